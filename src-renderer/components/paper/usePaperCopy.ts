import { type RefObject, useEffect } from 'react';
import { withoutSoftHyphens } from '../../dom/softHyphens.ts';
import { softHyphen } from '../../layout/hyphenation.ts';

/** Copies and drags the selected text without the soft hyphens that only serve the lines on screen. */
export function usePaperCopy(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const give = (data: DataTransfer | null): boolean => {
      const selection = document.getSelection();
      const text = selection?.toString() ?? '';
      if (!data || !selection || selection.rangeCount === 0 || !text.includes(softHyphen)) return false;
      data.setData('text/plain', withoutSoftHyphens(text));
      data.setData('text/html', htmlOf(selection.getRangeAt(0)));
      return true;
    };
    const onCopy = (event: ClipboardEvent) => {
      if (give(event.clipboardData)) event.preventDefault();
    };
    const onDragStart = (event: DragEvent) => {
      give(event.dataTransfer);
    };
    element.addEventListener('copy', onCopy);
    element.addEventListener('dragstart', onDragStart);
    return () => {
      element.removeEventListener('copy', onCopy);
      element.removeEventListener('dragstart', onDragStart);
    };
  }, [root]);
}

/** The marked-up text of a range: headings and paragraphs, nothing that is drawn beside them. */
function htmlOf(range: Range): string {
  const copied = document.createElement('div');
  copied.append(range.cloneContents());
  for (const drawn of copied.querySelectorAll('button, [role="img"], .paper-derived, .paper-rule'))
    drawn.remove();
  for (const element of copied.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
  }
  return withoutSoftHyphens(copied.innerHTML);
}

import { type RefObject, useEffect } from 'react';
import type { FlowElements } from '../../dom/flowElements.ts';
import { flowKey, partText } from '../../dom/passages.ts';
import { partsIn, readSelection } from '../../dom/selection.ts';
import { withoutSoftHyphens } from '../../dom/softHyphens.ts';
import { softHyphen } from '../../layout/hyphenation.ts';

/** What leaves the paper: plain, and marked up. */
interface Copied {
  readonly text: string;
  readonly html: string;
}

/**
 * Copies and drags the selected text without the soft hyphens that only serve the lines on screen, and, where
 * other characters are shown (`substituted`), with those that are printed.
 */
export function usePaperCopy(
  root: RefObject<HTMLElement | null>,
  flowElements: () => FlowElements | null,
  substituted: boolean,
): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const give = (data: DataTransfer | null): boolean => {
      const selection = document.getSelection();
      const elements = flowElements();
      if (!data || !selection || selection.rangeCount === 0 || !elements) return false;
      const copied = substituted ? asPrinted(selection, elements) : asShown(selection);
      if (!copied) return false;
      data.setData('text/plain', copied.text);
      data.setData('text/html', copied.html);
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
  }, [root, flowElements, substituted]);
}

/** Null where the browser's own copy is right. */
function asShown(selection: Selection): Copied | null {
  const text = selection.toString();
  if (!text.includes(softHyphen)) return null;
  return { text: withoutSoftHyphens(text), html: htmlOf(selection.getRangeAt(0).cloneContents()) };
}

/** Null where nothing of the paper's text is selected. */
function asPrinted(selection: Selection, elements: FlowElements): Copied | null {
  const passage = readSelection(selection, elements);
  if (!passage) return null;
  const range = selection.getRangeAt(0);
  const parts = partsIn(range, elements);
  const content = range.cloneContents();
  const inside = content.querySelectorAll<HTMLElement>('[data-flow]');
  if (inside.length === 0) content.replaceChildren(...parts.map(partText));
  for (const element of inside) {
    const part = parts.find(({ flow }) => flowKey(flow) === element.dataset.flow);
    element.textContent = part ? partText(part) : '';
  }
  return { text: passage.text, html: htmlOf(content) };
}

/** Marked-up text: headings and paragraphs, nothing that is drawn beside them. */
function htmlOf(content: DocumentFragment): string {
  const copied = document.createElement('div');
  copied.append(content);
  for (const drawn of copied.querySelectorAll('button, [role="img"], .paper-derived, .paper-rule'))
    drawn.remove();
  for (const element of copied.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
  }
  return withoutSoftHyphens(copied.innerHTML);
}

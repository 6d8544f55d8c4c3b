import { type RefObject, useEffect } from 'react';
import { copiedPassage } from '../../dom/copying/copiedText.ts';
import type { FlowElements } from '../../dom/flowElements.ts';

/** Copies and drags the selected text in the letters of the issue, where the screen shows it in others. */
export function usePaperCopy(
  root: RefObject<HTMLElement | null>,
  flowElements: () => FlowElements | null,
): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const give = (data: DataTransfer | null): boolean => {
      const selection = document.getSelection();
      const elements = flowElements();
      if (!data || !elements || !selection || selection.isCollapsed) return false;
      const passage = copiedPassage(selection.getRangeAt(0), elements);
      if (!passage.differs) return false;
      data.setData('text/plain', passage.text);
      data.setData('text/html', passage.html);
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
  }, [root, flowElements]);
}

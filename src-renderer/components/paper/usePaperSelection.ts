import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { FlowElements } from '../../dom/flowElements.ts';
import { readSelection, type SelectedPassage } from '../../dom/selection.ts';
import type { IssueOnDesk } from '../desk/issueOnDesk.ts';
import type { PassageSelection, SelectionAnchor } from '../desk/paperHandle.ts';

/**
 * Tells the shell about the selection once it has settled: when the pointer is let go, or right after a
 * change made by the keyboard. What is selected stays so when its text comes to stand in other elements
 * (`reflows` counts these times).
 */
export function usePaperSelection(
  root: RefObject<HTMLElement | null>,
  flowElements: () => FlowElements | null,
  onSelect: IssueOnDesk['onSelect'],
  reflows: number,
): () => PassageSelection | null {
  const current = useRef<PassageSelection | null>(null);
  /** What a key has selected since, and is told of in the next frame. */
  const latest = useRef<PassageSelection | null>(null);

  const read = useCallback((): PassageSelection | null => {
    const elements = flowElements();
    const context = root.current;
    const selection = document.getSelection();
    // Dragged over from a paper beside this one, it is that one's.
    const begun = selection?.anchorNode?.parentElement?.closest('.paper');
    if (begun && begun !== context) return null;
    const passage = elements && context && readSelection(selection, elements);
    return passage ? toPassageSelection(passage, context) : null;
  }, [flowElements, root]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text came to stand elsewhere without any other state
  useLayoutEffect(() => {
    // Who is typing somewhere has the caret there.
    const isTyping = document.activeElement?.matches('input, textarea, [contenteditable]');
    // Letters that go leave an empty selection behind; what was taken away is gone.
    const isTaken = document.getSelection()?.rangeCount === 0;
    const kept = isTyping || isTaken ? null : (latest.current ?? current.current);
    const ranges = kept ? flowElements()?.liveRangesOf(kept) : undefined;
    const [first, last] = [ranges?.[0], ranges?.at(-1)];
    if (!kept || !first || !last) return;
    const now = read();
    if (now?.start !== kept.start || now.end !== kept.end) {
      document
        .getSelection()
        ?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
    }
    current.current = read();
    onSelect('text', current.current);
  }, [reflows]);

  useEffect(() => {
    let pointerDown = false;
    let frame = 0;
    const settle = () => {
      if (!pointerDown) latest.current = read();
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        latest.current = null;
        if (pointerDown) return;
        const before = current.current;
        const now = read();
        if (before === null && now === null) return;
        if (before && now && before.start === now.start && before.end === now.end) return;
        current.current = now;
        onSelect('text', now);
      });
    };
    const onPointerDown = (event: PointerEvent) => {
      pointerDown = event.target instanceof Node && root.current?.contains(event.target) === true;
    };
    const onPointerUp = () => {
      pointerDown = false;
      settle();
    };
    document.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('pointerup', onPointerUp);
    document.addEventListener('pointercancel', onPointerUp);
    document.addEventListener('selectionchange', settle);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('pointerup', onPointerUp);
      document.removeEventListener('pointercancel', onPointerUp);
      document.removeEventListener('selectionchange', settle);
    };
  }, [read, onSelect, root]);

  return read;
}

function toPassageSelection(passage: SelectedPassage, contextElement: Element): PassageSelection {
  const { start, end, text, articleId, range } = passage;
  return { start, end, text, articleId, anchor: anchorOf(range, contextElement) };
}

/** Something to stand beside a range of the paper. */
export const anchorOf = (range: Range, contextElement: Element): SelectionAnchor => ({
  getBoundingClientRect: () => range.getBoundingClientRect(),
  getClientRects: () => [...range.getClientRects()],
  contextElement,
});

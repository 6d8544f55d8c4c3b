import { flowStartToCanonical } from '#shared/text/flow.ts';
import { type FlowElements, flowElementAround, flowOffset, shownCodePoints } from './flowElements.ts';
import { type FlowPart, joinFlowParts, passageOf, type SelectedSpan } from './passages.ts';

/** A passage with the article it starts in. */
export interface SelectedPassage extends SelectedSpan {
  readonly articleId: string | null;
  readonly range: Range;
}

/**
 * Reads a DOM selection as a passage of the canonical text, across paragraphs, columns and articles.
 * Ends that lie outside any flow (between paragraphs, on a headline's edge after a triple click) snap to
 * the nearest text inside the selection. Null for no selection, or one outside this paper.
 */
export function readSelection(selection: Selection | null, elements: FlowElements): SelectedPassage | null {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(elements.root)) return null;
  const parts = partsIn(range, elements);
  const passage = passageOf(joinFlowParts(parts));
  const first = parts[0] && elements.elementsOf(parts[0].flow)[0];
  if (!passage || !first) return null;
  const article = first.closest<HTMLElement>('[data-article]');
  return { ...passage, articleId: article?.dataset.article ?? null, range: range.cloneRange() };
}

/** What a range covers of each flow it touches, in reading order. */
function partsIn(range: Range, elements: FlowElements): readonly FlowPart[] {
  return elementsIn(range, elements).flatMap((element): FlowPart[] => {
    const flow = elements.flowOf(element);
    if (!flow) return [];
    const shown = shownCodePoints(element, flow);
    const start = element.contains(range.startContainer)
      ? flowOffset(element, flow, range.startContainer, range.startOffset)
      : shown.start;
    const end = element.contains(range.endContainer)
      ? flowOffset(element, flow, range.endContainer, range.endOffset)
      : shown.end;
    return start < end ? [{ flow, start, end }] : [];
  });
}

/** The flow elements a range touches, in reading order. */
function elementsIn(range: Range, elements: FlowElements): readonly HTMLElement[] {
  const first = flowElementAround(range.startContainer);
  const last = flowElementAround(range.endContainer);
  if (first && first === last) return [first];
  return elements.order().filter((element) => range.intersectsNode(element));
}

/** Canonical offset of the character at a point of the window, or null where there is no text. */
export function offsetAtPoint(elements: FlowElements, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  if (!caret) return null;
  const element = flowElementAround(caret.offsetNode);
  if (!element || !elements.root.contains(element)) return null;
  const flow = elements.flowOf(element);
  return flow ? flowStartToCanonical(flow, flowOffset(element, flow, caret.offsetNode, caret.offset)) : null;
}

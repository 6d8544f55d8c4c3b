import { type Ref, useImperativeHandle } from 'react';
import type { Span } from '#shared/model/span.ts';
import { readCaret } from '../../dom/caret.ts';
import type { FlowElements } from '../../dom/flowElements.ts';
import { isInSight, readPlace, restorePlace, revealSpan } from '../../dom/place.ts';
import type { PaperHandle } from '../desk/paperHandle.ts';
import { anchorOf } from './usePaperSelection.ts';

/** What the paper on screen is asked through. */
interface HandledPaper {
  /** What scrolls: the sheet, or the article that is open above it. */
  readonly scrollerNow: () => HTMLElement | null;
  /** The elements of the text in it; null before they are there. */
  readonly flowElements: () => FlowElements | null;
  /** Makes up the section that a passage stands in. */
  readonly bringNear: (span: Span) => void;
  readonly goToArticle: PaperHandle['revealArticle'];
  readonly vertical: boolean;
  readonly selection: PaperHandle['selection'];
}

/** Lets the view around it ask the paper, see `PaperHandle`. */
export function usePaperHandle(ref: Ref<PaperHandle> | undefined, paper: HandledPaper): void {
  const { scrollerNow, flowElements, bringNear, goToArticle, vertical, selection } = paper;
  const place = () => {
    const scroller = scrollerNow();
    const elements = flowElements();
    return scroller && elements ? readPlace(scroller, elements, vertical) : null;
  };
  const reveal = (span: Span) => {
    const scroller = scrollerNow();
    const elements = flowElements();
    if (!scroller || !elements) return false;
    bringNear(span);
    return revealSpan(scroller, elements, span, vertical);
  };
  useImperativeHandle(ref, () => ({
    reveal,
    sees(span) {
      const scroller = scrollerNow();
      const elements = flowElements();
      return scroller !== null && elements !== null && isInSight(scroller, elements, span);
    },
    revealArticle: goToArticle,
    currentPlace() {
      const now = place();
      return now && { start: now.offset, end: now.offset + 1 };
    },
    place,
    restore(to) {
      const scroller = scrollerNow();
      const elements = flowElements();
      if (!scroller || !elements || !reveal({ start: to.offset, end: to.offset + 1 })) return false;
      restorePlace(scroller, elements, to, vertical);
      return true;
    },
    selection,
    caret() {
      const elements = flowElements();
      const found = elements && readCaret(document.getSelection(), elements);
      return found && { ...found, anchor: anchorOf(found.range, elements.root) };
    },
    clearSelection: () => document.getSelection()?.removeAllRanges(),
    focus: () => scrollerNow()?.focus({ preventScroll: true }),
  }));
}

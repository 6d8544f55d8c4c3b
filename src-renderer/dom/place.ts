import type { Span } from '#shared/model/span.ts';
import type { FlowElements } from './flowElements.ts';
import { offsetAtPoint } from './selection.ts';
import { stayOnLines } from './verticalPages.ts';

/** A place on the paper: a character and how far it is from the scroller's start edge, in pixels. */
export interface Place {
  readonly offset: number;
  readonly distance: number;
  /** The place is the very start, above any text. */
  readonly atStart: boolean;
}

/** Pixels from the edge within which a text begins where one reads. */
const nearEdge = 60;

/**
 * The first text that is seen in a scroller. `vertical` scrolls from right to left, so its start edge is
 * the right one.
 */
export function readPlace(scroller: Element, elements: FlowElements, vertical: boolean): Place | null {
  // Looking for text point by point is dear where there is none yet.
  if (elements.order().length === 0) return null;
  const box = scroller.getBoundingClientRect();
  const scrolled = vertical ? Math.abs(scroller.scrollLeft) : scroller.scrollTop;
  const step = 26;
  const reach = (vertical ? box.width : box.height) * 0.9;
  for (let ahead = 12; ahead < reach; ahead += step) {
    for (const across of [0.2, 0.4, 0.6, 0.8]) {
      const x = vertical ? box.right - ahead : box.left + box.width * across;
      const y = vertical ? box.top + box.height * across : box.top + ahead;
      const offset = offsetAtPoint(elements, x, y);
      if (offset === null) continue;
      const distanceOf = (place: number): number | null => {
        const line = lineOf(elements, { start: place, end: place + 1 });
        return line && (vertical ? box.right - line.right : line.top - box.top);
      };
      const distance = distanceOf(offset);
      if (distance === null) continue;
      // Set otherwise, the middle of a headline may stand on its second line: its first then holds the place.
      const beginning = elements.index.partsOf({ start: offset, end: offset + 1 })[0]?.flow.start ?? offset;
      const fromBeginning = distanceOf(beginning);
      return fromBeginning !== null && fromBeginning > -2 && fromBeginning < nearEdge
        ? { offset: beginning, distance: fromBeginning, atStart: scrolled < 4 }
        : { offset, distance, atStart: scrolled < 4 };
    }
  }
  return null;
}

/** Scrolls so that a place is again where it was read. */
export function restorePlace(
  scroller: Element,
  elements: FlowElements,
  place: Place,
  vertical: boolean,
): void {
  if (place.atStart) {
    scroller.scrollTo({ top: 0, left: 0, behavior: 'instant' });
    return;
  }
  const line = lineOf(elements, { start: place.offset, end: place.offset + 1 });
  if (!line) return;
  const box = scroller.getBoundingClientRect();
  if (vertical) {
    scroller.scrollBy({ left: line.right - (box.right - place.distance), behavior: 'instant' });
    stayOnLines(scroller);
  } else scroller.scrollBy({ top: line.top - box.top - place.distance, behavior: 'instant' });
}

/** Scrolls a passage to about a third of the window, unless it is well in sight. */
export function revealSpan(
  scroller: Element,
  elements: FlowElements,
  span: Span,
  vertical: boolean,
): boolean {
  const line = lineOf(elements, span);
  if (!line) return false;
  const box = scroller.getBoundingClientRect();
  const margin = 48;
  const inSight =
    line.top >= box.top + margin &&
    line.bottom <= box.bottom - margin &&
    line.left >= box.left &&
    line.right <= box.right;
  if (inSight) return true;
  if (vertical) {
    scroller.scrollBy({ left: line.left - box.left - box.width * 0.6, behavior: 'instant' });
    stayOnLines(scroller);
  } else scroller.scrollBy({ top: line.top - box.top - box.height * 0.3, behavior: 'instant' });
  return true;
}

/** Whether any of a passage can be seen in a scroller. */
export function isInSight(scroller: Element, elements: FlowElements, span: Span): boolean {
  const box = scroller.getBoundingClientRect();
  return elements
    .liveRangesOf(span)
    .some((range) =>
      [...range.getClientRects()].some(
        (line) =>
          line.bottom > box.top && line.top < box.bottom && line.right > box.left && line.left < box.right,
      ),
    );
}

function lineOf(elements: FlowElements, span: Span): DOMRect | null {
  const wanted = span.end > span.start ? span : { start: span.start, end: span.start + 1 };
  return elements.liveRangesOf(wanted)[0]?.getClientRects()[0] ?? null;
}

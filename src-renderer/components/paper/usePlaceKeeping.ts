import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import type { FlowElements } from '../../dom/flowElements.ts';
import { onFontsLoaded } from '../../dom/onFontsLoaded.ts';
import { type Place, readPlace, restorePlace } from '../../dom/place.ts';

/** A place, and how far the paper was scrolled when it was read (pixels). */
interface ReadAt {
  readonly place: Place;
  readonly scrolled: number;
}

/**
 * Keeps what was at the top of the window there when the sheet is made up anew (`key` tells when; fonts that
 * arrive and the window's `height` change it too); another issue starts at its head. `onPlace` is told what is at
 * the top after scrolling.
 */
export function usePlaceKeeping(
  scroller: RefObject<HTMLElement | null>,
  flowElements: () => FlowElements | null,
  vertical: boolean,
  issue: Issue,
  bringNear: (span: Span) => void,
  key: string,
  height: number,
  onPlace: (place: Place) => void,
): { readonly onScroll: () => void } {
  const place = useRef<ReadAt | null>(null);
  const frame = useRef(0);
  const [atFonts, setAtFonts] = useState<Place | null>(null);
  // What the app itself scrolled to: the text that is at the top then is not what the person came for.
  const restored = useRef<number | null>(null);
  const before = useRef({ issueId: issue.id, key, height });

  useLayoutEffect(() => {
    const { issueId, key: keyBefore, height: heightBefore } = before.current;
    const sameIssue = issueId === issue.id;
    if (sameIssue && keyBefore === key && heightBefore === height) return;
    before.current = { issueId: issue.id, key, height };
    const element = scroller.current;
    if (!element) return;
    if (!sameIssue) {
      place.current = null;
      restored.current = null;
      element.scrollTo({ top: 0, left: 0, behavior: 'instant' });
      return;
    }
    // A bar that comes or goes with a jump changes the height before the jump is noticed.
    const kept =
      keyBefore === key && place.current
        ? movedOn(place.current, scrolledBy(element, vertical))
        : place.current?.place;
    const restore = () => {
      const elements = flowElements();
      if (!kept || !elements) return;
      if (!kept.atStart) bringNear({ start: kept.offset, end: kept.offset + 1 });
      restorePlace(element, elements, kept, vertical);
      restored.current = scrolledBy(element, vertical);
      place.current = { place: kept, scrolled: restored.current };
    };
    // After the sections' own corrections, which React flushes before any microtask, and before painting;
    // then once more, when the browser knows the sizes of sections that it had left out of the layout, unless
    // somebody has gone elsewhere meanwhile.
    queueMicrotask(restore);
    const restoreAgain = () => {
      if (isScrolledTo(restored.current, element, vertical)) restore();
    };
    const again = requestAnimationFrame(() => requestAnimationFrame(restoreAgain));
    return () => cancelAnimationFrame(again);
  }, [issue.id, key, height, scroller, flowElements, vertical, bringNear]);

  // Sections that are set anew hear of the fonts in the same turn, and are drawn with what is done here.
  useEffect(() => {
    return onFontsLoaded(() => {
      const element = scroller.current;
      const read = place.current;
      if (!element || !read || element.inert) return;
      setAtFonts(movedOn(read, scrolledBy(element, vertical)));
    });
  }, [scroller, vertical]);

  useLayoutEffect(() => {
    if (!atFonts || atFonts.atStart) return;
    queueMicrotask(() => {
      const element = scroller.current;
      const elements = flowElements();
      if (!element || !elements) return;
      restorePlace(element, elements, atFonts, vertical);
      restored.current = scrolledBy(element, vertical);
      place.current = { place: atFonts, scrolled: restored.current };
    });
  }, [atFonts, scroller, flowElements, vertical]);

  const onScroll = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const element = scroller.current;
      const elements = flowElements();
      if (!element || !elements || element.inert) return;
      if (isScrolledTo(restored.current, element, vertical)) return;
      restored.current = null;
      const read = readPlace(element, elements, vertical);
      place.current = read && { place: read, scrolled: scrolledBy(element, vertical) };
      if (read) onPlace(read);
    });
  }, [scroller, flowElements, vertical, onPlace]);
  return { onScroll };
}

/** A place that was read before the paper was scrolled on to `scrolled` pixels. */
function movedOn({ place, scrolled: before }: ReadAt, scrolled: number): Place {
  const since = scrolled - before;
  return {
    ...place,
    distance: place.distance - since,
    atStart: place.atStart && Math.abs(since) < 4,
  };
}

const scrolledBy = (element: Element, vertical: boolean): number =>
  vertical ? Math.abs(element.scrollLeft) : element.scrollTop;

const isScrolledTo = (pixels: number | null, element: Element, vertical: boolean): boolean =>
  pixels !== null && Math.abs(scrolledBy(element, vertical) - pixels) < 1;

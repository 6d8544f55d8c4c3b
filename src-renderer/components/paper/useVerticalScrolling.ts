import { type RefObject, useEffect } from 'react';
import { lineStep, nextStop, previousStop, stretchesIn } from '../../dom/verticalPages.ts';

/** Where one press of a key goes from where a scroller is, in pixels to the left. */
type Move = (scroller: HTMLElement) => number;

/** A line of vertical text where the scroller does not say how wide one is, in pixels. */
const usualLine = 26;
/** Lines that an arrow key goes. */
const linesByArrow = 2;

/**
 * Vertical lines run on to the left: the wheel, Page Down, Space and the arrows go on there, where a
 * horizontal scroller by itself would not listen to them. Tiers go by whole lines and by their pages.
 */
export function useVerticalScrolling(scroller: RefObject<HTMLElement | null>, on: boolean): void {
  useEffect(() => {
    const element = scroller.current;
    if (!on || !element) return;
    let rest = 0;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
      event.preventDefault();
      const step = lineStep(element);
      rest += event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? usualLine : 1);
      const moved = step === null ? rest : Math.trunc(rest / step) * step;
      rest -= moved;
      element.scrollBy({ left: -moved });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const move = moveOf(event);
      if (!move) return;
      event.preventDefault();
      element.scrollTo({ left: -move(element) });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('keydown', onKeyDown);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('keydown', onKeyDown);
    };
  }, [scroller, on]);
}

const scrolled = (scroller: HTMLElement) => Math.abs(scroller.scrollLeft);
const byLines =
  (lines: number): Move =>
  (scroller) =>
    Math.max(0, scrolled(scroller) + lines * (lineStep(scroller) ?? usualLine));

const byPage =
  (direction: 1 | -1): Move =>
  (scroller) => {
    const line = lineStep(scroller);
    const from = scrolled(scroller);
    if (line === null) return Math.max(0, from + direction * scroller.clientWidth * 0.85);
    const sight = { from, size: scroller.clientWidth, line };
    return (direction === 1 ? nextStop : previousStop)(stretchesIn(scroller), sight);
  };

const moves: Readonly<Record<string, Move>> = {
  PageDown: byPage(1),
  PageUp: byPage(-1),
  ArrowLeft: byLines(linesByArrow),
  ArrowDown: byLines(linesByArrow),
  ArrowRight: byLines(-linesByArrow),
  ArrowUp: byLines(-linesByArrow),
  Home: () => 0,
  End: (scroller) => scroller.scrollWidth,
};

function moveOf(event: KeyboardEvent): Move | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  if (event.key === ' ') {
    const onButton = event.target instanceof Element && event.target.closest('button') !== null;
    return onButton ? null : byPage(event.shiftKey ? -1 : 1);
  }
  // With Shift the arrows, Home and End select.
  return event.shiftKey ? null : (moves[event.key] ?? null);
}

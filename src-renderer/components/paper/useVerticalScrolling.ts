import { type RefObject, useEffect } from 'react';

/**
 * Vertical lines run on to the left: the wheel, Page Down and Space go on there, where a horizontal
 * scroller by itself would not listen to them.
 */
export function useVerticalScrolling(scroller: RefObject<HTMLElement | null>, on: boolean): void {
  useEffect(() => {
    const element = scroller.current;
    if (!on || !element) return;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
      event.preventDefault();
      element.scrollBy({ left: -event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 26 : 1) });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const page = element.clientWidth * 0.85;
      const onButton = event.target instanceof Element && event.target.closest('button') !== null;
      const steps: Readonly<Record<string, number>> = {
        PageDown: -page,
        PageUp: page,
        ...(onButton ? {} : { ' ': event.shiftKey ? page : -page }),
        Home: element.scrollWidth,
        End: -element.scrollWidth,
      };
      const left = steps[event.key];
      if (left === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      element.scrollBy({ left });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('keydown', onKeyDown);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('keydown', onKeyDown);
    };
  }, [scroller, on]);
}

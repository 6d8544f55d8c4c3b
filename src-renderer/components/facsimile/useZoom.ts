import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { pageWidth, type ShownSize, wholePageWidth, type Zoom } from './geometry/zoom.ts';

export interface Zooming {
  /** Width of the page on the screen in CSS pixels; 0 before the first layout. */
  readonly width: number;
  /** As a multiple of the whole page. */
  readonly enlargement: number;
  readonly zoom: Zoom;
  /** Fits the page, or sets its width; a point of the window stays where it is, or else the middle does. */
  zoomTo(zoom: Zoom, at?: { readonly x: number; readonly y: number }): void;
  zoomBy(factor: number, at?: { readonly x: number; readonly y: number }): void;
}

/** Room around the page, in CSS pixels. */
const margin = 16;

/** How the page lies in its scroller: fitted or enlarged, by keys, wheel with Ctrl, and pinching. */
export function useZoom(
  scroller: RefObject<HTMLElement | null>,
  stage: RefObject<HTMLElement | null>,
  aspect: number,
): Zooming {
  const [zoom, setZoom] = useState<Zoom>('page');
  const [window, setWindow] = useState<ShownSize>({ width: 0, height: 0 });
  const held = useRef<{ fx: number; fy: number; x: number; y: number } | null>(null);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () =>
      setWindow({ width: element.clientWidth - 2 * margin, height: element.clientHeight - 2 * margin });
    measure();
    const observer = new ResizeObserver(() => flushSync(measure));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);

  const laidOut = window.width > 0 && window.height > 0;
  const width = laidOut ? pageWidth(zoom, window, aspect) : 0;
  const now = useRef({ width, window, aspect });
  now.current = { width, window, aspect };

  useLayoutEffect(() => {
    const [scrolling, page, point] = [scroller.current, stage.current, held.current];
    held.current = null;
    if (!scrolling || !page || !point || width === 0) return;
    const box = page.getBoundingClientRect();
    scrolling.scrollBy({
      left: box.left + point.fx * box.width - point.x,
      top: box.top + point.fy * box.height - point.y,
      behavior: 'instant',
    });
  }, [width, scroller, stage]);

  const zoomTo = useCallback<Zooming['zoomTo']>(
    (next, at) => {
      const [view, page] = [
        scroller.current?.getBoundingClientRect(),
        stage.current?.getBoundingClientRect(),
      ];
      if (view && page && page.width > 0) {
        const x = at?.x ?? view.left + view.width / 2;
        const y = at?.y ?? view.top + view.height / 2;
        held.current = { fx: (x - page.left) / page.width, fy: (y - page.top) / page.height, x, y };
      }
      setZoom(next);
    },
    [scroller, stage],
  );
  const zoomBy = useCallback<Zooming['zoomBy']>(
    (factor, at) => {
      const { width: before, window: size, aspect: shape } = now.current;
      const wanted = pageWidth(before * factor, size, shape);
      // Several wheel events may come before the next frame; each goes on from the one before.
      now.current = { ...now.current, width: wanted };
      zoomTo(wanted, at);
    },
    [zoomTo],
  );

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const delta = Math.max(-60, Math.min(60, event.deltaY * lines));
      zoomBy(Math.exp(-delta / 200), { x: event.clientX, y: event.clientY });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [scroller, zoomBy]);

  const enlargement = laidOut ? width / wholePageWidth(window, aspect) : 1;
  return { width, enlargement, zoom, zoomTo, zoomBy };
}

import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Before anything is laid out. */
export const noSize: Size = { width: 0, height: 0 };

/**
 * Size of a scroller without its scroll bars, in pixels; 0 before it is laid out. It is read anew at once when
 * `narrowed` changes: text set for the old width first would be scrolled to a place that then moves.
 */
export function useScrollerSize(scroller: RefObject<HTMLElement | null>, narrowed: boolean): Size {
  const [size, setSize] = useState(noSize);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what narrows it changes its size without any state
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () =>
      setSize((before) => {
        const { clientWidth: width, clientHeight: height } = element;
        return width === before.width && height === before.height ? before : { width, height };
      });
    read();
    // Made up in the same frame, so that no sheet of the old size is ever painted.
    const observer = new ResizeObserver(() => flushSync(read));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, narrowed]);
  return size;
}

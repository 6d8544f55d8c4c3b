import { type RefObject, useCallback, useEffect, useState } from 'react';
import { stopAt, stripShift } from '../../../layout/strip.ts';
import type { Range } from './usePlacementsOf.ts';
import type { SheetGeometry } from './useSheetGeometry.ts';
import { type StripLayout, stripMeasure } from './useStripScale.ts';

/** A frame lower than this could not be taken hold of, in pixels of the strip. */
const lowestFrame = 8;

interface StripFrameRequest {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly root: RefObject<HTMLElement | null>;
  readonly roll: RefObject<HTMLElement | null>;
  readonly frame: RefObject<HTMLElement | null>;
  readonly laidOut: StripLayout | null;
  readonly geometry: SheetGeometry | null;
}

/** Where the frame is while the sheet is scrolled so far, in pixels of what is seen of the strip. */
export function frameOf(laidOut: StripLayout, geometry: SheetGeometry, room: number, scrolled: number) {
  const { contentHeight, windowHeight } = geometry;
  const most = Math.max(1, contentHeight - windowHeight);
  const whole = laidOut.height + 2 * stripMeasure.margin;
  const shift = stripShift(whole, room, scrolled / most);
  const top = stripMeasure.margin + laidOut.scale.toStrip(scrolled);
  const bottom = stripMeasure.margin + laidOut.scale.toStrip(scrolled + windowHeight);
  return { shift, top: top - shift, height: Math.max(lowestFrame, bottom - top) };
}

/**
 * Keeps the frame where the sheet is scrolled to. Scrolling moves it and the strip, draws nothing and measures
 * nothing; only when other miniatures come into sight, or another page is reached, is the strip rendered.
 */
export function useStripFrame(request: StripFrameRequest): {
  /** Index of the stop where the sheet is. */
  readonly stop: number;
  /** Sections in sight or nearly so. */
  readonly range: Range;
  /** Puts the frame where it belongs. */
  readonly follow: () => void;
} {
  const { scroller, root, roll, frame, laidOut, geometry } = request;
  const [stop, setStop] = useState(0);
  const [range, setRange] = useState<Range>({ from: 0, to: 0 });
  const [room, setRoom] = useState(0);

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);

  const follow = useCallback(() => {
    const element = scroller.current;
    if (!element || !roll.current || !frame.current || !laidOut || !geometry || room === 0) return;
    const at = frameOf(laidOut, geometry, room, element.scrollTop);
    roll.current.style.transform = `translateY(${stripMeasure.margin - at.shift}px)`;
    frame.current.style.transform = `translateY(${at.top + at.shift - stripMeasure.margin}px)`;
    frame.current.style.height = `${at.height}px`;
    setStop(stopAt(laidOut.stops, element.scrollTop));
    const { places } = laidOut.scale;
    const [above, below] = [at.shift - room * 0.5, at.shift + room * 1.5];
    const from = places.findIndex(({ top, height }) => top + height > above);
    const to = places.findLastIndex(({ top }) => top < below) + 1;
    setRange((before) =>
      before.from === from && before.to === to ? before : { from: Math.max(0, from), to },
    );
  }, [scroller, roll, frame, laidOut, geometry, room]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let waiting = 0;
    const onScroll = () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(follow);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(waiting);
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, follow]);

  return { stop, range, follow };
}

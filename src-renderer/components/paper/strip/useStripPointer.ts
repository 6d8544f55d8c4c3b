import { type PointerEvent, type RefObject, useRef, type WheelEvent } from 'react';
import type { SheetGeometry } from './useSheetGeometry.ts';
import { frameOf } from './useStripFrame.ts';
import type { StripLayout } from './useStripScale.ts';

interface StripPointerRequest {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly root: RefObject<HTMLElement | null>;
  readonly laidOut: StripLayout | null;
  readonly geometry: SheetGeometry | null;
}

/** How near to the wanted place a drag is put, in pixels of the strip. */
const precision = 0.25;

/** A press brings the frame under the pointer, which then drags it; the wheel scrolls the sheet. */
export function useStripPointer({ scroller, root, laidOut, geometry }: StripPointerRequest) {
  /** Where the frame is held, in pixels below its top; null while it is not. */
  const held = useRef<number | null>(null);

  const bringFrameTo = (top: number) => {
    const element = scroller.current;
    const room = root.current?.clientHeight ?? 0;
    if (!element || !laidOut || !geometry) return;
    let low = 0;
    let high = Math.max(0, geometry.contentHeight - geometry.windowHeight);
    // The strip moves against the frame, so that there is no formula; but the further down, the lower the frame.
    for (let step = 0; step < 24 && high - low > precision; step++) {
      const middle = (low + high) / 2;
      if (frameOf(laidOut, geometry, room, middle).top < top) low = middle;
      else high = middle;
    }
    element.scrollTo({ top: (low + high) / 2, behavior: 'instant' });
  };
  const within = (event: PointerEvent<HTMLElement>) =>
    event.clientY - event.currentTarget.getBoundingClientRect().top;

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !laidOut || !geometry || !scroller.current) return;
      const y = within(event);
      const at = frameOf(laidOut, geometry, event.currentTarget.clientHeight, scroller.current.scrollTop);
      const isInside = y >= at.top && y <= at.top + at.height;
      held.current = isInside ? y - at.top : at.height / 2;
      event.currentTarget.setPointerCapture(event.pointerId);
      if (!isInside) bringFrameTo(y - held.current);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (held.current !== null) bringFrameTo(within(event) - held.current);
    },
    onLostPointerCapture() {
      held.current = null;
    },
    onWheel({ deltaY, deltaMode, ctrlKey }: WheelEvent) {
      if (ctrlKey) return;
      scroller.current?.scrollBy({ top: deltaMode === 1 ? deltaY * 26 : deltaY });
    },
  };
}

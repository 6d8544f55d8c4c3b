import { type PointerEvent, useRef } from 'react';
import type { Box } from '#shared/model/facsimile.ts';
import { type Grip, moved, stretched } from '../geometry/region.ts';

interface RegionGripsProps {
  readonly box: Box;
  /** Whether it is taken hold of anywhere inside, too, and not only by its edges. */
  readonly inside: boolean;
  /** The rectangle while it is drawn, and once more with `settled` when it is let go. */
  readonly onDraw: (box: Box, settled: boolean) => void;
}

interface Hold {
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  readonly grip: Grip | null;
  readonly page: DOMRect;
}

const sides = [-1, 0, 1] as const;
const grips: readonly Grip[] = sides.flatMap((down) =>
  sides.flatMap((across) => (across === 0 && down === 0 ? [] : [{ across, down }])),
);
const edges = ['top', 'right', 'bottom', 'left'] as const;

/**
 * What a rectangle on a page is taken by with the pointer: its edges move it, the squares on them draw its sides.
 * Fills the rectangle that it is put in; keys are its owner's business.
 */
export function RegionGrips({ box, inside, onDraw }: RegionGripsProps) {
  const hold = useRef<Hold | null>(null);
  const take = (event: PointerEvent<HTMLElement>, grip: Grip | null) => {
    const page = event.currentTarget.closest('.facsimile-page')?.getBoundingClientRect();
    if (event.button !== 0 || !page || page.width === 0) return;
    event.stopPropagation();
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    hold.current = { x: event.clientX, y: event.clientY, box, grip, page };
  };
  const drawn = ({ clientX, clientY }: PointerEvent): Box | null => {
    if (!hold.current) return null;
    const { x, y, box: from, grip, page } = hold.current;
    const [across, down] = [(clientX - x) / page.width, (clientY - y) / page.height];
    return grip ? stretched(from, grip, across, down) : moved(from, across, down);
  };
  const handles = (grip: Grip | null) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => take(event, grip),
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const next = drawn(event);
      if (next) onDraw(next, false);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const next = drawn(event);
      hold.current = null;
      if (next) onDraw(next, true);
    },
    onPointerCancel: () => {
      const from = hold.current?.box;
      hold.current = null;
      if (from) onDraw(from, true);
    },
  });
  return (
    <span className="region-grips" aria-hidden="true">
      {inside && <span className="region-inside" {...handles(null)} />}
      {edges.map((edge) => (
        <span key={edge} className="region-edge" data-edge={edge} {...handles(null)} />
      ))}
      {grips.map((grip) => (
        <span
          key={`${grip.across} ${grip.down}`}
          className="region-grip"
          data-across={grip.across}
          data-down={grip.down}
          {...handles(grip)}
        />
      ))}
    </span>
  );
}

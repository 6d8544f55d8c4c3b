import type { Box } from '#shared/model/facsimile.ts';
import type { Point } from './wordPlaces.ts';

const within = (share: number): number => Math.max(0, Math.min(1, share));

/** The rectangle that a drag from one point to another draws, as far as it lies on the page. */
export function boxBetween(a: Point, b: Point): Box {
  const left = within(Math.min(a.x, b.x));
  const top = within(Math.min(a.y, b.y));
  return {
    left,
    top,
    width: within(Math.max(a.x, b.x)) - left,
    height: within(Math.max(a.y, b.y)) - top,
  };
}

/** A rectangle narrower than this share of the page is a slip of the hand. */
const least = 0.005;

export const isWorthReading = ({ width, height }: Box): boolean => width >= least && height >= least;

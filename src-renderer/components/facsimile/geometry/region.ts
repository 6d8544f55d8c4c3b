import type { PercentBox } from '#shared/model/annotation.ts';
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

/** Rounded so far that nobody sees it: a ten-thousandth of a percent. */
const rounded = (percent: number): number => Math.round(percent * 10_000) / 10_000;

/** In percent of the page, as annotations have it; never over its edge. */
export function percentBoxOf({ left, top, width, height }: Box): PercentBox {
  const [x, y] = [rounded(left * 100), rounded(top * 100)];
  return {
    x,
    y,
    width: Math.min(rounded(width * 100), 100 - x),
    height: Math.min(rounded(height * 100), 100 - y),
  };
}

export const boxOf = ({ x, y, width, height }: PercentBox): Box => ({
  left: x / 100,
  top: y / 100,
  width: width / 100,
  height: height / 100,
});

/** The sides that a grip takes along: −1 left or top, 1 right or foot, 0 neither. */
export interface Grip {
  readonly across: -1 | 0 | 1;
  readonly down: -1 | 0 | 1;
}

/** Moves a rectangle by shares of the page, as far as the edges let it. */
export function moved(box: Box, across: number, down: number): Box {
  return {
    ...box,
    left: Math.max(0, Math.min(1 - box.width, box.left + across)),
    top: Math.max(0, Math.min(1 - box.height, box.top + down)),
  };
}

/** Draws the sides of a grip by shares of the page; they stop at the edge, and before they meet their opposite. */
export function stretched(box: Box, grip: Grip, across: number, down: number): Box {
  const [left, right] = stretchedSide(box.left, box.left + box.width, grip.across, across);
  const [top, foot] = stretchedSide(box.top, box.top + box.height, grip.down, down);
  return { left, top, width: right - left, height: foot - top };
}

function stretchedSide(from: number, to: number, side: -1 | 0 | 1, by: number): readonly [number, number] {
  if (side === -1) return [Math.max(0, Math.min(to - least, from + by)), to];
  return side === 1 ? [from, Math.min(1, Math.max(from + least, to + by))] : [from, to];
}

/** So far an arrow key takes a rectangle, in shares of the page; with Ctrl held, so far. */
const step = 0.01;
const fineStep = 0.002;

const arrows: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What is pressed, as a `KeyboardEvent` says it. */
interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

/** An arrow moves a rectangle, with Shift it draws its right or lower side; null for any other key. */
export function boxAfterKey(box: Box, { key, shiftKey, ctrlKey }: Pressed): Box | null {
  const arrow = arrows[key];
  if (!arrow) return null;
  const by = ctrlKey ? fineStep : step;
  const [across, down] = [arrow[0] * by, arrow[1] * by];
  return shiftKey ? stretched(box, { across: 1, down: 1 }, across, down) : moved(box, across, down);
}

/** Where a rectangle begins that is drawn by keys: in the middle of what is seen of the page, a third of it. */
export function boxInMiddle(seen: Box): Box {
  const [width, height] = [Math.max(least, seen.width / 3), Math.max(least, seen.height / 3)];
  return moved(
    { left: 0, top: 0, width, height },
    seen.left + (seen.width - width) / 2,
    seen.top + (seen.height - height) / 2,
  );
}

import { depthOf, median, middleV, overlapU, shareU, weightedMedian, widthOf } from './rect.ts';
import type { Item } from './sheet.ts';

/** What a page's or frame's text is measured by (pixels). */
export interface Measures {
  /** Size of the type that most characters are set in. */
  readonly size: number;
  /** From one line of it to the next, middle to middle. */
  readonly leading: number;
}

/** Measures of some lines; where they are too few to tell, those of what they stand in. */
export function measure(items: readonly Item[], outer: Measures | null): Measures {
  const along = items.filter(({ isCrosswise }) => !isCrosswise);
  const known = along.length > 0 ? along : items;
  const size = weightedMedian(known.map((item) => [item.size, item.length]));
  if (known.length < 3 && outer)
    return size > 0 ? { size, leading: (outer.leading * size) / outer.size } : outer;
  if (size <= 0) return outer ?? { size: 1, leading: 1.5 };
  const body = along.filter((item) => item.size < size * 1.25 && item.size > size * 0.75);
  const steps = body.flatMap((item) => nearestBelow(item, body, size) ?? []);
  const leading = steps.length > 0 ? median(steps) : size * 1.5;
  return { size, leading: Math.min(Math.max(leading, size * 1.02), size * 2.6) };
}

function nearestBelow(item: Item, body: readonly Item[], size: number): number | null {
  let nearest: number | null = null;
  for (const other of body) {
    const step = middleV(other.rect) - middleV(item.rect);
    if (step < size * 0.6 || step > size * 4) continue;
    if (shareU(item.rect, other.rect) < 0.6) continue;
    if (nearest === null || step < nearest) nearest = step;
  }
  return nearest;
}

/** Type larger than this, relative to the body's, makes headlines. */
const headSize = 1.28;

/** Whether a line is set in a headline's type. */
export const isLarge = ({ size, length }: Item, body: Measures): boolean =>
  size >= body.size * (length === 1 ? headSize * 1.25 : headSize);

/** Whether two lines stand beside each other as parts of one printed line, torn apart in reading. */
export const areBeside = (a: Item, b: Item, gap: number): boolean =>
  Math.abs(middleV(a.rect) - middleV(b.rect)) < Math.min(depthOf(a.rect), depthOf(b.rect)) * 0.5 &&
  -overlapU(a.rect, b.rect) < gap &&
  overlapU(a.rect, b.rect) < Math.min(widthOf(a.rect), widthOf(b.rect)) * 0.5;

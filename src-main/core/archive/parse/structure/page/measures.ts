import { depthOf, median, middleV, overlapU, shareU, weightedQuantile, widthOf } from './rect.ts';
import type { SheetLine } from './sheet.ts';

/** What a page's or frame's text is measured by (pixels). */
export interface Measures {
  /** Size of the type that most characters are set in. */
  readonly size: number;
  /** From one line of it to the next, middle to middle. */
  readonly leading: number;
}

/** Sizes are measured too large more often than too small (letters that were not read): less than half tells best. */
const lowerShare = 0.35;

/** Measures of some lines; where they are too few to tell, those of what they stand in. */
export function measure(items: readonly SheetLine[], outer: Measures | null): Measures {
  const along = items.filter(({ isCrosswise }) => !isCrosswise);
  const known = along.length > 0 ? along : items;
  const size = weightedQuantile(
    known.map((item) => [item.size, item.length]),
    lowerShare,
  );
  if (known.length < 3 && outer)
    return size > 0 ? { size, leading: (outer.leading * size) / outer.size } : outer;
  if (size <= 0) return outer ?? { size: 1, leading: 1.5 };
  const body = along.filter((item) => item.size < size * 1.25 && item.size > size * 0.75);
  const steps = body.flatMap((item) => nearestBelow(item, body, size) ?? []);
  const leading = steps.length > 0 ? median(steps) : size * 1.5;
  return { size, leading: Math.min(Math.max(leading, size * 1.02), size * 2.6) };
}

function nearestBelow(item: SheetLine, body: readonly SheetLine[], size: number): number | null {
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
export const isLarge = ({ size, length }: SheetLine, body: Measures): boolean =>
  size >= body.size * (length === 1 ? headSize * 1.25 : headSize);

/** Lines larger than this, relative to the body's, are no body lines whatever stands around them. */
const surelyLarge = 2;

/**
 * The lines that are set in a headline's type. One that stands in the middle of a column, as long as the lines
 * before and after it and no farther from them than they are from each other, was only measured too large.
 */
export function largeLines(items: readonly SheetLine[], body: Measures): SheetLine[] {
  let large = items.filter((item) => isLarge(item, body));
  for (let round = 0; round < 2; round++) {
    const before = new Set(large);
    large = large.filter((item) => !isMismeasured(item, items, before, body));
  }
  return large;
}

function isMismeasured(
  item: SheetLine,
  items: readonly SheetLine[],
  large: ReadonlySet<SheetLine>,
  { size, leading }: Measures,
): boolean {
  if (item.size > size * surelyLarge) return false;
  const next = (side: 1 | -1) =>
    items.filter((other) => {
      const step = (middleV(other.rect) - middleV(item.rect)) * side;
      return step > leading * 0.6 && step < leading * 1.3 && shareU(item.rect, other.rect) > 0.5;
    });
  const [before, after] = [next(-1), next(1)];
  const around = [...before, ...after];
  return (
    before.length > 0 &&
    after.length > 0 &&
    around.some((other) => !large.has(other)) &&
    around.some((other) => isAsLong(item, other, size))
  );
}

/** Two lines end at the same place at both ends, but for an indent. */
const isAsLong = (item: SheetLine, other: SheetLine, size: number): boolean => {
  const [start, end] = [Math.abs(item.rect.u0 - other.rect.u0), Math.abs(item.rect.u1 - other.rect.u1)];
  return Math.min(start, end) < size * 0.8 && Math.max(start, end) < size * 2.5;
};

/** Whether two lines stand beside each other as parts of one printed line, torn apart in reading. */
export const areBeside = (a: SheetLine, b: SheetLine, gap: number): boolean =>
  Math.abs(middleV(a.rect) - middleV(b.rect)) < Math.min(depthOf(a.rect), depthOf(b.rect)) * 0.5 &&
  -overlapU(a.rect, b.rect) < gap &&
  overlapU(a.rect, b.rect) < Math.min(widthOf(a.rect), widthOf(b.rect)) * 0.5;

import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import type { Raster } from '../raster/raster.ts';
import { type FoundLine, foundBodySize } from './foundLine.ts';
import { eachDirection } from './level.ts';

/** Larger type than this may run across columns (times the body's). */
const headline = 1.35;
/** Lines no further above or below (body characters) tell where a line's column ends. */
const neighbourhood = 8;
/** So many rows of two columns show a gutter. */
const leastRows = 3;
/** A line is cut where it is blank for so long (body characters), and for so much of the gutter's width. */
const [leastBlank, leastShare] = [0.3, 0.6] as const;
/** Darker than this is ink on a flattened sheet. */
const inkBelow = 150;
/** How wide a gutter is, at least and at most (body characters). */
const [narrowest, widest] = [0.15, 4] as const;

/**
 * Cuts lines of body type that run on over a gutter: the space between two columns that the rows above and below keep
 * free, with or without a rule in it.
 */
export function cutAtGutters(lines: readonly FoundLine[], sheet: Raster): readonly FoundLine[] {
  const body = foundBodySize(lines);
  return eachDirection(lines, (boxes, isVertical) => {
    const order = boxes.toSorted((a, b) => a.top - b.top);
    return order.flatMap((box) => {
      if (box.height > headline * body || box.width < 6 * body) return [box];
      const near = order.filter(
        (other) =>
          other !== box &&
          Math.abs(other.top - box.top) < neighbourhood * body &&
          other.left < box.left + box.width &&
          other.left + other.width > box.left,
      );
      const gutters = guttersIn(box, near, body).flatMap(
        (gutter) => blankNear(sheet, box, gutter, body, isVertical) ?? [],
      );
      return cutAt(box, gutters);
    });
  });
}

/** The space between two columns, along their lines. */
interface Gutter {
  readonly middle: number;
  readonly gap: number;
}

/** Where the neighbours of a line leave a gutter within it. */
function guttersIn(box: PixelBox, near: readonly PixelBox[], body: number): readonly Gutter[] {
  const gaps = near.flatMap((left) =>
    near.flatMap((right) => {
      const gap = right.left - left.left - left.width;
      const isRow = Math.abs(left.top + left.height / 2 - right.top - right.height / 2) < 0.6 * body;
      const middle = right.left - gap / 2;
      const isWithin = middle > box.left + 1.5 * body && middle < box.left + box.width - 1.5 * body;
      return isRow && isWithin && gap > narrowest * body && gap < widest * body ? [{ middle, gap }] : [];
    }),
  );
  const found: Gutter[] = [];
  for (const { middle, gap } of gaps.toSorted((a, b) => a.gap - b.gap)) {
    if (found.some((other) => Math.abs(other.middle - middle) < 2 * body)) continue;
    const rows = gaps.filter(
      (other) => Math.abs(other.middle - middle) < 0.5 * other.gap + 0.3 * body,
    ).length;
    if (rows >= leastRows) found.push({ middle, gap });
  }
  return found.toSorted((a, b) => a.middle - b.middle);
}

/** The middle of the widest blank of a level line near a gutter; null where the line runs on over it. */
function blankNear(
  sheet: Raster,
  box: PixelBox,
  { middle, gap }: Gutter,
  body: number,
  isVertical: boolean,
): number | null {
  const reach = body + gap / 2;
  const [from, to] = [Math.round(middle - reach), Math.round(middle + reach)];
  let best = { start: 0, end: 0, blank: 0 };
  let open = { start: from, blank: 0 };
  for (let place = from; place <= to; place++) {
    const ink = inkAcross(sheet, box, place, isVertical);
    if (ink <= 0.05) open.blank++;
    // A rule in the gutter fills the line from head to foot: what is on its sides is blank all the same.
    else if (ink < 0.85) open = { start: place + 1, blank: 0 };
    if (open.blank > best.blank) best = { start: open.start, end: place, blank: open.blank };
  }
  const wanted = Math.max(leastBlank * body, leastShare * gap);
  return best.blank >= wanted ? (best.start + best.end) / 2 : null;
}

/** Share of ink across a level line at a place along it, its edges left out. */
export function inkAcross(sheet: Raster, box: PixelBox, place: number, isVertical: boolean): number {
  const [from, to] = [Math.round(box.top + 0.15 * box.height), Math.round(box.top + 0.85 * box.height)];
  let ink = 0;
  for (let across = from; across < to; across++) {
    const [x, y] = isVertical ? [across, place] : [place, across];
    const isWithin = x >= 0 && y >= 0 && x < sheet.width && y < sheet.height;
    if (isWithin && (sheet.data[y * sheet.width + x] as number) < inkBelow) ink++;
  }
  return ink / Math.max(1, to - from);
}

/** A level line in pieces. */
export function cutAt(box: PixelBox, cuts: readonly number[]): readonly PixelBox[] {
  const edges = [box.left, ...cuts, box.left + box.width];
  return edges.slice(1).map((right, at) => {
    const left = edges[at] ?? box.left;
    return { ...box, left, width: right - left };
  });
}

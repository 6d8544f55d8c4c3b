import type { PixelBox } from '#shared/model/pageReading.ts';
import type { Raster } from '../raster/raster.ts';
import { bodySize, type FoundLine } from './foundLine.ts';
import { eachDirection } from './level.ts';

/** Larger type than this may run across columns (times the body's). */
const headline = 1.35;
/** Lines no further above or below (body characters) tell where a line's column ends. */
const neighbourhood = 8;
/** So many rows of two columns show a gutter. */
const leastRows = 3;
/** A line is cut where it is blank for so long (body characters), or crossed by a rule: no space within a line is as wide. */
const leastBlank = 0.3;
/** Darker than this is ink on a flattened sheet. */
const inkBelow = 150;
/** How wide a gutter is, at least and at most (body characters). */
const [narrowest, widest] = [0.15, 4] as const;

/**
 * Cuts lines of body type that run on over a gutter: the space between two columns that the rows above and below keep
 * free, with or without a rule in it.
 */
export function cutAtGutters(lines: readonly FoundLine[], sheet: Raster): readonly FoundLine[] {
  const body = bodySize(lines);
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
        (at) => blankNear(sheet, box, at, body, isVertical) ?? [],
      );
      return cutAt(box, gutters);
    });
  });
}

/** Where the neighbours of a line leave a gutter within it. */
function guttersIn(box: PixelBox, near: readonly PixelBox[], body: number): readonly number[] {
  const gaps = near.flatMap((left) =>
    near.flatMap((right) => {
      const gap = right.left - left.left - left.width;
      const isRow = Math.abs(left.top + left.height / 2 - right.top - right.height / 2) < 0.6 * body;
      const middle = right.left - gap / 2;
      const isWithin = middle > box.left + 1.5 * body && middle < box.left + box.width - 1.5 * body;
      return isRow && isWithin && gap > narrowest * body && gap < widest * body ? [{ middle, gap }] : [];
    }),
  );
  const found: number[] = [];
  for (const { middle } of gaps.toSorted((a, b) => a.gap - b.gap)) {
    if (found.some((other) => Math.abs(other - middle) < 2 * body)) continue;
    const rows = gaps.filter((gap) => Math.abs(gap.middle - middle) < 0.5 * gap.gap + 0.3 * body).length;
    if (rows >= leastRows) found.push(middle);
  }
  return found.toSorted((a, b) => a - b);
}

/** The middle of the widest blank within a body character of a place in a level line; null where there is none. */
function blankNear(
  sheet: Raster,
  box: PixelBox,
  at: number,
  body: number,
  isVertical: boolean,
): number | null {
  const [from, to] = [Math.round(at - body), Math.round(at + body)];
  let best = { start: 0, length: 0 };
  let start = from;
  for (let place = from; place <= to; place++) {
    const ink = inkAcross(sheet, box, place, isVertical);
    // A rule fills the gutter from the line's head to its foot; what is on its sides is blank all the same.
    if (ink > 0.05 && ink < 0.85) start = place + 1;
    else if (place + 1 - start > best.length) best = { start, length: place + 1 - start };
  }
  return best.length >= leastBlank * body ? best.start + best.length / 2 : null;
}

/** Share of ink across a level line at a place along it, its edges left out. */
function inkAcross(sheet: Raster, box: PixelBox, place: number, isVertical: boolean): number {
  const [from, to] = [Math.round(box.top + 0.15 * box.height), Math.round(box.top + 0.85 * box.height)];
  let ink = 0;
  for (let across = from; across < to; across++) {
    const [x, y] = isVertical ? [across, place] : [place, across];
    const isWithin = x >= 0 && y >= 0 && x < sheet.width && y < sheet.height;
    if (isWithin && (sheet.data[y * sheet.width + x] as number) < inkBelow) ink++;
  }
  return ink / Math.max(1, to - from);
}

function cutAt(box: PixelBox, cuts: readonly number[]): readonly PixelBox[] {
  const edges = [box.left, ...cuts, box.left + box.width];
  return edges.slice(1).map((right, at) => {
    const left = edges[at] ?? box.left;
    return { ...box, left, width: right - left };
  });
}

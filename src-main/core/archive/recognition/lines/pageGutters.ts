import type { PixelBox, PrintedRule } from '#shared/model/scans/pageReading.ts';
import type { Raster } from '../raster/raster.ts';
import { type FoundLine, foundBodySize } from './foundLine.ts';
import { cutAt, inkAcross } from './gutters.ts';
import { along, eachDirection } from './level.ts';

/** Larger type than this may run across columns (times the body's). */
const headline = 1.35;
/** So many rows that are parted at one place show a gutter of the page. */
const leastRows = 6;
/** Rows are parted at one place when it wanders no further (body characters): gutters lean and wave a little. */
const wandering = 0.7;
/** How wide a gutter is, at most (body characters). */
const widest = 2.5;
/** A line is cut where a strip so wide (of the gutter, and at least, in body characters) has so little of the line's ink. */
const [gutterShare, narrowest, leastInk] = [0.6, 0.25, 0.35] as const;

/** A gutter of the page: where it runs along the lines, and from where to where across them. */
interface PageGutter {
  readonly middle: number;
  readonly gap: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts lines of body type that run on over a gutter that rows all over the page keep, up to the level rule where it
 * ends: on a worn page a gutter is seldom blank, and its rule seldom whole, but it stays where it is.
 */
export function cutAtPageGutters(
  lines: readonly FoundLine[],
  rules: readonly PrintedRule[],
  sheet: Raster,
): readonly FoundLine[] {
  const body = foundBodySize(lines);
  return eachDirection(lines, (boxes, isVertical) => {
    const across = rules
      .filter((rule) => rule.isVertical === isVertical)
      .map(({ box }) => along(box, isVertical));
    const gutters = pageGutters(boxes, across, body);
    return boxes.flatMap((box) => {
      if (box.height > headline * body) return [box];
      const middle = box.top + box.height / 2;
      const cuts = gutters
        .filter(({ from, to }) => from < middle && middle < to)
        .filter((gutter) => isWithin(box, gutter.middle, body))
        .flatMap((gutter) => thinnest(sheet, box, gutter, body, isVertical) ?? []);
      return cutAt(
        box,
        cuts.toSorted((a, b) => a - b),
      );
    });
  });
}

const isWithin = (box: PixelBox, place: number, body: number): boolean =>
  place > box.left + 1.5 * body && place < box.left + box.width - 1.5 * body;

function pageGutters(
  boxes: readonly PixelBox[],
  rules: readonly PixelBox[],
  body: number,
): readonly PageGutter[] {
  const parted = partedRows(boxes, body).toSorted((a, b) => a.place - b.place);
  const found: PageGutter[] = [];
  let left = parted;
  while (left.length >= leastRows) {
    const best = mostAtOnePlace(left, wandering * body);
    if (best.length < leastRows) break;
    const middle = best[Math.floor(best.length / 2)]?.place ?? 0;
    left = left.filter(({ place }) => Math.abs(place - middle) > 2 * body);
    const [first, last] = [Math.min(...best.map(({ top }) => top)), Math.max(...best.map(({ top }) => top))];
    const ends = rules.filter((rule) => rule.left < middle && rule.left + rule.width > middle);
    const above = ends.filter((rule) => rule.top < first).map((rule) => rule.top);
    const below = ends.filter((rule) => rule.top > last).map((rule) => rule.top);
    const gap = best.map((row) => row.gap).toSorted((a, b) => a - b)[Math.floor(best.length / 2)] ?? 0;
    found.push({
      middle,
      gap,
      from: Math.max(0, ...above),
      to: Math.min(Number.POSITIVE_INFINITY, ...below),
    });
  }
  return found;
}

/** Where a row is parted into two lines. */
interface PartedRow {
  readonly place: number;
  readonly gap: number;
  readonly top: number;
}

/** Where rows are parted, each place once a row. */
function partedRows(boxes: readonly PixelBox[], body: number): readonly PartedRow[] {
  const small = boxes.filter(({ height }) => height <= headline * body);
  return small.flatMap((left) => {
    if (left.width < 3 * body) return [];
    const end = left.left + left.width;
    const right = small.find(
      (other) =>
        other.left > end &&
        other.left - end < widest * body &&
        Math.abs(other.top + other.height / 2 - left.top - left.height / 2) < 0.6 * body,
    );
    return right ? [{ place: (end + right.left) / 2, gap: right.left - end, top: left.top }] : [];
  });
}

/** The most of some places, in order, that lie within a distance of one another. */
function mostAtOnePlace<T extends { readonly place: number }>(
  places: readonly T[],
  within: number,
): readonly T[] {
  let best: readonly T[] = [];
  let from = 0;
  for (let to = 0; to < places.length; to++) {
    while ((places[to]?.place ?? 0) - (places[from]?.place ?? 0) > 2 * within) from++;
    if (to - from + 1 > best.length) best = places.slice(from, to + 1);
  }
  return best;
}

/** Where a line has the least ink near a gutter; null where it has about as much as elsewhere. */
function thinnest(
  sheet: Raster,
  box: PixelBox,
  { middle, gap }: PageGutter,
  body: number,
  isVertical: boolean,
): number | null {
  const width = Math.max(2, Math.round(Math.max(narrowest * body, gutterShare * gap)));
  const ink = (place: number) => inkAcross(sheet, box, place, isVertical);
  const mean = average(
    Array.from({ length: Math.floor(box.width / 3) }, (_, at) => ink(Math.round(box.left + 3 * at))),
  );
  let best = { place: 0, ink: Number.POSITIVE_INFINITY };
  for (let start = Math.round(middle - body); start <= middle + body - width; start++) {
    const here = average(Array.from({ length: width }, (_, at) => ink(start + at)));
    // Of several that are as empty, the one nearest to the gutter.
    const place = start + width / 2;
    const isNearer = Math.abs(place - middle) < Math.abs(best.place - middle);
    if (here < best.ink || (here === best.ink && isNearer)) best = { place, ink: here };
  }
  return best.ink <= leastInk * mean ? best.place : null;
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

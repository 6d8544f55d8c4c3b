import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import { shared } from '../raster/boxes.ts';
import type { Raster } from '../raster/raster.ts';
import { scale } from '../raster/resample.ts';

/** Print is measured on a picture so much smaller, on which the dots of a halftone are one grey. */
const shrinking = 0.25;
/** The measure is taken in squares of so many of its pixels. */
const cell = 32;
/** Neighbouring pixels that differ by more than this are print (of 255). */
const leastStep = 24;
/** A square with less print than this share of the busiest is left out. */
const leastPrint = 0.3;

/**
 * Squares of `side` pixels of a flattened page with much print, busiest first, one or two of each quarter: one corner may
 * hold nothing but advertisements. Print is many steps between ink and paper: a photograph or a dark edge has few.
 */
export function busyPatches(page: Raster, side: number): readonly PixelBox[] {
  const small = scale(page, shrinking);
  const columns = Math.ceil(small.width / cell);
  const rows = Math.ceil(small.height / cell);
  const steps = stepsIn(small, columns, rows);
  const span = Math.max(1, Math.round((side * shrinking) / cell));
  const all: { readonly box: PixelBox; readonly sum: number; readonly quarter: number }[] = [];
  for (let row = 0; row <= Math.max(0, rows - span); row++) {
    for (let column = 0; column <= Math.max(0, columns - span); column++) {
      let sum = 0;
      for (let y = row; y < Math.min(rows, row + span); y++) {
        for (let x = column; x < Math.min(columns, column + span); x++)
          sum += steps[y * columns + x] as number;
      }
      const left = Math.round((column * cell) / shrinking);
      const top = Math.round((row * cell) / shrinking);
      const box = {
        left,
        top,
        width: Math.min(side, page.width - left),
        height: Math.min(side, page.height - top),
      };
      all.push({
        box,
        sum,
        quarter: 2 * Number(2 * row + span > rows) + Number(2 * column + span > columns),
      });
    }
  }
  const busiest = Math.max(0, ...all.map(({ sum }) => sum));
  const chosen: (typeof all)[number][] = [];
  for (const one of all.toSorted((a, b) => b.sum - a.sum)) {
    if (one.sum === 0 || one.sum < leastPrint * busiest) break;
    const isFull = chosen.filter(({ quarter }) => quarter === one.quarter).length >= 2;
    if (!isFull && chosen.every(({ box }) => shared(box, one.box) === 0)) chosen.push(one);
  }
  // First one of each quarter, then the seconds.
  const first = chosen.filter(
    ({ quarter }, at) => chosen.findIndex((other) => other.quarter === quarter) === at,
  );
  return [...first, ...chosen.filter((one) => !first.includes(one))].map(({ box }) => box);
}

function stepsIn({ width, height, data }: Raster, columns: number, rows: number): Float64Array {
  const sums = new Float64Array(columns * rows);
  for (let y = 1; y < height; y++) {
    for (let x = 1; x < width; x++) {
      const at = y * width + x;
      const value = data[at] as number;
      const across = Math.abs(value - (data[at - 1] as number));
      const down = Math.abs(value - (data[at - width] as number));
      const count = (across > leastStep ? across : 0) + (down > leastStep ? down : 0);
      const to = Math.floor(y / cell) * columns + Math.floor(x / cell);
      sums[to] = (sums[to] as number) + count;
    }
  }
  return sums;
}

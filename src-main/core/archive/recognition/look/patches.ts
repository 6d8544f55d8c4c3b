import type { PixelBox } from '#shared/model/pageReading.ts';
import type { Raster } from '../raster/raster.ts';
import { scale } from '../raster/resample.ts';

/** Side of the cells whose print is counted (pixels of a picture an eighth as large… see `busyPatches`). */
const cell = 32;
const shrinking = 0.25;

/**
 * Where a flattened page is printed most: squares of `side` pixels that do not overlap, busiest first. Print is many
 * changes between ink and paper: a photograph or a dark edge has few.
 */
export function busyPatches(page: Raster, side: number, count: number): readonly PixelBox[] {
  const small = scale(page, shrinking);
  const columns = Math.ceil(small.width / cell);
  const rows = Math.ceil(small.height / cell);
  const changes = changesIn(small, columns, rows);
  const span = Math.max(1, Math.round((side * shrinking) / cell));
  const candidates: { readonly column: number; readonly row: number; readonly sum: number }[] = [];
  for (let row = 0; row <= Math.max(0, rows - span); row++) {
    for (let column = 0; column <= Math.max(0, columns - span); column++) {
      let sum = 0;
      for (let y = row; y < Math.min(rows, row + span); y++) {
        for (let x = column; x < Math.min(columns, column + span); x++)
          sum += changes[y * columns + x] as number;
      }
      candidates.push({ column, row, sum });
    }
  }
  const chosen: (typeof candidates)[number][] = [];
  for (const one of candidates.toSorted((a, b) => b.sum - a.sum)) {
    if (chosen.length === count || one.sum === 0) break;
    const isApart = chosen.every(
      (other) => Math.abs(other.column - one.column) >= span || Math.abs(other.row - one.row) >= span,
    );
    if (isApart) chosen.push(one);
  }
  return chosen.map(({ column, row }) => {
    const left = Math.round((column * cell) / shrinking);
    const top = Math.round((row * cell) / shrinking);
    return { left, top, width: Math.min(side, page.width - left), height: Math.min(side, page.height - top) };
  });
}

function changesIn({ width, height, data }: Raster, columns: number, rows: number): Float64Array {
  const changes = new Float64Array(columns * rows);
  const isInk = (at: number) => (data[at] as number) < 150;
  for (let y = 1; y < height; y++) {
    for (let x = 1; x < width; x++) {
      const at = y * width + x;
      const ink = isInk(at);
      const count = Number(ink !== isInk(at - 1)) + Number(ink !== isInk(at - width));
      if (count === 0) continue;
      const to = Math.floor(y / cell) * columns + Math.floor(x / cell);
      changes[to] = (changes[to] as number) + count;
    }
  }
  return changes;
}

import type { Measures } from '../page/measures.ts';
import { around, depthOf, median, type Rect, widthOf } from '../page/rect.ts';
import type { SheetLine } from '../page/sheet.ts';

/** A line across columns, and where the white between two of them runs that it crosses. */
export interface Spanning {
  readonly item: SheetLine;
  readonly at: number;
}

/** Rows that a river must run through, and the most of them that may bridge it. */
const leastRows = 5;
const mostBridges = 0.2;

/**
 * The lines that reach over a white river running through a chain from top to bottom; none where there is no river.
 * Most of them show the river as a gap between words: they are lines of two columns read as one.
 */
export function acrossRiver(chain: readonly SheetLine[], { size }: Measures): Spanning[] {
  if (chain.length < leastRows) return [];
  const whole = around(chain.map(({ rect }) => rect));
  const step = size / 3;
  const count = Math.ceil(widthOf(whole) / step);
  const cover = new Array<number>(count).fill(0);
  for (const { runs } of chain) {
    for (const [u0, u1] of runs) {
      const from = Math.max(0, Math.round((u0 - whole.u0) / step));
      const to = Math.min(count, Math.round((u1 - whole.u0) / step));
      for (let bin = from; bin < to; bin++) cover[bin] = (cover[bin] as number) + 1;
    }
  }
  const rows = Math.max(...cover);
  const isWhite = (bin: number) => (cover[bin] ?? rows) <= rows * mostBridges;
  for (let bin = 1; bin < count - 1; bin++) {
    if (!isWhite(bin)) continue;
    let end = bin;
    while (end + 1 < count - 1 && isWhite(end + 1)) end++;
    const u = whole.u0 + ((bin + end + 1) / 2) * step;
    const found = riverAt(chain, u, step, size);
    if (found) return found;
    bin = end;
  }
  return [];
}

function riverAt(chain: readonly SheetLine[], u: number, step: number, size: number): Spanning[] | null {
  const over = chain.filter(({ rect }) => rect.u0 < u - step && rect.u1 > u + step);
  const halves = over
    .filter(({ runs }) => !runs.some(([u0, u1]) => u0 < u - step && u1 > u + step))
    .flatMap(({ rect, runs }) => [
      { ...rect, u1: Math.max(rect.u0, ...runs.filter(([, u1]) => u1 <= u + step).map(([, u1]) => u1)) },
      { ...rect, u0: Math.min(rect.u1, ...runs.filter(([u0]) => u0 >= u - step).map(([u0]) => u0)) },
    ]);
  const others = chain.filter((item) => !over.includes(item)).map(({ rect }) => rect);
  const parts = [...others, ...halves];
  const left = parts.filter(({ u1 }) => u1 <= u + step);
  const right = parts.filter(({ u0 }) => u0 >= u - step);
  const ends = left.filter(({ u0, u1 }) => u1 > u - size * 4 && u1 - u0 > size * 3);
  const starts = right.filter(({ u0, u1 }) => u0 < u + size * 4 && u1 - u0 > size * 3);
  const areAligned =
    isEdge(
      ends.map(({ u1 }) => u1),
      size,
    ) &&
    isEdge(
      starts.map(({ u0 }) => u0),
      size,
    );
  return areAligned && runBeside(ends, starts) ? over.map((item) => ({ item, at: u })) : null;
}

/** Several lines, most of which begin or end at one place. */
function isEdge(places: readonly number[], size: number): boolean {
  if (places.length < leastRows) return false;
  const edge = median(places);
  return places.filter((place) => Math.abs(place - edge) < size).length >= places.length * 0.6;
}

/** Two columns stand beside each other for most of the shorter one. */
function runBeside(left: readonly Rect[], right: readonly Rect[]): boolean {
  const [a, b] = [around(left), around(right)];
  return Math.min(a.v1, b.v1) - Math.max(a.v0, b.v0) > Math.min(depthOf(a), depthOf(b)) * 0.5;
}

import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import type { Raster } from './raster.ts';

/** Pixels that hang together. */
export interface Component {
  readonly box: PixelBox;
  /** How many pixels it has. */
  readonly area: number;
}

interface Run {
  readonly from: number;
  /** The first pixel after it. */
  readonly to: number;
  readonly row: number;
}

/** Groups of touching pixels (by side or corner) for which `isSet` holds, of all of a picture or of a part of it. */
export function components(
  picture: Raster,
  isSet: (value: number) => boolean,
  part: PixelBox = { left: 0, top: 0, width: picture.width, height: picture.height },
): readonly Component[] {
  const wanted = Uint8Array.from({ length: 256 }, (_, value) => (isSet(value) ? 1 : 0));
  const runs: Run[] = [];
  const parents: number[] = [];
  const rootOf = (run: number): number => {
    let root = run;
    while (parents[root] !== root) root = parents[root] as number;
    while (parents[run] !== root) {
      const next = parents[run] as number;
      parents[run] = root;
      run = next;
    }
    return root;
  };
  let above = { from: 0, to: 0 };
  for (let row = part.top; row < part.top + part.height; row++) {
    const first = runs.length;
    addRuns(picture, wanted, row, part, runs);
    let other = above.from;
    for (let run = first; run < runs.length; run++) {
      parents.push(run);
      const { from, to } = runs[run] as Run;
      while (other < above.to && (runs[other] as Run).to < from) other++;
      for (let touched = other; touched < above.to && (runs[touched] as Run).from <= to; touched++) {
        parents[rootOf(run)] = rootOf(touched);
      }
    }
    above = { from: first, to: runs.length };
  }
  return gather(runs, rootOf);
}

function addRuns(picture: Raster, wanted: Uint8Array, row: number, part: PixelBox, runs: Run[]): void {
  const start = row * picture.width;
  const end = part.left + part.width;
  for (let x = part.left; x < end; x++) {
    if (wanted[picture.data[start + x] as number] === 0) continue;
    const from = x;
    while (x < end && wanted[picture.data[start + x] as number] === 1) x++;
    runs.push({ from, to: x, row });
  }
}

function gather(runs: readonly Run[], rootOf: (run: number) => number): readonly Component[] {
  const found = new Map<number, { left: number; right: number; top: number; bottom: number; area: number }>();
  for (const [index, { from, to, row }] of runs.entries()) {
    const root = rootOf(index);
    const known = found.get(root);
    if (!known) {
      found.set(root, { left: from, right: to, top: row, bottom: row + 1, area: to - from });
      continue;
    }
    known.left = Math.min(known.left, from);
    known.right = Math.max(known.right, to);
    known.bottom = row + 1;
    known.area += to - from;
  }
  return Array.from(found.values(), ({ left, right, top, bottom, area }) => ({
    box: { left, top, width: right - left, height: bottom - top },
    area,
  }));
}

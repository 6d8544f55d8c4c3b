import { decimalAt } from '../../index/bytes/checkedRead.ts';

/** Blocks have numbers below this: with 31 bits of hash they make a whole number that a double holds exactly. */
export const mostBlocks = 2 ** 22;

/**
 * Which blocks have which hashes: sorted runs of `hash × mostBlocks + block`, eight bytes for each kept shingle. A run is
 * joined with the one before when it has grown to half of it, so that a hash is looked up in few runs, and putting
 * costs little (P. O'Neil and others, The log-structured merge-tree, 1996).
 */
export class Runs {
  #runs: Float64Array[] = [];

  get size(): number {
    return this.#runs.reduce((sum, { length }) => sum + length, 0);
  }

  /** Takes in sorted entries. */
  add(run: Float64Array): void {
    if (run.length === 0) return;
    this.#runs.push(run);
    for (;;) {
      const [before, last] = this.#runs.slice(-2);
      if (!before || !last || last.length * 2 < before.length) return;
      this.#runs.splice(-2, 2, merged(before, last));
    }
  }

  /** The blocks of a hash that pass a test; null where more than `most` do. */
  blocksOf(hash: number, most: number, test: (block: number) => boolean): readonly number[] | null {
    const from = hash * mostBlocks;
    const to = from + mostBlocks;
    const blocks: number[] = [];
    for (const run of this.#runs) {
      for (let at = lowest(run, from); at < run.length; at++) {
        const entry = decimalAt(run, at);
        if (entry >= to) break;
        if (!test(entry - from)) continue;
        if (blocks.length === most) return null;
        blocks.push(entry - from);
      }
    }
    return blocks;
  }

  /** Gives every block another number, in the same order; -1 takes its entries away. */
  renumber(numberOf: (block: number) => number): void {
    this.#runs = this.#runs.map((run) => {
      let length = 0;
      const kept = new Float64Array(run.length);
      for (let at = 0; at < run.length; at++) {
        const entry = decimalAt(run, at);
        const block = entry % mostBlocks;
        const number = numberOf(block);
        if (number >= 0) kept[length++] = entry - block + number;
      }
      return kept.slice(0, length);
    });
  }
}

/** The first place of an entry that is not below a value. */
function lowest(run: Float64Array, value: number): number {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (decimalAt(run, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function merged(left: Float64Array, right: Float64Array): Float64Array {
  const both = new Float64Array(left.length + right.length);
  let l = 0;
  let r = 0;
  for (let at = 0; at < both.length; at++) {
    const takesLeft = r >= right.length || (l < left.length && decimalAt(left, l) <= decimalAt(right, r));
    both[at] = takesLeft ? decimalAt(left, l++) : decimalAt(right, r++);
  }
  return both;
}

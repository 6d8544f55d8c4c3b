import type { Seed } from './seeds.ts';

/** Seeds that follow one another in both texts. */
export type SeedChain = readonly Seed[];

/** Between two seeds of a chain lie at most so many letters in either text. */
const longestGap = 120;
/** So many letters more in the one text than in the other may lie between two seeds, and this share of the gap. */
const shift = { least: 6, share: 0.25 };

/**
 * Joins seeds, which come in the order of the right text, into chains, each with the chain whose end is nearest to it: the way of colinear chaining, greedily,
 * as seeds of misread copies hardly compete (D. Gusfield, Algorithms on Strings, Trees, and Sequences, 1997, 13.3).
 */
export function chainsOf(seeds: readonly Seed[]): readonly SeedChain[] {
  const done: Seed[][] = [];
  let open: Seed[][] = [];
  for (const seed of seeds) {
    const [still, past] = parted(open, (chain) => seed.right - endOf(chain).right <= longestGap * 2);
    open = still;
    done.push(...past);
    let best: Seed[] | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    for (const chain of open) {
      const cost = costOf(endOf(chain), seed);
      if (cost < bestCost) [best, bestCost] = [chain, cost];
    }
    if (best) best.push(seed);
    else open.push([seed]);
  }
  return [...done, ...open];
}

function endOf(chain: readonly Seed[]): Seed {
  const last = chain.at(-1);
  if (!last) throw new Error('A chain has a seed.');
  return last;
}

/** How far a seed is from following another; infinite where it does not. */
function costOf(last: Seed, next: Seed): number {
  const left = next.left - last.left;
  const right = next.right - last.right;
  if (left <= 0 || right <= 0) return Number.POSITIVE_INFINITY;
  if (Math.max(left, right) - last.length > longestGap) return Number.POSITIVE_INFINITY;
  const drift = Math.abs(left - right);
  if (drift > shift.least + shift.share * Math.max(left, right)) return Number.POSITIVE_INFINITY;
  return drift * 4 + left;
}

function parted<T>(list: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  const [yes, no]: [T[], T[]] = [[], []];
  for (const one of list) (test(one) ? yes : no).push(one);
  return [yes, no];
}

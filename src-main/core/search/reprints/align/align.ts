import { weightIn } from '../text.ts';
import { type Chain, chainsOf } from './chains.ts';
import { editsBetween, extend } from './edits.ts';
import { seedFinder } from './seeds.ts';

/** A passage that stands in two texts; the places count letters (UTF-16 units). */
export interface AlignedPassage {
  readonly left: { readonly start: number; readonly end: number };
  readonly right: { readonly start: number; readonly end: number };
  /** 1 where all letters are the same, 0 where none is. */
  readonly similarity: number;
}

/** The weight of 96 Han characters or 230 Latin letters, without spaces; what is shorter is a phrase or a formula. */
const leastWeight = 1150;
/** Both copies may be misread; below this, texts on the same thing are alike as well. */
const leastSimilarity = 0.65;
/** A chain with fewer seeds is chance. */
const leastSeeds = 3;

/**
 * Finds the passages that other texts have in common with one, in the order of that one: seeds, chained, then compared letter by letter.
 * The way of D. Smith, R. Cordell and E. Dillon, Infectious Texts: Modeling Text Reuse in Nineteenth-Century
 * Newspapers, 2013.
 */
export function aligner(left: string): (right: string) => readonly AlignedPassage[] {
  const findSeeds = seedFinder(left);
  return (right) => {
    const passages = chainsOf(findSeeds(right))
      .filter((chain) => chain.length >= leastSeeds && weightOfChain(left, chain) * 2 >= leastWeight)
      .map((chain) => passageOf(left, right, chain))
      .filter(({ left: { start, end }, similarity }) => {
        return similarity >= leastSimilarity && weightIn(left, start, end) >= leastWeight;
      });
    return withoutOverlaps(passages).toSorted((a, b) => a.left.start - b.left.start);
  };
}

/** From the begin of its first seed to the end of its last. */
function weightOfChain(left: string, chain: Chain): number {
  const [first, last] = [chain[0], chain.at(-1)];
  return first && last ? weightIn(left, first.left, last.left + last.length) : 0;
}

function passageOf(left: string, right: string, chain: Chain): AlignedPassage {
  const [first] = chain;
  if (!first) throw new Error('A chain has a seed.');
  let edits = 0;
  // What was compared so far, up to here in both.
  let [l, r] = [first.left, first.right];
  for (const seed of chain) {
    // A seed that overlaps the one before with another shift begins behind it.
    const skipped = Math.max(0, l - seed.left, r - seed.right);
    if (skipped >= seed.length) continue;
    edits += between(left.slice(l, seed.left + skipped), right.slice(r, seed.right + skipped));
    l = seed.left + seed.length;
    r = seed.right + seed.length;
  }
  const ahead = extend(left.slice(l, l + 400), right.slice(r, r + 400));
  const back = extend(
    reversed(left.slice(Math.max(0, first.left - 400), first.left)),
    reversed(right.slice(Math.max(0, first.right - 400), first.right)),
  );
  edits += ahead.edits + back.edits;
  const places = {
    left: { start: first.left - back.left, end: l + ahead.left },
    right: { start: first.right - back.right, end: r + ahead.right },
  };
  const longer = Math.max(places.left.end - places.left.start, places.right.end - places.right.start);
  return { ...places, similarity: longer === 0 ? 0 : 1 - edits / longer };
}

const between = (left: string, right: string): number =>
  left === '' || right === '' ? left.length + right.length : editsBetween(left, right);

const reversed = (text: string): string => text.split('').reverse().join('');

/** Of passages over the same letters of the left text, the longest. */
function withoutOverlaps(passages: readonly AlignedPassage[]): readonly AlignedPassage[] {
  const kept: AlignedPassage[] = [];
  for (const passage of passages.toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
    if (kept.every(({ left }) => overlap(left, passage.left) * 2 < lengthOf(passage))) kept.push(passage);
  }
  return kept;
}

const lengthOf = ({ left }: AlignedPassage): number => left.end - left.start;

const overlap = (a: AlignedPassage['left'], b: AlignedPassage['left']): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

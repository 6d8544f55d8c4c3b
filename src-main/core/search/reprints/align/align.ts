import { weightIn } from '../text.ts';
import { chainsOf, type SeedChain } from './chains.ts';
import { editsBetween, extend } from './edits.ts';
import { seedFinder } from './seeds.ts';

/** A passage that stands in two texts; the places count letters (UTF-16 units). */
export interface AlignedPassage {
  readonly left: { readonly start: number; readonly end: number };
  readonly right: { readonly start: number; readonly end: number };
  /** 1 where all letters are the same, 0 where none is. */
  readonly similarity: number;
}

/** The weight of 84 Han characters or 200 Latin letters, without marks and spaces; what is shorter is a phrase. */
const leastWeight = 1000;
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
      .flatMap((chain) => linksOf(left, right, chain))
      .map((link) => passageOf(left, right, link))
      .filter(({ left: { start, end }, similarity }) => {
        return similarity >= leastSimilarity && weightIn(left, start, end) >= leastWeight;
      });
    return withoutOverlaps(passages).toSorted((a, b) => a.left.start - b.left.start);
  };
}

/** From the begin of its first seed to the end of its last. */
function weightOfChain(left: string, chain: SeedChain): number {
  const [first, last] = [chain[0], chain.at(-1)];
  return first && last ? weightIn(left, first.left, last.left + last.length) : 0;
}

/** A stretch of both texts that begins and ends with seeds. */
interface Link {
  readonly left: { readonly start: number; end: number };
  readonly right: { readonly start: number; end: number };
  edits: number;
}

/** Between two seeds that belong together so many letters may be all others, and of more this share. */
const strange = { letters: 20, share: 0.5 };

/** A chain, parted where what lies between two seeds is not alike: a formula and a passage that chance put in a row. */
function linksOf(left: string, right: string, chain: SeedChain): readonly Link[] {
  const links: Link[] = [];
  for (const seed of chain) {
    const last = links.at(-1);
    const own = {
      left: { start: seed.left, end: seed.left + seed.length },
      right: { start: seed.right, end: seed.right + seed.length },
      edits: 0,
    };
    if (!last) {
      links.push(own);
      continue;
    }
    // A seed that overlaps the one before with another shift begins behind it.
    const skipped = Math.max(0, last.left.end - seed.left, last.right.end - seed.right);
    if (skipped >= seed.length) continue;
    const [here, there] = [
      left.slice(last.left.end, seed.left + skipped),
      right.slice(last.right.end, seed.right + skipped),
    ];
    const edits = between(here, there);
    if (edits > strange.letters && edits > strange.share * Math.max(here.length, there.length)) {
      links.push(own);
      continue;
    }
    last.edits += edits;
    last.left.end = own.left.end;
    last.right.end = own.right.end;
  }
  return links;
}

/** So many letters before and behind are handed to the extension, which looks at fewer. */
const around = 400;

function passageOf(left: string, right: string, link: Link): AlignedPassage {
  const ahead = extend(
    left.slice(link.left.end, link.left.end + around),
    right.slice(link.right.end, link.right.end + around),
  );
  const back = extend(
    reversed(left.slice(Math.max(0, link.left.start - around), link.left.start)),
    reversed(right.slice(Math.max(0, link.right.start - around), link.right.start)),
  );
  const places = {
    left: { start: link.left.start - back.left, end: link.left.end + ahead.left },
    right: { start: link.right.start - back.right, end: link.right.end + ahead.right },
  };
  const edits = link.edits + ahead.edits + back.edits;
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

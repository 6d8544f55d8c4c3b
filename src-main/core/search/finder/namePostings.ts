import { Index } from 'flexsearch';
import { shortestTolerant } from './matching.ts';
import { type NamePart, partsOfName } from './nameForm.ts';
import { createWordStock } from './wordStock.ts';

/** Whether a letter may be wrong. */
export type LetterTolerance = 'exact' | 'tolerant';

/** Which names can hold what is typed: FlexSearch over the words and the unspaced characters of their forms. */
export interface NamePostings {
  /** `id` is an integer from 1. */
  add(id: number, form: string): void;
  remove(id: number): void;
  /**
   * The ids of all names that can hold a part, and of some that cannot; an id may come twice. Null where the
   * names themselves are read sooner.
   */
  candidates(part: NamePart, tolerance: LetterTolerance): readonly (readonly number[])[] | null;
}

const termBreak = '\n';
/** FlexSearch takes an absent limit, and 0, for 100. */
const noLimit = 0x7fffffff;
/** So many words lead to most of the names anyway. */
const mostWords = 400;

export function createNamePostings(): NamePostings {
  // The terms are made here on both sides. `strict` and one resolution: only membership is asked for;
  // `fastupdate` keeps where each name stands, so that one goes without a walk over all postings.
  const index = new Index({
    tokenize: 'strict',
    resolution: 1,
    fastupdate: true,
    encode: (terms) => terms.split(termBreak),
  });
  const words = createWordStock();

  // A single term's answer can be FlexSearch's own posting array: it is only read, before the next change.
  const having = (term: string): readonly number[] =>
    index.search(term, { limit: noLimit }) as readonly number[];

  /** The names with the rarest of a run's characters. */
  const havingRarest = (characters: readonly string[]): readonly number[] => {
    let rarest: readonly number[] | null = null;
    for (const character of new Set(characters)) {
      const found = having(character);
      if (rarest === null || found.length < rarest.length) rarest = found;
    }
    return rarest ?? [];
  };
  const havingWords = (found: readonly string[]) => (found.length > mostWords ? null : found.map(having));

  return {
    add(id, form) {
      const terms = new Set<string>();
      for (const { text, isRun } of partsOfName(form)) {
        if (isRun) for (const character of text) terms.add(character);
        else {
          terms.add(text);
          words.add(text);
        }
      }
      if (terms.size > 0) index.add(id, [...terms].join(termBreak));
    },
    remove: (id) => void index.remove(id),
    candidates({ text, isRun }, tolerance) {
      const isTolerant = tolerance === 'tolerant' && text.length >= shortestTolerant;
      if (!isRun) {
        return havingWords(isTolerant ? words.beginningAlmostWith(text) : words.beginningWith(text));
      }
      const characters = Array.from(text);
      if (!isTolerant) return [havingRarest(characters)];
      // One wrong letter leaves one half whole; swapped ones are all there.
      const half = characters.length >> 1;
      return [havingRarest(characters.slice(0, half)), havingRarest(characters.slice(half))];
    },
  };
}

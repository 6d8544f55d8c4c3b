import { isWordTerm } from '../../text/terms.ts';
import { intAt } from '../bytes/checkedRead.ts';
import { numbers } from '../bytes/growable.ts';
import { type TermDirectory, termsIn } from './termDirectory.ts';

const wordBreak = '\n';

/** A word, and where its documents are in the postings. */
export interface WordEntry {
  readonly term: string;
  readonly size: number;
  readonly start: number;
  readonly positions: number;
  readonly end: number;
}

export interface WordList {
  passing(test: (word: string) => boolean): readonly WordEntry[];
}

/** The vocabulary of words, as one string: many small ones would weigh on the heap. */
export function wordList(directory: TermDirectory): WordList {
  const words: string[] = [];
  const sizes = numbers();
  const postingStarts = numbers();
  const postingEnds = numbers();
  const starts = numbers();
  let length = 0;
  for (const { term, size, start, positions } of termsIn(directory)) {
    if (!isWordTerm(term)) continue;
    words.push(term);
    starts.push(length);
    length += term.length + wordBreak.length;
    sizes.push(size);
    postingStarts.push(start);
    postingEnds.push(positions);
  }
  const count = words.length;
  const text = words.join(wordBreak) + wordBreak;
  starts.push(length);
  const wordAt = (word: number) =>
    text.slice(starts.values[word], intAt(starts.values, word + 1) - wordBreak.length);
  const entryOf = (word: number): WordEntry => {
    const positions = intAt(postingEnds.values, word);
    const start = intAt(postingStarts.values, word);
    // Words have no list of places.
    return { term: wordAt(word), size: intAt(sizes.values, word), start, positions, end: positions };
  };
  return {
    passing(test) {
      const found: WordEntry[] = [];
      for (let word = 0; word < count; word++) if (test(wordAt(word))) found.push(entryOf(word));
      return found;
    },
  };
}

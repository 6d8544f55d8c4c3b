import { type PackedPostings, termAt, termCount } from './packedPostings.ts';
import { isWordTerm } from './terms.ts';

const wordBreak = '\n';

export interface WordList {
  /** Indexes of the terms that are words and contain `part`. */
  containing(part: string): readonly number[];
  passing(test: (word: string) => boolean): readonly number[];
}

/** The vocabulary of words as one string, so that looking for a part of a word is one native search. */
export function wordList({ terms }: PackedPostings): WordList {
  const indexes: number[] = [];
  const starts: number[] = [];
  const words: string[] = [];
  let length = 0;
  for (let index = 0; index < termCount(terms); index++) {
    const term = termAt(terms, index);
    if (!isWordTerm(term)) continue;
    indexes.push(index);
    starts.push(length);
    words.push(term);
    length += term.length + wordBreak.length;
  }
  const text = words.join(wordBreak);
  return {
    passing: (test) => indexes.filter((_index, word) => test(words[word] ?? '')),
    containing(part) {
      const found: number[] = [];
      let word = 0;
      for (let at = text.indexOf(part); at >= 0; ) {
        let high = starts.length;
        while (word + 1 < high) {
          const middle = (word + high) >> 1;
          if ((starts[middle] ?? 0) <= at) word = middle;
          else high = middle;
        }
        found.push(indexes[word] ?? 0);
        const next = starts[word + 1];
        if (next === undefined) break;
        at = text.indexOf(part, next);
      }
      return found;
    },
  };
}

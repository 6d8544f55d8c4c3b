import type { DictionaryEntry, DictionaryProblem } from '#shared/model/finding/dictionary.ts';

/** A dictionary that is open for reading. */
export interface OpenDictionary {
  readonly name: string;
  readonly words: number;
  /** The entries of a headword, in the dictionary's order; empty where it is not in it. */
  find(word: string): readonly Omit<DictionaryEntry, 'dictionary'>[];
  close(): void;
}

/** A dictionary that cannot be read. */
export class BadDictionaryError extends Error {
  override readonly name = 'BadDictionaryError';
  readonly problem: DictionaryProblem;

  constructor(problem: DictionaryProblem) {
    super(`The dictionary cannot be read: ${problem}.`);
    this.problem = problem;
  }
}

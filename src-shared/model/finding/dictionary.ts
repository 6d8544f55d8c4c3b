/** Why a dictionary cannot be read; the window has a sentence for each. */
export type DictionaryProblem =
  | 'notStarDict'
  | 'unknownOffsets'
  | 'noIndex'
  | 'cutIndex'
  | 'noText'
  | 'notPacked'
  | 'badPacking'
  | 'notCedict'
  | 'unreadable';

/** A dictionary that a person has put into the folder of dictionaries. */
export interface DictionarySummary {
  /** As it calls itself, else its file's name. */
  readonly name: string;
  /** Number of its headwords; 0 where it cannot be read. */
  readonly words: number;
  /** Null where it can be read. */
  readonly problem: DictionaryProblem | null;
}

export interface DictionaryFolder {
  /** Absolute path. It need not exist yet. */
  readonly path: string;
  /** By name. */
  readonly dictionaries: readonly DictionarySummary[];
}

/** What a dictionary says of a word: plain text, never markup. */
export interface DictionaryEntry {
  /** Name of the dictionary. */
  readonly dictionary: string;
  /** As the dictionary writes it, in every script it gives. */
  readonly headwords: readonly string[];
  /** Pinyin with its tones, or another pronunciation; null where it gives none. */
  readonly reading: string | null;
  readonly senses: readonly string[];
}

/** A word of a text that dictionaries know. */
export interface LookedUpWord {
  /** As it stands in the text. */
  readonly word: string;
  readonly entries: readonly DictionaryEntry[];
}

/** What is looked up: a selected passage, or where nothing is selected the word around the caret. */
export interface LookUpRequest {
  /** The text before the selection or the caret, as far as a word may reach. */
  readonly before: string;
  /** Empty for a caret. */
  readonly selected: string;
  readonly after: string;
}

export interface LookUpResult {
  /** The words that were found, in text order; several where a passage is no word itself. */
  readonly words: readonly LookedUpWord[];
  /** Number of dictionaries that could be asked. */
  readonly dictionaries: number;
}

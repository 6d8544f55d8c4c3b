/**
 * The terms of the index, over text in the normal form: every character and every two side by side, of whatever
 * script, and whole words for letters and digits outside of runs of Chinese, Japanese and Korean characters and
 * punctuation. Pairs keep adjacency and need no dictionary; words serve the queries for words that begin or are
 * spelt about so.
 */

const other = 1;
const word = 2;
const run = 3;

const wordCharacter = /^[\p{L}\p{M}\p{N}]$/u;
const punctuation = /^[\p{P}\p{S}]+$/u;

function isRunCharacter(codePoint: number): boolean {
  if (codePoint < 0x1100) return false;
  return (
    codePoint <= 0x11ff ||
    (codePoint >= 0x3005 && codePoint <= 0x3007) ||
    (codePoint >= 0x3041 && codePoint <= 0x30ff && codePoint !== 0x30fb && codePoint !== 0x30a0) ||
    (codePoint >= 0x3105 && codePoint <= 0x31bf) ||
    (codePoint >= 0x31f0 && codePoint <= 0x31ff) ||
    (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
    (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
    (codePoint >= 0xa960 && codePoint <= 0xa97f) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7ff) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  );
}

const classes = new Uint8Array(0x10000);

function classOf(codePoint: number): number {
  const known = codePoint <= 0xffff ? classes[codePoint] : 0;
  if (known) return known;
  const character = String.fromCodePoint(codePoint);
  let found = other;
  if (isRunCharacter(codePoint) || punctuation.test(character)) found = run;
  else if (wordCharacter.test(character)) found = word;
  if (codePoint <= 0xffff) classes[codePoint] = found;
  return found;
}

interface Token {
  /** `word` or `run`. */
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

function* tokens(normal: string): Generator<Token> {
  let kind = other;
  let start = 0;
  let at = 0;
  while (at < normal.length) {
    const codePoint = normal.codePointAt(at) ?? 0;
    const next = classOf(codePoint);
    if (next !== kind) {
      if (kind !== other) yield { kind, start, end: at };
      kind = next;
      start = at;
    }
    at += codePoint > 0xffff ? 2 : 1;
  }
  if (kind !== other) yield { kind, start, end: at };
}

/** What `eachTerm` finds, from where to where in the text. */
export interface TermVisitor {
  word(start: number, end: number): void;
  /** A character of a run, or a letter or digit. */
  character(start: number, end: number, isLetter: boolean): void;
  /** Two characters side by side, of whatever kind. */
  pair(start: number, end: number, areLetters: boolean): void;
}

/** Calls back with every term of a text in the normal form, each kind of them in order. */
export function eachTerm(normal: string, visitor: TermVisitor): void {
  let kindBefore = other;
  let before = -1;
  let wordStart = 0;
  for (let at = 0; at < normal.length; ) {
    const codePoint = normal.codePointAt(at) ?? 0;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const kind = classOf(codePoint);
    if (kind !== kindBefore) {
      if (kindBefore === word) visitor.word(wordStart, at);
      wordStart = at;
    }
    if (kind !== other) visitor.character(at, next, kind === word);
    if (before >= 0) visitor.pair(before, next, kind === word && kindBefore === word);
    kindBefore = kind;
    before = at;
    at = next;
  }
  if (kindBefore === word) visitor.word(wordStart, normal.length);
}

/** Whether an index term is a whole word (and not a bigram). */
export function isWordTerm(term: string): boolean {
  return term !== '' && classAt(term, 0) === word && classAt(term, term.length - 1) === word;
}

/** Whether a text in the normal form ends in a letter or digit of a script with words. */
export function endsInWord(normal: string): boolean {
  return normal !== '' && classAt(normal, normal.length - 1) === word;
}

/** Whether a text in the normal form is one word and nothing else. */
export function isOneWord(normal: string): boolean {
  const [first, ...more] = tokens(normal);
  return more.length === 0 && first?.kind === word && first.start === 0 && first.end === normal.length;
}

/** Whether a text in the normal form is characters of scripts without spaces, one unit each, and nothing else. */
export function isOneRun(normal: string): boolean {
  const [first, ...more] = tokens(normal);
  const isAll = more.length === 0 && first?.start === 0 && first.end === normal.length;
  return isAll && first.kind === run && /^[\p{L}--[\u{10000}-\u{10ffff}]]+$/v.test(normal);
}

/** Whether the character that the unit at `at` belongs to is part of a word. */
export function isWordAt(normal: string, at: number): boolean {
  return at >= 0 && at < normal.length && classAt(normal, at) === word;
}

function classAt(normal: string, at: number): number {
  const unit = normal.charCodeAt(at);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return classOf(normal.codePointAt(isLow ? at - 1 : at) ?? 0);
}

/** The words of a text in the normal form. */
export function* wordsOf(normal: string): Generator<{ readonly start: number; readonly end: number }> {
  for (const token of tokens(normal)) if (token.kind === word) yield token;
}

/** In no text: it tells letters wherever they stand from the words that they are. */
export const letterMark = '\u0003';

/** What a term stands for. */
export const textOfTerm = (term: string): string => (term.startsWith(letterMark) ? term.slice(1) : term);

/** How the texts that match a term of a query are looked up. */
export interface QueryPlan extends PhrasePlan {
  /** Whether a text matches exactly where the phrase stands. */
  readonly isWhole: boolean;
  /** Where not null: every text that matches has a word that passes, which says more than the phrase. */
  readonly words: ((word: string) => boolean) | null;
  /** Where there: every text that matches has one of these. */
  readonly either?: readonly PhrasePlan[];
}

/** A phrase that every text with a match holds, in terms of the index. */
export interface PhrasePlan {
  /** The term that the phrase is, where it is one character or two. */
  readonly exact: string | null;
  /** Of a longer phrase, the pairs of characters that it is made of: it stands exactly where all of them do. */
  readonly pairs: readonly PlacedPair[] | null;
}

/** Two characters of a phrase as a term of the index. */
export interface PlacedPair {
  readonly term: string;
  /** Where in the phrase it begins, in UTF-16 units. */
  readonly offset: number;
}

/** Plans the look-up of a phrase in the normal form; neither `exact` nor `pairs` where the index does not tell. */
export function planQuery(phrase: string): QueryPlan {
  return { ...planPhrase(phrase), isWhole: true, words: null };
}

/**
 * Plans the look-up of a phrase of which up to `wrong` characters may be others: cut into one part more, at least one
 * part is right (the pigeonhole of G. Navarro, A guided tour to approximate string matching, 2001).
 */
export function planMisread(phrase: string, wrong: number): QueryPlan {
  const parts = wrong + 1;
  const cut = (part: number) => Math.floor((phrase.length * part) / parts);
  const either = Array.from({ length: parts }, (_, part) =>
    planPhrase(phrase.slice(cut(part), cut(part + 1))),
  );
  return { exact: null, pairs: null, isWhole: false, words: null, either };
}

function planPhrase(phrase: string): PhrasePlan {
  const pairs: PlacedPair[] = [];
  let single: string | null = null;
  const mark = (isLetter: boolean) => (isLetter ? letterMark : '');
  eachTerm(phrase, {
    word: () => undefined,
    character(start, end, isLetter) {
      if (end - start === phrase.length) single = mark(isLetter) + phrase;
    },
    pair(start, end, areLetters) {
      pairs.push({ term: mark(areLetters) + phrase.slice(start, end), offset: start });
    },
  });
  const [first, ...more] = pairs;
  if (!first) return { exact: single, pairs: null };
  return more.length === 0 ? { exact: first.term, pairs: null } : { exact: null, pairs };
}

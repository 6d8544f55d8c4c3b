/**
 * The encoder of the index, over text in the normal form: single characters and bigrams for runs of
 * Chinese, Japanese and Korean characters and punctuation, whole words for letters and digits
 * otherwise, and the two characters where such a run and a word meet. Bigrams keep adjacency and need no
 * dictionary; a text that holds a phrase holds every term that `planQuery` takes from it, which is all that the
 * search asks of an index. Packed segments know more: every letter and every pair of characters (`eachTerm`).
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

const lengthAt = (normal: string, at: number): number => ((normal.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** The bigrams of a run; of a run of one character, the character. */
function addBigrams(normal: string, token: Token, terms: Set<string>): void {
  let at = token.start;
  let next = at + lengthAt(normal, at);
  if (next >= token.end) {
    terms.add(normal.slice(token.start, token.end));
    return;
  }
  while (next < token.end) {
    const end = next + lengthAt(normal, next);
    terms.add(normal.slice(at, end));
    at = next;
    next = end;
  }
}

/** Where the two characters begin and end between which a token meets the one before; null where none does. */
function seamOf(normal: string, before: Token | null, token: Token): Omit<Token, 'kind'> | null {
  if (before?.end !== token.start) return null;
  const last = normal.charCodeAt(token.start - 1);
  const isLow = last >= 0xdc00 && last <= 0xdfff;
  const start = token.start - (isLow && token.start - before.start > 1 ? 2 : 1);
  return { start, end: token.start + lengthAt(normal, token.start) };
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

/** The distinct terms of a text in the normal form. */
export function indexTerms(normal: string): Set<string> {
  const terms = new Set<string>();
  let before: Token | null = null;
  for (const token of tokens(normal)) {
    const seam = seamOf(normal, before, token);
    if (seam) terms.add(normal.slice(seam.start, seam.end));
    before = token;
    if (token.kind === word) terms.add(normal.slice(token.start, token.end));
    else {
      addBigrams(normal, token, terms);
      for (const character of normal.slice(token.start, token.end)) terms.add(character);
    }
  }
  return terms;
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

/** What an index can say about the texts that hold a term of a query. */
export interface QueryPlan {
  /** Terms that every text with the phrase has. */
  readonly required: readonly string[];
  /** Where not null: every text with the phrase has a word that contains this. */
  readonly partial: string | null;
  /** Where not null: every text that matches has a word that passes, and `partial` says nothing. */
  readonly words: ((word: string) => boolean) | null;
  /** The packed index's term that the phrase is, where it is one character or two. */
  readonly exact: string | null;
  /** Of a longer phrase, the pairs of characters that it is made of: it stands exactly where all of them do. */
  readonly pairs: readonly PlacedPair[] | null;
}

/** Two characters of a phrase as a term of the packed index. */
export interface PlacedPair {
  readonly term: string;
  /** Where in the phrase it begins, in UTF-16 units. */
  readonly offset: number;
}

/** How packed segments, which know every character and pair, look a phrase up. */
function exactly(phrase: string): Pick<QueryPlan, 'exact' | 'pairs'> {
  const pairs: PlacedPair[] = [];
  let single: string | null = null;
  const mark = (isLetter: boolean) => (isLetter ? letterMark : '');
  // Half a surrogate pair is no character, and may be found inside of one.
  if (phrase.isWellFormed()) {
    eachTerm(phrase, {
      word: () => undefined,
      character(start, end, isLetter) {
        if (end - start === phrase.length) single = mark(isLetter) + phrase;
      },
      pair(start, end, areLetters) {
        pairs.push({ term: mark(areLetters) + phrase.slice(start, end), offset: start });
      },
    });
  }
  const [first, ...more] = pairs;
  if (!first) return { exact: single, pairs: null };
  return more.length === 0 ? { exact: first.term, pairs: null } : { exact: null, pairs };
}

/**
 * Plans the look-up of a phrase in the normal form. The phrase may begin and end inside a word or a run,
 * so a word at its edge is only part of a term.
 */
export function planQuery(phrase: string): QueryPlan {
  const required = new Set<string>();
  let partial: string | null = null;
  let before: Token | null = null;
  for (const token of tokens(phrase)) {
    const seam = seamOf(phrase, before, token);
    if (seam) required.add(phrase.slice(seam.start, seam.end));
    before = token;
    const isInside = token.start > 0 && token.end < phrase.length;
    const text = phrase.slice(token.start, token.end);
    if (token.kind === run) addBigrams(phrase, token, required);
    else if (isInside) required.add(text);
    else if (partial === null || text.length > partial.length) partial = text;
  }
  return { required: [...required], partial, words: null, ...exactly(phrase) };
}

/**
 * The encoder of the index, over text in the normal form: character bigrams for runs of Chinese,
 * Japanese and Korean characters (a run of one: the character), whole words for letters and digits
 * otherwise. Bigrams keep adjacency and need no dictionary; a text that holds a phrase holds every term
 * that `planQuery` takes from it, which is all that the search asks of an index.
 */

const other = 1;
const word = 2;
const run = 3;

const wordCharacter = /^[\p{L}\p{M}\p{N}]$/u;

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
  let found = other;
  if (isRunCharacter(codePoint)) found = run;
  else if (wordCharacter.test(String.fromCodePoint(codePoint))) found = word;
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

function addBigrams(normal: string, token: Token, terms: Set<string>): void {
  const length = (at: number) => ((normal.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  let at = token.start;
  let next = at + length(at);
  if (next >= token.end) {
    terms.add(normal.slice(token.start, token.end));
    return;
  }
  while (next < token.end) {
    const end = next + length(next);
    terms.add(normal.slice(at, end));
    at = next;
    next = end;
  }
}

/** The distinct terms of a text in the normal form. */
export function indexTerms(normal: string): Set<string> {
  const terms = new Set<string>();
  for (const token of tokens(normal)) {
    if (token.kind === word) terms.add(normal.slice(token.start, token.end));
    else addBigrams(normal, token, terms);
  }
  return terms;
}

/** Whether an index term is a whole word (and not a bigram). */
export function isWordTerm(term: string): boolean {
  return classOf(term.codePointAt(0) ?? 0) === word;
}

/** What an index can say about the texts that hold a phrase. */
export interface QueryPlan {
  /** Terms that every text with the phrase has. */
  readonly required: readonly string[];
  /** Where nothing is required: every text with the phrase has a word that contains this. */
  readonly partial: string | null;
}

/**
 * Plans the look-up of a phrase in the normal form. The phrase may begin and end inside a word or a run,
 * so a word at its edge is only part of a term, and one character at its edge says nothing.
 */
export function planQuery(phrase: string): QueryPlan {
  const required = new Set<string>();
  let partial: string | null = null;
  for (const token of tokens(phrase)) {
    const whole = token.start > 0 && token.end < phrase.length;
    const text = phrase.slice(token.start, token.end);
    if (token.kind === run) {
      const single = text.length === 1 || (text.length === 2 && (text.codePointAt(0) ?? 0) > 0xffff);
      if (whole || !single) addBigrams(phrase, token, required);
    } else if (whole) required.add(text);
    else if (partial === null || text.length > partial.length) partial = text;
  }
  return { required: [...required], partial: required.size > 0 ? null : partial };
}

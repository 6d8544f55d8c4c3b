import { type Colour, colours } from '#shared/model/annotation.ts';
import type { QueryNote, QueryNoteCode } from '#shared/model/search.ts';
import type { SearchFieldName } from '../engine.ts';
import { type DayRange, parseDayRange } from '../text/dateRange.ts';
import { normalText } from '../text/normalForm.ts';
import { endsInWord, isOneRun, isOneWord } from '../text/terms.ts';

/**
 * The query language. Terms stand apart by white space; Chinese without spaces is one phrase.
 *
 *     city council        both occur            "city council"   this phrase
 *     -council            does not occur        govern*          words that begin so
 *     title: note:        only there            by: paper: page: tag: colour: date:   only such documents
 *
 * A minus may stand before any of them. `date:` takes a year, month or day, or a range of them with `..`;
 * `page:` a number or a range. Inside quotes `\"` is a quote and `\\` a backslash. Every string is a
 * query: what cannot be an operator is text, and `notes` says so where a person may have meant otherwise.
 */
export interface Query {
  /** What is looked for. */
  readonly terms: readonly QueryTerm[];
  /** What must not occur. */
  readonly without: readonly QueryTerm[];
  readonly conditions: readonly Condition[];
  readonly notes: readonly QueryNote[];
}

export interface QueryTerm {
  /**
   * `word`: words that begin with the text, to their end. `fuzzy`: words within `distance` of it, too. `misread`: also
   * where up to `distance` of its characters are others (Chinese, Japanese, Korean).
   */
  readonly kind: 'phrase' | 'word' | 'fuzzy' | 'misread';
  /** In the normal form, never empty. */
  readonly normal: string;
  /** As typed, without its operators. */
  readonly source: string;
  /** The fields it is looked for in; null for all. */
  readonly fields: readonly SearchFieldName[] | null;
  readonly distance: number;
}

export type Condition = { readonly isNegative: boolean } & (
  | { readonly kind: 'byline' | 'publication' | 'tag'; readonly normal: string }
  | { readonly kind: 'page'; readonly from: number; readonly to: number }
  | { readonly kind: 'colour'; readonly colour: Colour }
  | { readonly kind: 'date'; readonly range: DayRange }
);

export interface QueryOptions {
  readonly fuzzy?: boolean | undefined;
}

/** More than anyone writes; what is pasted beyond it does not narrow the search any further. */
const mostTerms = 64;
const oneErrorFrom = 4;
const twoErrorsFrom = 8;

const textFields: Readonly<Record<string, readonly SearchFieldName[]>> = {
  title: ['headline', 'kicker', 'deck'],
  note: ['note'],
};
const conditionFields = new Set(['by', 'paper', 'page', 'tag', 'colour', 'color', 'date']);

const quotes = /["＂]/u;
const fieldPrefix = /^([A-Za-z]+)[:：]/u;
const spaces = /[\s\u0085]/u;

export function parseQuery(typed: string, options: QueryOptions = {}): Query {
  const terms: QueryTerm[] = [];
  const without: QueryTerm[] = [];
  const conditions: Condition[] = [];
  const notes: QueryNote[] = [];
  const known = new Set<string>();
  const note = (code: QueryNoteCode, text: string) => notes.push({ code, text: text.slice(0, 100) });

  const addTerm = (part: Part, source: string, fields: readonly SearchFieldName[] | null) => {
    const term = termOf(source, fields, part.isQuoted, options, note);
    if (!term) return;
    const key = JSON.stringify([part.isNegative, term]);
    if (known.has(key)) return;
    if (known.size === mostTerms) note('tooManyTerms', source);
    if (known.size >= mostTerms) return;
    known.add(key);
    (part.isNegative ? without : terms).push(term);
  };

  for (const part of partsOf(typed, note)) {
    if (part.field === null) {
      addTerm(part, part.text, null);
      continue;
    }
    const condition = conditionOf(part.field, part.text);
    if (textFields[part.field]) addTerm(part, part.text, textFields[part.field] ?? null);
    else if (condition) conditions.push({ ...condition, isNegative: part.isNegative });
    else {
      note('badValue', part.whole);
      addTerm(part, part.whole, null);
    }
  }
  if (terms.length + without.length + conditions.length === 0 && typed.trim() !== '') {
    note('nothingToFind', typed.trim());
  } else if (terms.length + conditions.length === 0 && without.length > 0) {
    note('onlyNegative', typed.trim());
  }
  return { terms, without, conditions, notes };
}

interface Part {
  readonly isNegative: boolean;
  readonly field: string | null;
  readonly text: string;
  readonly isQuoted: boolean;
  /** Field and text as typed. */
  readonly whole: string;
}

type Note = (code: QueryNoteCode, text: string) => void;

function* partsOf(typed: string, note: Note): Generator<Part> {
  for (let at = 0; at < typed.length; ) {
    if (spaces.test(typed.charAt(at))) {
      at++;
      continue;
    }
    const next = typed.charAt(at + 1);
    const isNegative = typed.charAt(at) === '-' && next !== '' && next !== '-' && !spaces.test(next);
    if (isNegative) at++;
    const from = at;
    const named = fieldPrefix.exec(typed.slice(at, at + 20));
    const name = named?.[1]?.toLowerCase() ?? null;
    let field: string | null = null;
    if (named && name !== null) {
      const after = typed.charAt(at + named[0].length);
      const isKnown = conditionFields.has(name) || textFields[name] !== undefined;
      if (isKnown && (after === '' || spaces.test(after))) note('emptyField', named[0]);
      else if (isKnown) {
        field = name;
        at += named[0].length;
      } else if (after !== '' && !spaces.test(after)) note('unknownField', named[0]);
    }
    const isQuoted = quotes.test(typed.charAt(at));
    const read = isQuoted ? readQuoted(typed, at + 1) : readBare(typed, at);
    if (isQuoted && !read.isClosed) note('unclosedQuote', typed.slice(from));
    at = read.end;
    yield { isNegative, field, text: read.text, isQuoted, whole: typed.slice(from, at) };
  }
}

function readBare(typed: string, from: number) {
  let end = from;
  while (end < typed.length && !spaces.test(typed.charAt(end))) end++;
  return { text: typed.slice(from, end), end, isClosed: true };
}

/** To the closing quote, or to the end where there is none. */
function readQuoted(typed: string, from: number) {
  let text = '';
  for (let at = from; at < typed.length; at++) {
    const unit = typed.charAt(at);
    const next = typed.charAt(at + 1);
    if (unit === '\\' && (next === '\\' || quotes.test(next))) {
      text += next;
      at++;
    } else if (quotes.test(unit)) return { text, end: at + 1, isClosed: true };
    else text += unit;
  }
  return { text, end: typed.length, isClosed: false };
}

function termOf(
  source: string,
  fields: readonly SearchFieldName[] | null,
  isQuoted: boolean,
  options: QueryOptions,
  note: Note,
): QueryTerm | null {
  const starred = !isQuoted && source.length > 1 && source.endsWith('*');
  const stem = starred ? source.slice(0, -1) : source;
  const stemNormal = normalText(stem);
  const isPrefix = starred && endsInWord(stemNormal);
  if (starred && !isPrefix) note('wildcardIgnored', source);
  if (stemNormal === '') return null;
  const base = { normal: stemNormal, source: stem, fields };
  if (isPrefix) return { ...base, kind: 'word', distance: 0 };
  const distance = Number(stemNormal.length >= oneErrorFrom) + Number(stemNormal.length >= twoErrorsFrom);
  if (options.fuzzy && !isQuoted && distance > 0 && isOneWord(stemNormal)) {
    return { ...base, kind: 'fuzzy', distance };
  }
  if (options.fuzzy && !isQuoted && distance > 0 && isOneRun(stemNormal)) {
    return { ...base, kind: 'misread', distance };
  }
  return { ...base, kind: 'phrase', distance: 0 };
}

type Unsigned<C> = C extends unknown ? Omit<C, 'isNegative'> : never;

function conditionOf(field: string, text: string): Unsigned<Condition> | null {
  const normal = normalText(text);
  if (normal === '') return null;
  switch (field) {
    case 'by':
      return { kind: 'byline', normal };
    case 'paper':
      return { kind: 'publication', normal };
    case 'tag':
      return { kind: 'tag', normal };
    case 'page':
      return pagesOf(normal);
    case 'date': {
      const range = parseDayRange(normal);
      return range && { kind: 'date', range };
    }
    default: {
      const colour = colours.find((name) => name === normal);
      return colour ? { kind: 'colour', colour } : null;
    }
  }
}

function pagesOf(text: string): Unsigned<Condition> | null {
  const [, first = '', dots, last = ''] = /^(\d{0,6})(\.\.)?(\d{0,6})$/u.exec(text) ?? [];
  if (dots === undefined)
    return first === '' ? null : { kind: 'page', from: Number(first), to: Number(first) };
  if (first === '' && last === '') return null;
  return {
    kind: 'page',
    from: first === '' ? 0 : Number(first),
    to: last === '' ? Number.MAX_SAFE_INTEGER : Number(last),
  };
}

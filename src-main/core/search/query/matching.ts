import type { FoldOptions } from '#shared/model/search.ts';
import { isWithinDistance } from '#shared/text/editDistance.ts';
import type { SearchDocument } from '../engine.ts';
import {
  foldsAll,
  keepsPlaces,
  type NormalForm,
  normalise,
  normalText,
  strictForm,
} from '../text/normalForm.ts';
import { isOneWord, isWordAt, planMisread, planQuery, type QueryPlan, wordsOf } from '../text/terms.ts';
import type { QueryTerm } from './query.ts';

/** Units of a text. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Offsets of a phrase in a text, both in the normal form: from left to right, each search going on
 * behind the match before, as a reader counts (妈妈 is in 妈妈妈 once).
 */
export function occurrences(normal: string, phrase: string): number[] {
  const found: number[] = [];
  if (phrase === '') return found;
  for (let at = normal.indexOf(phrase); at >= 0; at = normal.indexOf(phrase, at + phrase.length)) {
    found.push(at);
  }
  return found;
}

/** A term of a query, ready to be looked for. */
export interface Matcher {
  readonly term: QueryTerm;
  readonly plan: QueryPlan;
  /** Whether the normal form alone decides. */
  readonly isFolded: boolean;
  /** Whether a text in the normal form has a match, were everything folded. */
  isIn(normal: string): boolean;
  /** Matches in a text in the normal form; `accepts` refuses some, and the search goes on inside them. */
  matches(normal: string, accepts?: (range: Range) => boolean): readonly Range[];
  /** Whether the passage of a text that a match covers is what was asked for, with less folded. */
  accepts(passage: string): boolean;
}

export function createMatcher(term: QueryTerm, fold: FoldOptions | undefined): Matcher {
  const isFolded = foldsAll(fold);
  const strict = fold && !isFolded ? strictForm(term.source, fold) : '';
  const accepts = (passage: string): boolean => {
    if (!fold || isFolded) return true;
    const form = strictForm(passage, fold);
    if (term.kind === 'phrase') return form === strict;
    if (term.kind === 'word') return form.startsWith(strict);
    return form.includes(strict) || isWithinDistance(form, strict, term.distance);
  };
  const matches = finders[term.kind](term);
  const isIn =
    term.kind === 'phrase'
      ? (normal: string) => normal.includes(term.normal)
      : (normal: string) => matches(normal).length > 0;
  return { term, plan: planOf(term), isFolded, isIn, matches, accepts };
}

function planOf(term: QueryTerm): QueryPlan {
  if (term.kind === 'phrase') return planQuery(term.normal);
  if (term.kind === 'misread') return planMisread(term.normal, term.distance);
  if (term.kind === 'fuzzy') {
    const words = (word: string) =>
      word.includes(term.normal) || isWithinDistance(word, term.normal, term.distance);
    return { exact: null, pairs: null, isWhole: false, words };
  }
  const words = isOneWord(term.normal) ? (word: string) => word.startsWith(term.normal) : null;
  return { ...planQuery(term.normal), isWhole: false, words };
}

type Finder = (term: QueryTerm) => Matcher['matches'];

const finders: Readonly<Record<QueryTerm['kind'], Finder>> = {
  phrase: (term) => (normal, accepts) => phraseIn(normal, term.normal, accepts),
  /** At the begin of a word (where it begins with one), to the end of its last word. */
  word: (term) => (normal, accepts) => {
    const found: Range[] = [];
    const beginsWord = isWordAt(term.normal, 0);
    for (let at = normal.indexOf(term.normal); at >= 0; ) {
      let end = at + term.normal.length;
      if (!beginsWord || !isWordAt(normal, at - 1)) {
        while (isWordAt(normal, end)) end++;
        if (!accepts || accepts({ start: at, end })) found.push({ start: at, end });
        else end = at + 1;
      } else end = at + 1;
      at = normal.indexOf(term.normal, end);
    }
    return found;
  },
  /** As many characters, of which some may be others: letters in the place of letters. */
  misread: (term) => (normal, accepts) => {
    const { length } = term.normal;
    const found: Range[] = [];
    for (let at = 0; at + length <= normal.length; ) {
      const range = { start: at, end: at + length };
      const isTaken = isMisreadAt(normal, at, term) && (!accepts || accepts(range));
      if (isTaken) found.push(range);
      at = isTaken ? range.end : at + 1;
    }
    return found;
  },
  /** Whole words within the distance; in words that contain the text, the text. */
  fuzzy: (term) => (normal, accepts) => {
    const found: Range[] = [];
    for (const { start, end } of wordsOf(normal)) {
      const text = normal.slice(start, end);
      const inText = ({ start: from, end: to }: Range) => ({ start: start + from, end: start + to });
      if (text.includes(term.normal)) {
        const inside = phraseIn(text, term.normal, accepts && ((range) => accepts(inText(range))));
        found.push(...inside.map(inText));
      } else if (isWithinDistance(text, term.normal, term.distance) && (accepts?.({ start, end }) ?? true)) {
        found.push({ start, end });
      }
    }
    return found;
  },
};

/** From left to right; the search goes on behind a match, and inside one that is refused. */
function phraseIn(normal: string, phrase: string, accepts?: (range: Range) => boolean): Range[] {
  const found: Range[] = [];
  for (let at = normal.indexOf(phrase); at >= 0; ) {
    const range = { start: at, end: at + phrase.length };
    const isTaken = !accepts || accepts(range);
    if (isTaken) found.push(range);
    at = normal.indexOf(phrase, isTaken ? range.end : at + 1);
  }
  return found;
}

function isMisreadAt(normal: string, at: number, { normal: phrase, distance }: QueryTerm): boolean {
  let wrong = 0;
  for (let i = 0; i < phrase.length; i++) {
    if (normal.charCodeAt(at + i) === phrase.charCodeAt(i)) continue;
    wrong++;
    if (wrong > distance || !/\p{L}/u.test(normal.charAt(at + i))) return false;
  }
  return true;
}

/** What is known of a text: its normal form, and whether every character has the same place there. */
export interface KnownForm {
  readonly normal: string;
  readonly keepsPlaces: boolean;
}

/** Matches in a text as it is, in UTF-16 offsets; `known` where its normal form is. */
export function matchesInText(text: string, matcher: Matcher, known?: KnownForm): readonly Range[] {
  const normal = known?.normal ?? normalText(text);
  if (known?.keepsPlaces && matcher.isFolded) return matcher.matches(normal);
  const place = placesIn(text);
  if (matcher.isFolded) return matcher.matches(normal).map(place);
  const accepts = (range: Range) => {
    const { start, end } = place(range);
    return matcher.accepts(text.slice(start, end));
  };
  return matcher.matches(normal, accepts).map(place);
}

/** Leads a range of the normal form back to the text; the way is looked for when it is first asked for. */
function placesIn(text: string): (range: Range) => Range {
  let form: NormalForm | 'same' | null = null;
  return (range) => {
    form ??= keepsPlaces(text) ? 'same' : normalise(text);
    if (form === 'same') return range;
    return { start: form.starts[range.start] ?? 0, end: form.ends[range.end - 1] ?? text.length };
  };
}

/** Number of matches in each of a document's fields. */
export function countInFields(fields: SearchDocument['fields'], matcher: Matcher): number[] {
  const { fields: wanted } = matcher.term;
  return fields.map(({ name, flow }) =>
    wanted === null || wanted.includes(name) ? matchesInText(flow.text, matcher).length : 0,
  );
}

import type { Choice } from '#core/search/answer/filtering.ts';
import { kindNames } from '#core/search/index/facts.ts';
import { createMatcher, type Matcher } from '#core/search/query/matching.ts';
import { type Condition, parseQuery, type Query, type QueryTerm } from '#core/search/query/query.ts';
import { dayNumber } from '#core/search/text/dateRange.ts';
import type { SearchFilters, SearchTask } from '#shared/model/search.ts';
import { isOneKey, type KeyPlace, keysOfPhrase, storable } from '../keys.ts';
import { titleFields } from '../title.ts';
import type { Parameters } from './parameters.ts';

/** A query, ready to be asked of a server and to be verified here. */
export interface Asked {
  readonly query: Query;
  readonly terms: readonly Matcher[];
  readonly without: readonly Matcher[];
  readonly isAny: boolean;
  /** Whether the server alone tells what is found: phrases, everything folded. */
  readonly isCertain: boolean;
  /** Whether the server has to read texts for that. */
  readonly readsTexts: boolean;
  readonly asksNothing: boolean;
  /** Issues that are searched elsewhere and left out here. */
  readonly elsewhere: readonly string[];
}

/** Reads what was typed. */
export function askedOf(
  { query: typed, fuzzy, fold, match }: Pick<SearchTask, 'query' | 'fuzzy' | 'fold' | 'match'>,
  elsewhere: readonly string[] = [],
): Asked {
  const query = parseQuery(typed, { fuzzy });
  const terms = query.terms.map((term) => createMatcher(term, fold));
  const without = query.without.map((term) => createMatcher(term, fold));
  const all = [...terms, ...without];
  const isCertain = all.every(({ term, isFolded }) => term.kind === 'phrase' && isFolded);
  return {
    query,
    terms,
    without,
    isAny: match === 'any' && terms.length > 1,
    isCertain,
    readsTexts: isCertain && all.some(({ term }) => term.fields === null && !isOneKey(term.normal)),
    asksNothing: query.terms.length + query.conditions.length === 0,
    elsewhere,
  };
}

/**
 * What a document `d` must have to be found by the terms: exactly that where `isCertain`, and otherwise less, so that what
 * comes is verified here.
 */
export function termsCondition({ terms, without, isAny, isCertain }: Asked, parameters: Parameters): string {
  const wanted = terms.map((matcher) => termCondition(matcher, parameters));
  const together = wanted.length === 0 ? 'true' : `(${wanted.join(isAny ? ' OR ' : ' AND ')})`;
  return [together, ...(isCertain ? [withoutCondition({ without }, parameters)] : [])].join(' AND ');
}

/** What a document must have to be looked at by `matchCounts`, which tells whether the terms are in it. */
export function candidateCondition(
  { terms, without, isAny }: Pick<Asked, 'terms' | 'without' | 'isAny'>,
  parameters: Parameters,
): string {
  const wanted = terms.map(({ term }) =>
    isInArchive(term) ? keysCondition(term.normal, placeOf(term), parameters) : 'false',
  );
  const together = wanted.length === 0 ? 'true' : `(${wanted.join(isAny ? ' OR ' : ' AND ')})`;
  return `${together} AND ${withoutCondition({ without }, parameters)}`;
}

/** That a document has none of what must not occur. */
export const withoutCondition = ({ without }: Pick<Asked, 'without'>, parameters: Parameters): string =>
  ['true', ...without.map((matcher) => `NOT ${termCondition(matcher, parameters)}`)].join(' AND ');

/** Notes are no part of an archive on a server: what is asked of them alone is nowhere. */
export const isInArchive = ({ fields }: QueryTerm): boolean =>
  fields === null || fields.some((field) => titleFields.has(field));

function termCondition({ term }: Matcher, parameters: Parameters): string {
  if (!isInArchive(term)) return 'false';
  if (term.kind === 'fuzzy' || term.kind === 'misread')
    return anyPart(partsOf(term.normal, term.distance), parameters);
  return phraseCondition(term.normal, placeOf(term), parameters);
}

const placeOf = ({ fields }: QueryTerm): KeyPlace => (fields === null ? 'text' : 'title');

/**
 * Cut into one part more than letters may be wrong, at least one part is right (the pigeonhole of G. Navarro, A guided tour
 * to approximate string matching, 2001).
 */
function partsOf(text: string, wrong: number): string[] {
  const characters = Array.from(text);
  const count = Math.min(characters.length, wrong + 1);
  const cut = (part: number) => Math.floor((characters.length * part) / count);
  return Array.from({ length: count }, (_, part) => characters.slice(cut(part), cut(part + 1)).join(''));
}

const anyPart = (parts: readonly string[], parameters: Parameters): string =>
  `(${parts.map((part) => phraseCondition(part, 'text', parameters)).join(' OR ')})`;

const keysCondition = (phrase: string, place: KeyPlace, parameters: Parameters): string =>
  `d.keys @> ${parameters.add(keysOfPhrase(phrase, place), 'bigint[]')}`;

function phraseCondition(phrase: string, place: KeyPlace, parameters: Parameters): string {
  const hasKeys = keysCondition(phrase, place, parameters);
  if (isOneKey(phrase)) return hasKeys;
  const column = place === 'title' ? 'd.title' : 'd.normal';
  return `(${hasKeys} AND strpos(${column}, ${parameters.add(storable(phrase), 'text')}) > 0)`;
}

/** The only term of a search, where it is a phrase that may stand anywhere; null where there are more, whose documents are few. */
export function onlyPhrase({ terms }: Pick<Asked, 'terms'>): string | null {
  const [only, ...more] = terms;
  const isOne = only && more.length === 0 && only.term.kind === 'phrase' && only.term.fields === null;
  return isOne ? only.term.normal : null;
}

/** That a document has a phrase in its title, by the index. */
export const hasInTitle = (phrase: string, parameters: Parameters): string =>
  phraseCondition(phrase, 'title', parameters);

/** The same by reading the title. */
export const isInTitle = (phrase: string, parameters: Parameters): string =>
  `(strpos(d.title, ${parameters.add(storable(phrase), 'text')}) > 0)`;

/** How many of the terms a document's title has. */
export function titleScore({ terms }: Asked, parameters: Parameters): string {
  const each = terms
    .filter(({ term }) => term.kind === 'phrase' && isInArchive(term))
    .map(({ term }) => `${isInTitle(term.normal, parameters)}::int`);
  return each.length === 0 ? '0' : `(${each.join(' + ')})`;
}

/** The matches of each term in a document, counted from left to right as a reader does; for phrases alone. */
export const matchCounts = ({ terms }: Pick<Asked, 'terms'>, parameters: Parameters): readonly string[] =>
  terms
    .filter(({ term }) => isInArchive(term))
    .map(({ term }) => {
      const column = term.fields === null ? 'd.normal' : 'd.title';
      const phrase = parameters.add(storable(term.normal), 'text');
      // How many bytes a text has is known without reading it.
      return `(octet_length(${column}) - octet_length(replace(${column}, ${phrase}, ''))) / octet_length(${phrase})`;
    });

/** What documents are narrowed to, as the embedded engine has it. */
export interface Narrowing {
  /** Tests of a document `d`, or of a tally, that are never null, by the choice they are for. */
  readonly choices: readonly { readonly choice: Choice; readonly test: string }[];
  /** The issue, and the query's conditions. */
  readonly others: readonly string[];
}

/**
 * Filters and conditions as tests. Nothing of an archive has notes here: what only notes have finds nothing. A document
 * without a date is in no range of dates.
 */
export function narrowingOf(
  filters: SearchFilters,
  { query, elsewhere }: Pick<Asked, 'query' | 'elsewhere'>,
  parameters: Parameters,
): Narrowing {
  const choices: Narrowing['choices'][number][] = [];
  const choose = (choice: Choice, test: string) => choices.push({ choice, test });
  const { publication, from, to, kind, issueId, page, section, byline, tag, colour, hasNotes } = filters;
  const value = (text: string) => parameters.add(storable(text), 'text');
  if (kind !== undefined)
    choose('kind', ofFacet(`kind = ${parameters.add(kindNames.indexOf(kind), 'smallint')}`));
  if (publication !== undefined) choose('publication', ofFacet(`publication = ${value(publication)}`));
  if (page !== undefined) choose('page', ofFacet(`page = ${parameters.add(page, 'integer')}`));
  if (section !== undefined) choose('section', ofFacet(`section_folded = ${value(section.toLowerCase())}`));
  if (from !== undefined || to !== undefined) {
    const first = parameters.add(dayNumber(from) || 1, 'integer');
    const last = parameters.add(dayNumber(to) || lastDay, 'integer');
    choose('time', `${dayOf(query)} BETWEEN ${first} AND ${last}`);
  }
  if (byline !== undefined) choose('byline', ofByline(`${value(byline)} = ANY(names)`));
  if (tag !== undefined) choose('tag', 'false');
  if (colour !== undefined) choose('colour', 'false');
  if (hasNotes !== undefined) choose('hasNotes', hasNotes ? 'false' : ofFacet(`kind = ${article}`));
  const others = query.conditions.map((condition) => {
    const test = conditionTest(condition, dayOf(query), parameters);
    return condition.isNegative ? `NOT (${test})` : test;
  });
  if (issueId !== undefined) others.push(`d.issue_id = ${parameters.add(issueId, 'text')}`);
  if (elsewhere.length > 0) others.push(`d.issue_id <> ALL (${parameters.add(elsewhere, 'text[]')})`);
  return { choices, others };
}

const article = kindNames.indexOf('article');
const lastDay = 99_999_999;

/** What documents have in common is looked up once for a statement, and never null. */
const ofFacet = (test: string): string => `d.facet IN (SELECT id FROM broadsheet.facet WHERE ${test})`;
const ofByline = (test: string): string => `d.byline IN (SELECT id FROM broadsheet.byline WHERE ${test})`;

/** With words to look for the index of days is of no use: it leads to every text of a time. */
const dayOf = ({ terms }: Query): string => (terms.length > 0 ? '(d.day + 0)' : 'd.day');

function conditionTest(condition: Condition, day: string, parameters: Parameters): string {
  switch (condition.kind) {
    case 'byline':
      return ofByline(`strpos(names_normal, ${parameters.add(storable(condition.normal), 'text')}) > 0`);
    case 'publication':
      return ofFacet(`strpos(publication_normal, ${parameters.add(storable(condition.normal), 'text')}) > 0`);
    case 'page': {
      const from = parameters.add(condition.from, 'integer');
      return ofFacet(
        `page BETWEEN ${from} AND ${parameters.add(Math.min(condition.to, 2 ** 31 - 1), 'integer')}`,
      );
    }
    case 'date': {
      const from = parameters.add(Math.max(1, condition.range.from), 'integer');
      return `${day} BETWEEN ${from} AND ${parameters.add(condition.range.to, 'integer')}`;
    }
    case 'tag':
    case 'colour':
      return 'false';
  }
}

/** Everything that a narrowing asks of a document. */
export const passes = ({ choices, others }: Narrowing, but: Choice | null = null): string =>
  ['true', ...others, ...choices.filter(({ choice }) => choice !== but).map(({ test }) => test)].join(
    ' AND ',
  );

/** Documents that are in any count: they miss one choice at most. */
export function nearlyPasses({ choices, others }: Narrowing): string {
  const most = `(${choices.map(({ test }) => `(${test})::int`).join(' + ') || '0'}) >= ${choices.length - 1}`;
  return ['true', ...others, ...(choices.length > 1 ? [most] : [])].join(' AND ');
}

/** The one choice that a document misses; an empty text for none. */
export const missed = ({ choices }: Narrowing): string =>
  choices.length === 0
    ? "''"
    : `CASE ${choices.map(({ choice, test }) => `WHEN NOT ${test} THEN '${choice}'`).join(' ')} ELSE '' END`;

/**
 * Hits are ordered by what a search says first, then the newest first, then as the paper has them. A day is no column here:
 * the planner would take the index of days for a short list, and read the keys of all documents for a rare one.
 */
export const newestFirst = '(d.day + 0) DESC, d.issue_id COLLATE "C", d.sequence';

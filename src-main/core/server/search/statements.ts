import type { SearchRequest, TimelineUnit } from '#shared/model/search.ts';
import { longestKey } from '../keys.ts';
import {
  type Asked,
  candidateCondition,
  hasInTitle,
  isInTitle,
  matchCounts,
  missed,
  type Narrowing,
  narrowingOf,
  nearlyPasses,
  newestFirst,
  onlyPhrase,
  passes,
  termsCondition,
  titleScore,
  withoutCondition,
} from './conditions.ts';
import { Parameters, type Statement } from './parameters.ts';
import type { Verified } from './verified.ts';

/**
 * The statements of one search. Each reads documents by conditions on one of them at a time, beside what they have in
 * common and without a common table expression, so that Citus has it answered where the documents lie.
 */
export interface Statements {
  /** What may be found, a row each, at most one more than are few; null where texts need not be read for it. */
  readonly few: Statement | null;
  readonly pages: Pages;
  /** By what documents have in common: a row has a facet or a byline. */
  readonly counts: Statement;
  /** The matches in all that is found, which has its texts read; null where no words are asked for. */
  readonly matches: Statement | null;
  readonly timeline: Statement | null;
  /** All documents by time, found or not. */
  readonly everything: Statement | null;
}

/** The hits of a search, as lists. */
export interface Pages {
  /** All of them; null where they are found faster as the two lists below, unless they are few. */
  readonly whole: Statement | null;
  /** Those that come first. */
  readonly first: Statement | null;
  /** As `first` from a day on, where it is likely to fill a page with what is new; it reads all titles of that time. */
  readonly recent: ((since: number) => Statement) | null;
  /**
   * Those that follow, ordered by days alone, from a day on: enough of them for a page are found without sorting, or
   * reading, what is older.
   */
  readonly rest: ((since: number) => Statement) | null;
  /** Whether there are likely to be so many that a page of the first list is worth asking for before that is known. */
  readonly isAhead: boolean;
}

/** So much is few: what is found is read once, its matches are counted, and the rest is done here. */
export const few = 500;

/** What a day's number is divided by: it reads as year, month and day. */
const divisors: Readonly<Record<TimelineUnit, number>> = { day: 1, month: 100, year: 10_000 };
export const divisorOf = (unit: TimelineUnit): number => divisors[unit];

export function statementsOf(request: SearchRequest, asked: Asked, verified: Verified | null): Statements {
  const { filters, timeline } = request;
  const build: Build = (of) => {
    const parameters = new Parameters();
    const found = foundCondition(asked, verified, parameters);
    const narrowing = narrowingOf(filters, asked, parameters);
    return { ...parameters.statement(of(found, narrowing, parameters)), isUsual: isUsual(narrowing) };
  };
  return {
    few: asked.readsTexts && !verified ? fewOf(request, asked) : null,
    pages: pagesOf(request, asked, build),
    counts: build((found, narrowing) => {
      // Citus knows no sets of groups where the documents lie: there pairs are counted, which are few, and the sets here.
      const together = `SELECT ${missed(narrowing)} AS missed, d.facet, d.byline, count(*) AS count
        FROM broadsheet.document d WHERE ${found} AND ${nearlyPasses(narrowing)}
        GROUP BY d.facet, d.byline${narrowing.choices.length === 0 ? '' : ', 1'}`;
      return `SELECT missed, facet, byline, sum(count)::int AS count FROM (${together}) counted
        GROUP BY GROUPING SETS ((missed, facet), (missed, byline))`;
    }),
    matches:
      asked.terms.length === 0
        ? null
        : build(
            (found, narrowing, parameters) =>
              `SELECT sum(${matchCounts(asked, parameters).join(' + ') || '0'})::int AS count FROM broadsheet.document d
        WHERE ${found} AND ${passes(narrowing)}`,
          ),
    timeline: timeline
      ? build((found, narrowing) => byTime(timeline, `${found} AND ${passes(narrowing, 'time')}`))
      : null,
    everything: timeline ? everythingOf(filters, asked, timeline) : null,
  };
}

/** Whether a search is for terms alone. */
const isUsual = ({ choices, others }: Narrowing): boolean => choices.length + others.length === 0;

type Build = (of: (found: string, narrowing: Narrowing, parameters: Parameters) => string) => Statement;

/** Reads the texts of what may have the terms, each once: the counts of matches tell which of them have. */
function fewOf({ filters }: SearchRequest, asked: Asked): Statement {
  const parameters = new Parameters();
  const narrowing = narrowingOf(filters, asked, parameters);
  const matches = `ARRAY[${matchCounts(asked, parameters).join(', ')}]::integer[]`;
  const text = `SELECT d.issue_id, d.sequence, d.day, d.facet, d.byline, ${missed(narrowing)} AS missed,
      ${titleScore(asked, parameters)} AS score, ${matches} AS matches
    FROM broadsheet.document d WHERE ${candidateCondition(asked, parameters)} AND ${nearlyPasses(narrowing)} LIMIT ${few + 1}`;
  return { ...parameters.statement(text), isUsual: isUsual(narrowing) };
}

/** For one term those with it in their titles are a list by themselves, which is found without reading the others. */
function pagesOf({ order }: SearchRequest, asked: Asked, build: Build): Pages {
  const list = (columns: string, where: string, first = '') => `SELECT d.stored, ${columns} AS score
    FROM broadsheet.document d WHERE ${where} ORDER BY ${first}${newestFirst}`;
  const from = (since: number, parameters: Parameters) => parameters.add(since, 'integer');
  if (order === 'date') {
    const rest = (since: number) =>
      build((found, narrowing, parameters) =>
        list(
          titleScore(asked, parameters),
          `d.day + 0 >= ${from(since, parameters)} AND ${found} AND ${passes(narrowing)}`,
        ),
      );
    return { whole: null, first: null, recent: null, rest, isAhead: false };
  }
  const whole = build((found, narrowing, parameters) =>
    list(titleScore(asked, parameters), `${found} AND ${passes(narrowing)}`, 'score DESC, '),
  );
  const term = onlyPhrase(asked);
  if (!asked.isCertain || term === null) {
    return { whole, first: null, recent: null, rest: null, isAhead: true };
  }
  const has = (condition: (parameters: Parameters) => string) =>
    build((_found, narrowing, parameters) =>
      list(
        '1',
        `${condition(parameters)} AND ${withoutCondition(asked, parameters)} AND ${passes(narrowing)}`,
      ),
    );
  const rest = (since: number) =>
    build((found, narrowing, parameters) =>
      list(
        '0',
        `d.day + 0 >= ${from(since, parameters)} AND ${found} AND NOT ${isInTitle(term, parameters)} AND ${passes(narrowing)}`,
      ),
    );
  const recent = (since: number) =>
    has((parameters) => `d.day >= ${from(since, parameters)} AND ${isInTitle(term, parameters)}`);
  const { length } = Array.from(term);
  return {
    whole,
    first: has((parameters) => hasInTitle(term, parameters)),
    recent: length === 1 ? recent : null,
    rest,
    isAhead: length < longestKey,
  };
}

/** A list of hits from one of them on, at most so many. */
export function pageOf({ text, values, ...rest }: Statement, offset: number, limit: number): Statement {
  return {
    ...rest,
    text: `${text} LIMIT $${values.length + 1}::bigint OFFSET $${values.length + 2}::bigint`,
    values: [...values, limit, offset],
  };
}

/** How long a list of hits is. */
export const lengthOf = ({ text, values }: Statement): Statement => ({
  text: `SELECT count(*)::int AS count FROM (${text}) list`,
  values,
});

function byTime(unit: TimelineUnit, where: string): string {
  return `SELECT d.day / ${divisorOf(unit)} AS time, count(*)::int AS count FROM broadsheet.document d
    WHERE d.day > 0 AND ${where} GROUP BY 1`;
}

/** Of an archive that is not narrowed by a name the documents of issues are counted already. */
export function everythingOf(
  filters: SearchRequest['filters'],
  asked: Asked,
  unit: TimelineUnit,
  but: 'time' | null = 'time',
): Statement {
  const parameters = new Parameters();
  const narrowing = narrowingOf(filters, asked, parameters);
  const asksNames =
    filters.byline !== undefined || asked.query.conditions.some(({ kind }) => kind === 'byline');
  const [table, count] = asksNames ? ['document', 'count(*)'] : ['tally', 'sum(d.documents)'];
  return parameters.statement(
    `SELECT d.day / ${divisorOf(unit)} AS time, (${count})::int AS count FROM broadsheet.${table} d
      WHERE d.day > 0 AND ${passes(narrowing, but)} GROUP BY 1`,
  );
}

/** Documents that several queries find, by time, under filters that all count. */
export function comparedOf(
  filters: SearchRequest['filters'],
  asked: Asked,
  verified: Verified | null,
  unit: TimelineUnit,
): Statement {
  const parameters = new Parameters();
  const found = foundCondition(asked, verified, parameters);
  const narrowing = narrowingOf(filters, asked, parameters);
  return parameters.statement(
    `SELECT d.day / ${divisorOf(unit)} AS time, count(*)::int AS count FROM broadsheet.document d
      WHERE ${found} AND ${passes(narrowing)} GROUP BY 1`,
  );
}

/** What a hit is made of, of documents by their keys. */
export function storedOf(issueIds: readonly string[], sequences: readonly number[]): Statement {
  const parameters = new Parameters();
  const text = `SELECT d.issue_id, d.sequence, d.stored FROM broadsheet.document d
    WHERE ${isOneOf({ issueIds, sequences }, parameters)}`;
  return { ...parameters.statement(text), isUsual: true };
}

function foundCondition(asked: Asked, verified: Verified | null, parameters: Parameters): string {
  return verified ? isOneOf(verified, parameters) : termsCondition(asked, parameters);
}

function isOneOf(
  { issueIds, sequences }: Pick<Verified, 'issueIds' | 'sequences'>,
  parameters: Parameters,
): string {
  const issues = parameters.add(issueIds, 'text[]');
  const places = parameters.add(sequences, 'integer[]');
  return `(d.issue_id, d.sequence) IN (SELECT * FROM unnest(${issues}, ${places}))`;
}

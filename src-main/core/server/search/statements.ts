import type { SearchRequest, TimelineUnit } from '#shared/model/search.ts';
import {
  type Asked,
  matchCount,
  missed,
  type Narrowing,
  narrowingOf,
  nearlyPasses,
  newestFirst,
  passes,
  termsCondition,
  titleConditions,
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
  /** The hits, as lists that follow one another. */
  readonly pages: readonly Statement[];
  /** By what documents have in common: a row has a facet or a byline. */
  readonly counts: Statement;
  /** The matches in all that is found, which has its texts read; null where no words are asked for. */
  readonly matches: Statement | null;
  readonly timeline: Statement | null;
  /** All documents by time, found or not. */
  readonly everything: Statement | null;
}

/** What a day's number is divided by: it reads as year, month and day. */
const divisors: Readonly<Record<TimelineUnit, number>> = { day: 1, month: 100, year: 10_000 };
export const divisorOf = (unit: TimelineUnit): number => divisors[unit];

export function statementsOf(request: SearchRequest, asked: Asked, verified: Verified | null): Statements {
  const { filters, timeline } = request;
  const build: Build = (of) => {
    const parameters = new Parameters();
    const found = foundCondition(asked, verified, parameters);
    return parameters.statement(of(found, narrowingOf(filters, asked, parameters), parameters));
  };
  return {
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
              `SELECT sum(${matchCount(asked, parameters)})::int AS count FROM broadsheet.document d
        WHERE ${found} AND ${passes(narrowing)}`,
          ),
    timeline: timeline
      ? build((found, narrowing) => byTime(timeline, `${found} AND ${passes(narrowing, 'time')}`))
      : null,
    everything: timeline ? everythingOf(filters, asked, timeline) : null,
  };
}

type Build = (of: (found: string, narrowing: Narrowing, parameters: Parameters) => string) => Statement;

/**
 * Statements of which each is a list of hits, one after the other; a page begins in the one that reaches its offset. For one term
 * those with it in their titles are a list by themselves, which is found without reading the others.
 */
function pagesOf({ order }: SearchRequest, asked: Asked, build: Build): readonly Statement[] {
  const list = (columns: string, where: string, first: string) => `SELECT d.stored, ${columns} AS score
    FROM broadsheet.document d WHERE ${where} ORDER BY ${first}${newestFirst}`;
  if (order === 'date') {
    return [
      build((found, narrowing, parameters) =>
        list(titleScore(asked, parameters), `${found} AND ${passes(narrowing)}`, ''),
      ),
    ];
  }
  if (asked.isCertain && titleConditions(asked, new Parameters())) {
    return (['has', 'lacks'] as const).map((which) =>
      build((found, narrowing, parameters) => {
        const title = titleConditions(asked, parameters);
        const where = which === 'has' ? title?.has : `${found} AND ${title?.lacks}`;
        const unwanted = which === 'has' ? withoutCondition(asked, parameters) : 'true';
        return list(which === 'has' ? '1' : '0', `${where} AND ${unwanted} AND ${passes(narrowing)}`, '');
      }),
    );
  }
  return [
    build((found, narrowing, parameters) =>
      list(titleScore(asked, parameters), `${found} AND ${passes(narrowing)}`, 'score DESC, '),
    ),
  ];
}

/** A list of hits from one of them on, at most so many. */
export function pageOf({ text, values }: Statement, offset: number, limit: number): Statement {
  return {
    text: `${text} LIMIT $${values.length + 1}::bigint OFFSET $${values.length + 2}::bigint`,
    values: [...values, limit, offset],
  };
}

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

function foundCondition(asked: Asked, verified: Verified | null, parameters: Parameters): string {
  if (!verified) return termsCondition(asked, parameters);
  const issueIds = parameters.add(verified.issueIds, 'text[]');
  const sequences = parameters.add(verified.sequences, 'integer[]');
  return `d.issue_id = ANY(${issueIds}) AND (d.issue_id, d.sequence) IN (SELECT * FROM unnest(${issueIds}, ${sequences}))`;
}

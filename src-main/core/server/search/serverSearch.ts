import type { PoolClient } from 'pg';
import {
  addCount,
  byCount,
  byValue,
  type Counts,
  frequentOf,
  inAnyCase,
  sortedCounts,
} from '#core/search/answer/counts.ts';
import type { Choice } from '#core/search/answer/filtering.ts';
import { hitOf } from '#core/search/answer/hits.ts';
import type { SearchReader } from '#core/search/engine.ts';
import { kindNames } from '#core/search/index/facts.ts';
import { decodeDocument, fieldsOf, normalOf } from '#core/search/index/indexedDocument.ts';
import { dayText, yearText } from '#core/search/text/dateRange.ts';
import type {
  FacetCount,
  QueryNote,
  SearchComparison,
  SearchComparisonRequest,
  SearchDetails,
  SearchFacets,
  SearchHit,
  SearchRequest,
  SearchResult,
  TimelineCount,
  TimelineUnit,
} from '#shared/model/search.ts';
import type { Server } from '../connection.ts';
import { type Asked, askedOf, narrowingOf } from './conditions.ts';
import { type CommonFacts, type Counted, createKnownCommon, type KnownCommon } from './knownCommon.ts';
import type { Statement } from './parameters.ts';
import { comparedOf, divisorOf, everythingOf, pageOf, type Statements, statementsOf } from './statements.ts';
import { mostVerified, type Verified, verify } from './verified.ts';

/** Of more documents than these their matches are not counted: each of them would have to be read. */
const mostCounted = 500;

export interface ServerSearchOptions {
  /** Issues that are searched elsewhere and left out here. */
  readonly elsewhere?: () => readonly string[];
}

/**
 * Searches an archive on a server: what is found equals a scan of every text, as with the embedded engine, but for terms
 * that only reading can judge (words with a wrong letter, words that begin so, what is not folded), of which the newest
 * 5,000 candidates are read; the answer says so. Hits are ordered by how many of the terms stand in their headlines, then
 * by date. All of an answer is of one moment. Throws `serverAway`, `serverRefuses`, `serverSchema`.
 */
export function createServerSearch(
  server: Pick<Server, 'transaction'>,
  now: () => number,
  { elsewhere = () => [] }: ServerSearchOptions = {},
): SearchReader {
  const common = createKnownCommon();
  return {
    search: (request, signal) =>
      server.transaction(
        'reading',
        async (client) => {
          const started = now();
          const answered = await answer(client, request, { elsewhere: elsewhere(), common });
          return { ...answered, milliseconds: now() - started };
        },
        signal,
      ),
    compare: (request) => server.transaction('reading', (client) => compare(client, request, elsewhere())),
  };
}

async function answer(
  client: PoolClient,
  request: SearchRequest,
  { elsewhere, common }: { readonly elsewhere: readonly string[]; readonly common: KnownCommon },
): Promise<Omit<SearchResult, 'milliseconds'>> {
  const asked = askedOf(request, elsewhere);
  const verified = await verifiedOf(client, request, asked);
  const statements = statementsOf(request, asked, verified);
  const ask = async <Row extends object>(statement: Statement | null): Promise<readonly Row[]> =>
    asked.asksNothing || !statement ? [] : await rowsOf<Row>(client, statement);
  // One after the other: a connection runs one statement at a time.
  const counted = await ask<Counted>(statements.counts);
  const { facets, bylines } = await common.read(counted, (statement) => rowsOf(client, statement));
  const page = asked.asksNothing ? [] : await readPage(client, statements, request);
  const times = await ask<Time>(statements.timeline);
  const everything = await ask<Time>(statements.everything);
  const groups = counted.flatMap(({ facet, ...group }) => {
    const known = facet === null ? undefined : facets.get(facet);
    return known ? [{ ...group, ...known }] : [];
  });
  const total = groups.reduce((sum, { missed, count }) => sum + (missed === '' ? count : 0), 0);
  return {
    query: request.query,
    total,
    matchTotal: await matchTotalOf(client, verified, statements, total),
    hits: page.map((row) => hitOfRow(row, asked, request)),
    ...facetsOf(groups, namesOf(counted, bylines)),
    ...(request.timeline && {
      timeline: timelineOf(times, everything, request.timeline, request.everyTime === true),
    }),
    notes: [...asked.query.notes, ...notesOf(verified, request.query)],
    complete: true,
  };
}

async function compare(
  client: PoolClient,
  request: SearchComparisonRequest,
  elsewhere: readonly string[],
): Promise<SearchComparison> {
  const { queries, unit } = request;
  const filters = { ...request.filters, kind: request.filters.kind ?? ('article' as const) };
  const everything = everythingOf(filters, askedOf({ ...request, query: '' }, elsewhere), unit, null);
  const bins = (await rowsOf<Time>(client, everything)).toSorted((a, b) => a.time - b.time);
  const series = [];
  for (const query of queries) {
    const asked = askedOf({ ...request, query }, elsewhere);
    const verified = await verifiedOf(client, { filters }, asked);
    const found = asked.asksNothing
      ? []
      : await rowsOf<Time>(client, comparedOf(filters, asked, verified, unit));
    const byTime = new Map(found.map(({ time, count }) => [time, count]));
    series.push({
      query,
      total: found.reduce((sum, { count }) => sum + count, 0),
      counts: bins.map(({ time }) => byTime.get(time) ?? 0),
    });
  }
  return {
    unit,
    bins: bins.map(({ time, count }) => ({ value: dayText(time * divisorOf(unit), unit), of: count })),
    series,
    complete: true,
  };
}

const rowsOf = async <Row extends object>(
  client: PoolClient,
  { text, values }: Statement,
): Promise<readonly Row[]> => (await client.query<Row>(text, [...values])).rows;

interface Row {
  readonly stored: string;
  readonly score: number;
}

interface Time {
  readonly time: number;
  readonly count: number;
}

/** So many documents miss one choice at most and have in common what is known of their facet. */
type Group = Pick<Counted, 'missed' | 'count'> & CommonFacts;

/** The hits of a page, from the lists that reach into it. */
async function readPage(
  client: PoolClient,
  { pages }: Statements,
  { offset, limit }: SearchRequest,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let before = 0;
  for (const list of pages) {
    if (rows.length === limit) break;
    const from = Math.max(0, offset - before);
    const found = await rowsOf<Row>(client, pageOf(list, from, limit - rows.length));
    rows.push(...found);
    if (list !== pages.at(-1) && rows.length < limit) {
      before += found.length > 0 || from === 0 ? from + found.length : await lengthOf(client, list);
    }
  }
  return rows;
}

async function lengthOf(client: PoolClient, { text, values }: Statement): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(client, {
    text: `SELECT count(*)::int AS count FROM (${text}) list`,
    values,
  });
  return row?.count ?? 0;
}

function namesOf(
  counted: readonly Counted[],
  bylines: ReadonlyMap<string, readonly string[]>,
): readonly FacetCount[] {
  const counts: Counts = new Map();
  for (const { missed, byline, count } of counted) {
    if (byline === null || (missed !== '' && missed !== 'byline')) continue;
    for (const name of bylines.get(byline) ?? []) addCount(counts, name, count);
  }
  return frequentOf(counts);
}

async function verifiedOf(
  client: PoolClient,
  { filters }: Pick<SearchRequest, 'filters'>,
  asked: Asked,
): Promise<Verified | null> {
  if (asked.isCertain || asked.asksNothing) return null;
  return await verify(client, asked, (parameters) => narrowingOf(filters, asked, parameters));
}

function notesOf(verified: Verified | null, query: string): readonly QueryNote[] {
  return verified?.isCut ? [{ code: 'tooManyToRead', text: `${query} (${mostVerified})` }] : [];
}

function hitOfRow({ stored, score }: Row, { terms }: Asked, { everyPassage }: SearchRequest): SearchHit {
  const document = decodeDocument(stored);
  return hitOf(document, normalOf(fieldsOf(document)), terms, score, everyPassage);
}

/** All matches in what is found; null where it is too much to be read. */
async function matchTotalOf(
  client: PoolClient,
  verified: Verified | null,
  { matches }: Statements,
  total: number,
): Promise<number | null> {
  if (verified) return verified.matchTotal;
  if (total === 0 || !matches) return 0;
  if (total > mostCounted) return null;
  const [row] = await rowsOf<{ count: number }>(client, matches);
  return row?.count ?? 0;
}

function facetsOf(
  groups: readonly Group[],
  names: readonly FacetCount[],
): { readonly facets: SearchFacets; readonly details: SearchDetails } {
  const countsOf = (choice: Choice, of: (group: Group) => string | null): Counts => {
    const counts: Counts = new Map();
    for (const group of groups) {
      const value = group.missed === '' || group.missed === choice ? of(group) : null;
      if (value !== null) addCount(counts, value, group.count);
    }
    return counts;
  };
  const pages = countsOf('page', ({ page }) => (page === null ? null : String(page)));
  return {
    facets: {
      publications: sortedCounts(
        countsOf('publication', ({ publication }) => publication),
        byCount,
      ),
      years: sortedCounts(
        countsOf('time', ({ year }) => (year > 0 ? yearText(year) : null)),
        byValue,
      ),
      kinds: sortedCounts(
        countsOf('kind', ({ kind }) => kindNames[kind] ?? null),
        byCount,
      ),
    },
    details: {
      pages: sortedCounts(pages, (a, b) => Number(a.value) - Number(b.value)),
      sections: frequentOf(inAnyCase(countsOf('section', ({ section }) => section))),
      bylines: names,
      tags: [],
      colours: [],
      withNotes: 0,
    },
  };
}

function timelineOf(
  times: readonly Time[],
  everything: readonly Time[],
  unit: TimelineUnit,
  everyTime: boolean,
): readonly TimelineCount[] {
  const hits = new Map(times.map(({ time, count }) => [time, count]));
  return everything
    .filter(({ time }) => everyTime || hits.has(time))
    .toSorted((a, b) => a.time - b.time)
    .map(({ time, count }) => ({
      value: dayText(time * divisorOf(unit), unit),
      count: hits.get(time) ?? 0,
      of: count,
    }));
}

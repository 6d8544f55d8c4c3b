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
import { occurrences } from '#core/search/query/matching.ts';
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
import { normalTitle } from '../title.ts';
import { together } from '../together.ts';
import { type Asked, askedOf, isInArchive, narrowingOf } from './conditions.ts';
import {
  type Asking,
  type FoundOnServer,
  foundFew,
  foundMany,
  type Group,
  type MadeHit,
  type Recent,
  type StoredHit,
  type Time,
} from './found.ts';
import { type Counted, createKnownCommon } from './knownCommon.ts';
import { askedRows } from './parameters.ts';
import { comparedOf, divisorOf, everythingOf, statementsOf } from './statements.ts';
import { mostVerified, type Verified, verify } from './verified.ts';

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
  const recent: Recent = { since: 0, documents: 0 };
  return {
    search: (request, signal) =>
      server.transaction(
        'reading',
        async (client) => {
          const started = now();
          const answered = await answer(client, request, { elsewhere: elsewhere(), common, recent });
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
  {
    elsewhere,
    ...known
  }: { readonly elsewhere: readonly string[] } & Pick<Asking<SearchHit>, 'common' | 'recent'>,
): Promise<Omit<SearchResult, 'milliseconds'>> {
  const asked = askedOf(request, elsewhere);
  const verified = await verifiedOf(client, request, asked);
  const statements = statementsOf(request, asked, verified);
  const asking: Asking<SearchHit> = {
    client,
    request,
    asked,
    statements,
    ...known,
    hitOf: (row) => hitOfRow(row, asked, request),
  };
  const everything =
    asked.asksNothing || !statements.everything ? [] : askedRows<Time>(client, statements.everything);
  const [found, all] = await together([asked.asksNothing ? nothing : foundOf(asking), everything]);
  return {
    query: request.query,
    total: found.total,
    matchTotal: verified ? verified.matchTotal : found.matchTotal,
    hits: found.hits,
    ...facetsOf(found.groups, namesOf(found.counted, found.bylines)),
    ...(request.timeline && {
      timeline: timelineOf(found.times, all, request.timeline, request.everyTime === true),
    }),
    notes: [...asked.query.notes, ...notesOf(verified, request.query)],
    complete: true,
  };
}

const foundOf = async <Hit>(asking: Asking<Hit>): Promise<FoundOnServer<Hit>> =>
  (await foundFew(asking)) ?? (await foundMany(asking));

const nothing: FoundOnServer<never> = {
  groups: [],
  counted: [],
  bylines: new Map(),
  total: 0,
  matchTotal: 0,
  hits: [],
  times: [],
};

async function compare(
  client: PoolClient,
  request: SearchComparisonRequest,
  elsewhere: readonly string[],
): Promise<SearchComparison> {
  const { queries, unit } = request;
  const filters = { ...request.filters, kind: request.filters.kind ?? ('article' as const) };
  const everything = everythingOf(filters, askedOf({ ...request, query: '' }, elsewhere), unit, null);
  const bins = (await askedRows<Time>(client, everything)).toSorted((a, b) => a.time - b.time);
  const series = [];
  for (const query of queries) {
    const asked = askedOf({ ...request, query }, elsewhere);
    const verified = await verifiedOf(client, { filters }, asked);
    const found = asked.asksNothing
      ? []
      : await askedRows<Time>(client, comparedOf(filters, asked, verified, unit));
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

function hitOfRow(
  { stored, score }: StoredHit,
  { terms }: Asked,
  { everyPassage }: SearchRequest,
): MadeHit<SearchHit> {
  const document = decodeDocument(stored);
  const fields = fieldsOf(document);
  const decoded = { ...document, field: (at: number) => fields[at] ?? document.field(at) };
  const normal = normalOf(fields);
  const title = normalTitle(fields);
  const matches = terms
    .filter(({ term }) => isInArchive(term))
    .map(({ term }) => occurrences(term.fields === null ? normal : title, term.normal).length);
  return {
    hit: hitOf(decoded, normal, terms, score, everyPassage),
    matches: matches.reduce((sum, count) => sum + count, 0),
  };
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

import type { PoolClient } from 'pg';
import type { Choice } from '#core/search/answer/filtering.ts';
import type { SearchRequest } from '#shared/model/search.ts';
import { together } from '../together.ts';
import type { Asked } from './conditions.ts';
import type { CommonFacts, Counted, KnownCommon } from './knownCommon.ts';
import { askedRows, type Statement } from './parameters.ts';
import { divisorOf, few, lengthOf, pageOf, type Statements, storedOf } from './statements.ts';

/** A hit of a page as it is stored. */
export interface StoredHit {
  readonly stored: string;
  readonly score: number;
}

/** So many documents of a day, a month or a year, by `divisorOf`. */
export interface Time {
  readonly time: number;
  readonly count: number;
}

/** So many documents miss one choice at most and have in common what is known of their facet. */
export type Group = Pick<Counted, 'missed' | 'count'> & CommonFacts;

/** What a search finds. */
export interface FoundOnServer<Hit> {
  readonly groups: readonly Group[];
  readonly counted: readonly Counted[];
  readonly bylines: ReadonlyMap<string, readonly string[]>;
  readonly total: number;
  /** Null where the matches of what is found are too many to be read. */
  readonly matchTotal: number | null;
  readonly hits: readonly Hit[];
  readonly times: readonly Time[];
}

/** A hit with the matches in its document. */
export interface MadeHit<Hit> {
  readonly hit: Hit;
  readonly matches: number;
}

/**
 * A day from which on an archive has some thousand documents, and how many were found there at least. Nothing found depends on
 * it, but how fast.
 */
export interface Recent {
  since: number;
  documents: number;
}

/** How what is found is asked for. */
export interface Asking<Hit> {
  readonly client: Pick<PoolClient, 'query'>;
  readonly request: SearchRequest;
  readonly asked: Asked;
  readonly statements: Statements;
  readonly common: KnownCommon;
  /** What the searches before have found out. */
  readonly recent: Recent;
  /** Makes hits as they come, while the server counts. */
  readonly hitOf: (row: StoredHit) => MadeHit<Hit>;
}

/** What is found where few texts have to be read, each once. Null where there are more, or none to be read. */
export async function foundFew<Hit>(asking: Asking<Hit>): Promise<FoundOnServer<Hit> | null> {
  const { client, request, asked, statements, hitOf } = asking;
  const candidates = statements.few ? await askedRows<FewRow>(client, statements.few) : null;
  if (!candidates || candidates.length > few) return null;
  const isThere = (count: number) => count > 0;
  const rows = candidates.filter(({ matches }) =>
    asked.isAny ? matches.some(isThere) : matches.every(isThere),
  );
  const passing = rows.filter(({ missed }) => missed === '');
  const page = passing
    .toSorted(request.order === 'date' ? newestFirst : (a, b) => b.score - a.score || newestFirst(a, b))
    .slice(request.offset, request.offset + request.limit);
  const [stored, common] = await together([
    page.length === 0
      ? []
      : askedRows<Pick<FewRow, 'issue_id' | 'sequence'> & Pick<StoredHit, 'stored'>>(
          client,
          storedOf(
            page.map(({ issue_id }) => issue_id),
            page.map(({ sequence }) => sequence),
          ),
        ),
    commonOf(
      asking,
      rows.map(({ missed, facet, byline }) => ({ missed, facet, byline, count: 1 })),
    ),
  ]);
  const byKey = new Map(stored.map((row) => [keyOf(row), row.stored]));
  return {
    ...common,
    matchTotal: passing.flatMap(({ matches }) => matches).reduce((sum, count) => sum + count, 0),
    hits: page.map((row) => hitOf({ stored: byKey.get(keyOf(row)) ?? '', score: row.score }).hit),
    times: timesOf(rows, request),
  };
}

/** A document that may be found; `missed` as in `Counted`. */
interface FewRow {
  readonly issue_id: string;
  readonly sequence: number;
  readonly day: number;
  readonly facet: string;
  readonly byline: string;
  readonly missed: Choice | '';
  readonly score: number;
  /** Of each term. */
  readonly matches: readonly number[];
}

const keyOf = ({ issue_id, sequence }: Pick<FewRow, 'issue_id' | 'sequence'>) => `${sequence} ${issue_id}`;

/** As `newestFirst` of `conditions.ts` has it. */
const newestFirst = (a: FewRow, b: FewRow): number =>
  b.day - a.day || Buffer.from(a.issue_id).compare(Buffer.from(b.issue_id)) || a.sequence - b.sequence;

function timesOf(rows: readonly FewRow[], { timeline }: SearchRequest): readonly Time[] {
  if (!timeline) return [];
  const dated = rows.filter(({ day, missed }) => day > 0 && (missed === '' || missed === 'time'));
  const groups = Map.groupBy(dated, ({ day }) => Math.floor(day / divisorOf(timeline)));
  return [...groups].map(([time, group]) => ({ time, count: group.length }));
}

/** What is found however many there are: counted, and read as far as the page reaches. */
export async function foundMany<Hit>(asking: Asking<Hit>): Promise<FoundOnServer<Hit>> {
  const { client, request, statements, recent, hitOf } = asking;
  const { offset, limit } = request;
  const { whole, first, rest } = statements.pages;
  const page = async (list: Statement, from: number, length: number): Promise<readonly MadeHit<Hit>[]> =>
    (await askedRows<StoredHit>(client, pageOf(list, from, length))).map(hitOf);
  const [ahead, counted, times] = await together([
    pageAhead(asking, page),
    askedRows<Counted>(client, statements.counts).then((rows) => commonOf(asking, rows)),
    statements.timeline ? askedRows<Time>(client, statements.timeline) : [],
  ]);
  learn(recent, counted.groups);
  const readPage = async (): Promise<readonly MadeHit<Hit>[]> => {
    if (ahead) return ahead;
    if (whole && (counted.total <= few || !rest)) return await page(whole, offset, limit);
    const head = first ? await page(first, offset, limit) : [];
    const lacking = limit - head.length;
    if (!rest || lacking === 0) return head;
    // All of the first list stand before.
    const isReached = head.length > 0 || offset === 0;
    const before = !first ? 0 : isReached ? offset + head.length : await countOf(client, lengthOf(first));
    const from = Math.max(0, offset - before);
    const tail = await page(rest(sinceOf(counted.groups, before + from + lacking)), from, lacking);
    return [...head, ...tail];
  };
  // Where the page has all of it, the matches are counted as its hits are made.
  const isOnPage = offset === 0 && counted.total <= limit;
  const [made, matchTotal] = await together([
    readPage(),
    counted.total > few ? null : isOnPage || !statements.matches ? 0 : countOf(client, statements.matches),
  ]);
  return {
    ...counted,
    matchTotal: isOnPage ? made.reduce((sum, { matches }) => sum + matches, 0) : matchTotal,
    hits: made.map(({ hit }) => hit),
    times,
  };
}

/** So many documents are enough to look for a character in their titles, and so many are too many. */
const recentDocuments = { least: 2_000, most: 20_000 } as const;

function learn(recent: Recent, groups: readonly Group[]): void {
  const since = sinceOf(groups, recentDocuments.least);
  if (since > recent.since) Object.assign(recent, { since, documents: 0 });
  const found = groups
    .filter(({ missed, year }) => missed === '' && year * divisorOf('year') >= recent.since)
    .reduce((sum, { count }) => sum + count, 0);
  recent.documents = Math.max(recent.documents, found);
}

/** The page before what is found is counted, where it is likely to be full of what comes first; null where it is not. */
async function pageAhead<Hit>(
  { request: { offset, limit }, statements: { pages }, recent }: Asking<Hit>,
  page: (list: Statement, from: number, length: number) => Promise<readonly MadeHit<Hit>[]>,
): Promise<readonly MadeHit<Hit>[] | null> {
  if (!pages.isAhead) return null;
  if (!pages.rest) return pages.whole && (await page(pages.whole, offset, limit));
  const isKnown = recent.since > 0 && recent.documents <= recentDocuments.most;
  const list = pages.recent && isKnown ? pages.recent(recent.since) : pages.first;
  const hits = list ? await page(list, offset, limit) : [];
  return hits.length === limit ? hits : null;
}

async function countOf(client: Pick<PoolClient, 'query'>, statement: Statement): Promise<number> {
  const [row] = await askedRows<{ count: number | null }>(client, statement);
  return row?.count ?? 0;
}

/** A day from which on so many are found, or all; counted by years. */
function sinceOf(groups: readonly Group[], wanted: number): number {
  const byYear = new Map<number, number>();
  for (const { missed, year, count } of groups) {
    if (missed === '') byYear.set(year, (byYear.get(year) ?? 0) + count);
  }
  let found = 0;
  for (const [year, count] of [...byYear].sort(([a], [b]) => b - a)) {
    found += count;
    if (found >= wanted) return year * divisorOf('year');
  }
  return 0;
}

/** What is counted together with what is known of it. */
async function commonOf<Hit>(
  { client, common }: Pick<Asking<Hit>, 'client' | 'common'>,
  counted: readonly Counted[],
): Promise<Pick<FoundOnServer<Hit>, 'groups' | 'counted' | 'bylines' | 'total'>> {
  const { facets, bylines } = await common.read(counted, (statement) => askedRows(client, statement));
  const groups = counted.flatMap(({ facet, ...group }) => {
    const known = facet === null ? undefined : facets.get(facet);
    return known ? [{ ...group, ...known }] : [];
  });
  const total = groups.reduce((sum, { missed, count }) => sum + (missed === '' ? count : 0), 0);
  return { groups, counted, bylines, total };
}

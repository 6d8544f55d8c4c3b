import type { PoolClient } from 'pg';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { ArchivePaper, IssueSummary } from '#shared/model/library.ts';
import type { Server } from './connection.ts';
import { type PrintedPages, unpacked } from './packed.ts';

/** What an archive holds. */
export interface ArchiveSize {
  readonly issues: number;
  readonly documents: number;
  /** Bytes of its tables with their indexes, as the server says. */
  readonly bytes: number;
}

/** An issue of an archive as a shelf needs it. */
export interface ListedIssue {
  readonly summary: IssueSummary;
  /** Changes whenever the issue's content does. */
  readonly version: string;
}

/** An issue of an archive as a reader needs it. */
export interface ArchivedIssue extends ListedIssue {
  readonly issue: Issue;
  /** Its pages as printed; null where nothing is known of them. */
  readonly pages: PrintedPages | null;
}

/** The issues of an archive, read one by one or in pages, never all of them. All throw `serverAway`, `serverRefuses`, `serverSchema`. */
export interface ArchiveIssues {
  /** The papers, the largest first. */
  papers(): Promise<readonly ArchivePaper[]>;
  /** Of each of these papers so many of its newest issues; those without a date come after all others. */
  newest(publications: readonly (string | null)[], count: number): Promise<readonly ListedIssue[]>;
  /** The issues of a paper in a year, by their dates; those without a date for null, of these at most 1,000. */
  ofYear(publication: string | null, year: number | null): Promise<readonly ListedIssue[]>;
  /** Issues of these days, by their dates, at most so many; of these papers, or of all for null. */
  ofDays(
    days: readonly { readonly from: number; readonly to: number }[],
    publications: readonly string[] | null,
    most: number,
  ): Promise<readonly ListedIssue[]>;
  /** The versions of those of these issues that the archive has. */
  versions(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Those of these issues that the archive has. */
  listed(ids: readonly string[]): Promise<readonly ListedIssue[]>;
  /** Throws `issueNotFound` where the archive has none. */
  issue(id: string): Promise<ArchivedIssue>;
  size(): Promise<ArchiveSize>;
}

/** Issues without a date that are listed of one paper. */
const mostUndated = 1_000;
/** Issues asked for by their ids in one statement. */
const atOnce = 1_000;

export function archiveIssues(server: Pick<Server, 'transaction'>): ArchiveIssues {
  const reading = <T>(run: (client: PoolClient) => Promise<T>) => server.transaction('reading', run);
  const list = async (client: PoolClient, after: string, values: readonly unknown[]) => {
    const { rows } = await client.query<ListedIssue>(
      `SELECT summary, version FROM broadsheet.issue WHERE ${after}`,
      [...values],
    );
    return rows;
  };
  return {
    papers: () =>
      reading(async (client) => {
        const { rows } = await client.query<ArchivePaper>(
          `SELECT publication, count(*)::int AS issues, sum(articles)::int AS articles,
             coalesce(min(day) FILTER (WHERE day > 0), 0) AS first, max(day) AS last,
             coalesce(array_agg(DISTINCT day / 10000) FILTER (WHERE day > 0), '{}') AS years
           FROM broadsheet.issue GROUP BY publication ORDER BY count(*) DESC, publication`,
        );
        return rows;
      }),
    newest: (publications, count) =>
      reading(async (client) => {
        const found: ListedIssue[] = [];
        // One paper after the other: an index has the newest of a paper at hand, and any server can say where it is.
        for (const publication of publications) {
          const { test, values } = ofPaper(publication);
          const after = `${test} ORDER BY day DESC, issue_id DESC LIMIT $${values.length + 1}`;
          found.push(...(await list(client, after, [...values, count])));
        }
        return found;
      }),
    ofYear: (publication, year) =>
      reading((client) => {
        const { test, values } = ofPaper(publication);
        if (year === null) {
          return list(client, `${test} AND day = 0 ORDER BY issue_id LIMIT ${mostUndated}`, values);
        }
        const at = values.length;
        const time = `day BETWEEN $${at + 1}::integer AND $${at + 2}::integer`;
        const days = [year * 10_000, year * 10_000 + 9_999];
        return list(client, `${test} AND ${time} ORDER BY day, issue_id`, [...values, ...days]);
      }),
    ofDays: (days, publications, most) =>
      reading((client) => {
        const froms = days.map(({ from }) => from);
        const tos = days.map(({ to }) => to);
        const time = `EXISTS (SELECT FROM unnest($1::integer[], $2::integer[]) stretch (first, last)
          WHERE day BETWEEN stretch.first AND stretch.last) AND day BETWEEN $3::integer AND $4::integer`;
        const ends = [Math.min(...froms), Math.max(...tos)];
        const ofPapers = '($5::text[] IS NULL OR publication = ANY($5::text[]))';
        const after = `${time} AND ${ofPapers} ORDER BY day, issue_id LIMIT $6::bigint`;
        return list(client, after, [froms, tos, ...ends, publications, most]);
      }),
    versions: (ids) =>
      reading(async (client) => {
        const found = new Map<string, string>();
        for (const some of inParts(ids)) {
          const { rows } = await client.query<{ issue_id: string; version: string }>(
            'SELECT issue_id, version FROM broadsheet.issue WHERE issue_id = ANY($1)',
            [some],
          );
          for (const { issue_id, version } of rows) found.set(issue_id, version);
        }
        return found;
      }),
    listed: (ids) =>
      reading(async (client) => {
        const found: ListedIssue[] = [];
        for (const some of inParts(ids)) found.push(...(await list(client, 'issue_id = ANY($1)', [some])));
        return found;
      }),
    issue: (id) =>
      reading(async (client) => {
        const { rows } = await client.query<ListedIssue & { content: Buffer; pages: Buffer | null }>(
          'SELECT summary, version, content, pages FROM broadsheet.issue WHERE issue_id = $1',
          [id],
        );
        const [row] = rows;
        if (!row) throw new BroadsheetError('issueNotFound', `The archive has no issue ${id}.`, { id });
        const { summary, version, content, pages } = row;
        return {
          summary,
          version,
          issue: await unpacked<Issue>(content),
          pages: pages && (await unpacked<PrintedPages>(pages)),
        };
      }),
    size: () =>
      reading(async (client) => {
        const { rows } = await client.query<{ issues: number; documents: number; bytes: string }>(
          `SELECT (SELECT count(*)::int FROM broadsheet.issue) AS issues,
             (SELECT coalesce(sum(documents), 0)::int FROM broadsheet.tally) AS documents,
             (SELECT sum(pg_total_relation_size(name)) FROM unnest(ARRAY['broadsheet.issue', 'broadsheet.document', 'broadsheet.tally']::regclass[]) name) AS bytes`,
        );
        const [row] = rows;
        return {
          issues: row?.issues ?? 0,
          documents: row?.documents ?? 0,
          bytes: Number(row?.bytes ?? 0),
        };
      }),
  };
}

function* inParts(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += atOnce) yield ids.slice(from, from + atOnce);
}

/** A test that an index answers, which it does not for `IS NOT DISTINCT FROM`. */
const ofPaper = (
  publication: string | null,
): { readonly test: string; readonly values: readonly string[] } =>
  publication === null
    ? { test: 'publication IS NULL', values: [] }
    : { test: 'publication = $1', values: [publication] };

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import type { Server } from './connection.ts';

const unpacked = promisify(gunzip);

/** A paper of an archive, and how much there is of it. */
export interface ArchivePaper {
  readonly publication: string | null;
  readonly issues: number;
  /** Day numbers (19980309) of its first and its last dated issue; 0 where none has a date. */
  readonly first: number;
  readonly last: number;
}

/** What an archive holds. */
export interface ArchiveSize {
  readonly issues: number;
  readonly documents: number;
  /** Bytes of its tables with their indexes, as the server says. */
  readonly bytes: number;
}

/** The issues of an archive, read one by one or in pages, never all of them. All throw `serverAway`, `serverRefuses`, `serverSchema`. */
export interface ArchiveIssues {
  /** The papers, the largest first. */
  papers(): Promise<readonly ArchivePaper[]>;
  /** Some issues of a paper, in the order of their dates. */
  summaries(
    publication: string | null,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<readonly IssueSummary[]>;
  /** Throws `issueNotFound` where the archive has none. */
  issue(id: string): Promise<Issue>;
  size(): Promise<ArchiveSize>;
}

export function archiveIssues(server: Pick<Server, 'transaction'>): ArchiveIssues {
  const rowsOf = <Row extends object>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> =>
    server.transaction('reading', async (client) => (await client.query<Row>(text, [...values])).rows);
  return {
    papers: () =>
      rowsOf<ArchivePaper>(
        `SELECT publication, count(*)::int AS issues, coalesce(min(day) FILTER (WHERE day > 0), 0) AS first, max(day) AS last
         FROM broadsheet.issue GROUP BY publication ORDER BY count(*) DESC, publication`,
      ),
    async summaries(publication, { offset, limit }) {
      const rows = await rowsOf<{ summary: IssueSummary }>(
        `SELECT summary FROM broadsheet.issue WHERE publication IS NOT DISTINCT FROM $1
         ORDER BY day, issue_id LIMIT $2 OFFSET $3`,
        [publication, limit, offset],
      );
      return rows.map(({ summary }) => summary);
    },
    async issue(id) {
      const [row] = await rowsOf<{ content: Buffer }>(
        'SELECT content FROM broadsheet.issue WHERE issue_id = $1',
        [id],
      );
      if (!row) throw new BroadsheetError('issueNotFound', `The archive has no issue ${id}.`, { id });
      return JSON.parse((await unpacked(row.content)).toString('utf8')) as Issue;
    },
    async size() {
      const [row] = await rowsOf<{ issues: number; documents: number; bytes: string }>(
        `SELECT (SELECT count(*)::int FROM broadsheet.issue) AS issues,
           (SELECT coalesce(sum(documents), 0)::int FROM broadsheet.tally) AS documents,
           (SELECT sum(pg_total_relation_size(name)) FROM unnest(ARRAY['broadsheet.issue', 'broadsheet.document', 'broadsheet.tally']::regclass[]) name) AS bytes`,
      );
      return { issues: row?.issues ?? 0, documents: row?.documents ?? 0, bytes: Number(row?.bytes ?? 0) };
    },
  };
}

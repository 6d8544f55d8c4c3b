import type { PoolClient } from 'pg';
import type { SearchDocument } from '#core/search/engine.ts';
import { dayNumber } from '#core/search/text/dateRange.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import type { Server } from '../connection.ts';
import { storable } from '../keys.ts';
import { type PrintedPages, packed } from '../packed.ts';
import { fedDocuments, type IssueRows, rowsOf, tableColumns } from './rows.ts';

/** An issue as it is fed, under the id and the names that its library gives it. */
export interface FedIssue extends FedAs {
  readonly issue: Issue;
  /** Its pages as printed; null where nothing is known of them. */
  readonly pages: PrintedPages | null;
}

/** An issue as it is written, with what a search finds of it and what a reader is given. */
export interface WrittenIssue extends FedAs {
  readonly documents: readonly SearchDocument[];
  readonly content: Uint8Array;
  readonly pages: Uint8Array | null;
}

interface FedAs {
  readonly summary: IssueSummary;
  /** Changes whenever the issue's content does. */
  readonly version: string;
  /** The name of what feeds it. */
  readonly fedFrom: string;
}

/** Documents in one statement: each brings a few kilobytes and a value for every column. */
const atOnce = 100;

/** Begins the names of the locks that feeders hold on issues. */
const feeding = 'broadsheet issue ';

/**
 * Puts an issue in the place of what the archive has of it, in one transaction. False, and nothing done, where
 * another feeder has the issue in hand.
 */
export async function putIssue(
  server: Pick<Server, 'transaction'>,
  { issue, pages, ...fed }: FedIssue,
): Promise<boolean> {
  return await writeIssue(server, {
    ...fed,
    documents: fedDocuments(issue, fed.summary),
    content: await packed(issue),
    pages: pages && (await packed(pages)),
  });
}

/** As `putIssue`, of an issue that is in the shape of the archive already. */
export async function writeIssue(server: Pick<Server, 'transaction'>, fed: WrittenIssue): Promise<boolean> {
  const { summary, documents, content, pages } = fed;
  // Made before the transaction begins, which is held open as shortly as can be.
  const rows = rowsOf(summary.id, documents);
  return await server.transaction('writing', async (client) => {
    const lock = await client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS held',
      [feeding + summary.id],
    );
    if (lock.rows[0]?.held !== true) return false;
    await removeDocuments(client, [summary.id]);
    for (const table of ['facet', 'byline'] as const)
      await insertRows(client, table, await lacking(client, table, rows));
    for (const table of ['document', 'tally'] as const) await insertRows(client, table, rows[table]);
    await client.query(
      `INSERT INTO broadsheet.issue (issue_id, version, fed_from, publication, day, articles, summary, content, pages)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (issue_id) DO UPDATE SET version = excluded.version, fed_from = excluded.fed_from,
         publication = excluded.publication, day = excluded.day, articles = excluded.articles, summary = excluded.summary,
         content = excluded.content, pages = excluded.pages`,
      [
        summary.id,
        fed.version,
        storable(fed.fedFrom),
        summary.publication === null ? null : storable(summary.publication),
        dayNumber(summary.date),
        summary.articleCount,
        // JSON of PostgreSQL refuses the escape of U+0000 as well.
        JSON.stringify(summary).replaceAll('\\u0000', '\ufffd'),
        content,
        pages,
      ],
    );
    return true;
  });
}

/** Takes issues out of the archive, all of them or none. */
export async function removeIssues(
  server: Pick<Server, 'transaction'>,
  issueIds: readonly string[],
): Promise<void> {
  await server.transaction('writing', async (client) => {
    await removeDocuments(client, issueIds);
    await client.query('DELETE FROM broadsheet.issue WHERE issue_id = ANY($1)', [issueIds]);
  });
}

async function removeDocuments(client: PoolClient, issueIds: readonly string[]): Promise<void> {
  await client.query('DELETE FROM broadsheet.document WHERE issue_id = ANY($1)', [issueIds]);
  await client.query('DELETE FROM broadsheet.tally WHERE issue_id = ANY($1)', [issueIds]);
}

/**
 * The rows of what is common that the archive does not have, in one order: feeders that write the same ones wait for one
 * another, and never in a circle.
 */
async function lacking(
  client: PoolClient,
  table: 'facet' | 'byline',
  { [table]: rows }: IssueRows,
): Promise<IssueRows[typeof table]> {
  const { rows: found } = await client.query<{ id: string }>(
    `SELECT id FROM broadsheet.${table} WHERE id = ANY($1::bigint[])`,
    [rows.map(([id]) => id)],
  );
  const known = new Set(found.map(({ id }) => id));
  const idOf = ([id]: readonly unknown[]) => String(id);
  return rows.filter((row) => !known.has(idOf(row))).toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

async function insertRows(
  client: PoolClient,
  table: keyof IssueRows,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce);
    let number = 0;
    const places = part.map((row) => `(${row.map(() => `$${++number}`).join(', ')})`);
    // What others wrote meanwhile is the same row; a document is nobody else's while its issue is locked.
    const conflict = table === 'facet' || table === 'byline' ? 'ON CONFLICT (id) DO NOTHING' : '';
    await client.query(
      `INSERT INTO broadsheet.${table} (${tableColumns[table].join(', ')}) VALUES ${places.join(', ')} ${conflict}`,
      part.flat(),
    );
  }
}

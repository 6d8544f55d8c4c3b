import type { SearchDocument } from '#core/search/engine.ts';
import { openServer, type Server } from '#core/server/connection.ts';
import { removeIssues, writeIssue } from '#core/server/feed/putIssue.ts';
import { prepareArchive } from '#core/server/schema/prepare.ts';
import type { TestServer } from '../../../support/postgres.ts';
import { summary } from '../../../support/summary.ts';

let databases = 0;

/** An empty archive on a server. */
export async function newArchive(on: TestServer): Promise<{ readonly server: Server; readonly url: string }> {
  const url = await on.database(`archive_${process.pid}_${++databases}`);
  const server = await openServer({ url, authority: null });
  await server.withClient(prepareArchive);
  return { server, url };
}

/** Puts documents into an archive as they are, in the place of all that were there. */
export async function putDocuments(server: Server, documents: readonly SearchDocument[]): Promise<void> {
  const { rows } = await server.withClient((client) =>
    client.query<{ issue_id: string }>('SELECT issue_id FROM broadsheet.issue'),
  );
  await removeIssues(
    server,
    rows.map(({ issue_id }) => issue_id),
  );
  for (const [id, ofIssue] of Map.groupBy(documents, ({ issueId }) => issueId)) {
    await writeIssue(server, {
      summary: summary({ id, publication: null }),
      version: '1',
      fedFrom: 'test',
      documents: ofIssue,
      content: new Uint8Array(),
      pages: null,
    });
  }
}

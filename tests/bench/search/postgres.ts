import type { SearchReader } from '#core/search/engine.ts';
import { openServer } from '#core/server/connection.ts';
import { writeIssue } from '#core/server/feed/putIssue.ts';
import { archiveIssues } from '#core/server/issues.ts';
import { prepareArchive } from '#core/server/schema/prepare.ts';
import { createServerSearch } from '#core/server/search/serverSearch.ts';
import { startPostgres } from '../../support/postgres.ts';
import { summary } from '../../support/summary.ts';
import { articleNumber, inventedIssues } from './corpus.ts';
import { megabytes, quantilesOf, seconds, shown, timed } from './figures.ts';
import type { Answer } from './product.ts';
import type { Queries } from './queries.ts';
import { compare, scanFor } from './truth.ts';

/** Issues that are written at the same time. */
const feeders = 3;
/** Clients that search at the same time, each so often. */
const clients = 8;
const searchesOfClient = 40;
const replaced = 60;
/** As build/archive/postgresql.conf has it for a small server; durable, unlike those of tests. */
const settings = {
  shared_buffers: '1GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '4GB',
  fsync: 'on',
  synchronous_commit: 'on',
};

/** Feeds the invented archive to a server of PostgreSQL, and asks it what the embedded engine is asked. */
export async function measurePostgres(articles: number, queries: Queries): Promise<void> {
  const postgres = await startPostgres({ settings });
  const server = await openServer({ url: await postgres.database('archive'), authority: null });
  try {
    await server.withClient(prepareArchive);
    const put = async (
      issueId: string,
      documents: Parameters<typeof writeIssue>[1]['documents'],
      version: string,
    ) => {
      await writeIssue(server, {
        summary: summary({ id: issueId, publication: null }),
        version,
        fedFrom: 'bench',
        documents,
        content: new Uint8Array(),
        pages: null,
      });
    };
    const issues = inventedIssues(articles);
    const built = await timed(() =>
      Promise.all(
        Array.from({ length: feeders }, async () => {
          for (let next = issues.next(); !next.done; next = issues.next()) {
            await put(next.value.issueId, next.value.documents, '1');
          }
        }),
      ),
    );
    await server.withClient((client) => client.query('VACUUM ANALYZE broadsheet.document'));
    const row = (name: string, value: string) => console.log(`    ${name.padEnd(24)}${value}`);
    const { bytes } = await archiveIssues(server).size();
    row('feed', `${seconds(built.milliseconds)}, ${megabytes(bytes)} on the disk`);
    const reader = createServerSearch(server, () => performance.now());
    for (const query of queries.warmUp) await reader.search(request(query));
    const ask = async (asked: readonly string[]) => {
      const times: number[] = [];
      for (const query of asked) times.push((await timed(() => reader.search(request(query)))).milliseconds);
      return times;
    };
    row('1 character', shown(quantilesOf(await ask(queries.oneCharacter))));
    row('most frequent bigrams', shown(quantilesOf(await ask(queries.frequent))));
    const all: number[] = [];
    for (const [length, each] of queries.byLength) {
      const times = await ask(each);
      all.push(...times);
      row(`${length} characters`, shown(quantilesOf(times)));
    }
    row('2 to 12 characters', shown(quantilesOf(all)));

    const substrings = queries.byLength.flatMap(([, each]) => each);
    const together = await timed(() =>
      Promise.all(
        Array.from({ length: clients }, async (_none, client) => {
          for (let at = 0; at < searchesOfClient; at++) {
            await reader.search(
              request(substrings[(client * searchesOfClient + at) % substrings.length] ?? ''),
            );
          }
        }),
      ),
    );
    row(
      `${clients} clients`,
      `${((clients * searchesOfClient * 1000) / together.milliseconds).toFixed(0)} searches a second`,
    );
    const replacing: number[] = [];
    for (const { issueId, documents } of inventedIssues(replaced * 20)) {
      replacing.push((await timed(() => put(issueId, documents, '2'))).milliseconds);
    }
    row('an issue replaced', shown(quantilesOf(replacing)));

    const verified = [
      ...queries.oneCharacter.slice(0, 10),
      ...queries.byLength.flatMap(([, each]) => each.slice(0, 10)),
    ];
    const truth = scanFor(articles, [...verified, ...queries.folded.map(([text]) => text)]);
    const answers: Answer[] = [];
    for (const query of [...verified, ...queries.folded.map(([, spelling]) => spelling)]) {
      answers.push(await answerOf(reader, query));
    }
    const { precision, recall } = compare(answers, truth);
    row('precision, recall', `${precision.toFixed(4)}, ${recall.toFixed(4)} (${answers.length} queries)`);
  } finally {
    await server.close();
    await postgres.stop();
  }
}

async function answerOf(reader: SearchReader, query: string): Promise<Answer> {
  const { total, hits } = await reader.search({ ...request(query), limit: 1000 });
  return { total, articles: hits.map(({ articleId }) => articleNumber(articleId)) };
}

const request = (text: string) =>
  ({
    query: `"${text.replace(/[\\"＂]/gu, '\\$&')}"`,
    limit: 100,
    offset: 0,
    order: 'relevance',
    filters: {},
  }) as const;

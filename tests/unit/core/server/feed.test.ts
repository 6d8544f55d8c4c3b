import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '#core/server/connection.ts';
import { feedArchive } from '#core/server/feed/feedArchive.ts';
import { archiveIssues, type ListedIssue } from '#core/server/issues.ts';
import { createServerSearch } from '#core/server/search/serverSearch.ts';
import { randomNumbers } from '../../../bench/support/random.ts';
import { startPostgres, type TestServer } from '../../../support/postgres.ts';
import { request } from '../search/support.ts';
import { MadeLibrary } from './madeLibrary.ts';
import { newArchive } from './support.ts';

let postgres: TestServer;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop(), 60_000);

/** Everything that an archive holds, but for what the feeding itself left. */
async function contentOf(server: Server): Promise<readonly string[]> {
  return await server.withClient(async (client) => {
    const rows: string[] = [];
    for (const table of ['issue', 'document', 'tally', 'facet', 'byline']) {
      const { rows: found } = await client.query<{ line: string }>(
        `SELECT md5(row_to_json(t)::text) AS line FROM broadsheet.${table} t ORDER BY 1`,
      );
      rows.push(`${table} ${found.length}`, ...found.map(({ line }) => line));
    }
    return rows;
  });
}

const search = (server: Server, query: string) => createServerSearch(server, () => 0).search(request(query));

describe('feeding', () => {
  it('brings what a library has to the archive, and again only what changed', async () => {
    const { server } = await newArchive(postgres);
    const library = MadeLibrary.of(12);
    const feed = () => feedArchive({ library, server, name: 'made' });
    expect(await feed()).toEqual({ put: 12, held: 0, removed: 0, failed: [] });
    expect((await search(server, '第3号')).hits.map(({ issueId }) => issueId)).toEqual(
      Array(3).fill('issue-3'),
    );

    library.texts.set('issue-3', (library.texts.get('issue-3') ?? '').replaceAll('第3号', '第三号'));
    library.texts.delete('issue-5');
    expect(await feed()).toEqual({ put: 1, held: 10, removed: 1, failed: [] });
    expect((await search(server, '第3号')).total).toBe(0);
    expect((await search(server, '第三号')).total).toBe(3);
    expect((await search(server, '第5号')).total).toBe(0);
    expect((await archiveIssues(server).size()).issues).toBe(11);
    await server.close();
  });

  it('lets issues be read again as they were fed, paper by paper', async () => {
    const { server } = await newArchive(postgres);
    const made = MadeLibrary.of(9);
    // PostgreSQL keeps no U+0000 in text: what it is asked for does, and an issue is handed out as it is.
    const issues = made.issues().map(({ load, ...issue }) => ({
      ...issue,
      load: async () => ({ ...(await load()), notes: 'a\0b' }),
    }));
    const summary = (id: string) => {
      const known = made.summary(id);
      return known && { ...known, place: 'a\0b', hasFacsimile: id === 'issue-8' };
    };
    const printed = {
      pages: [{ number: 1, label: null, name: null, width: 2, height: 3, image: null, words: [] }],
      isOfShownText: true,
      files: ['a.jpg'],
      version: 'v',
    };
    const words = [{ page: 1, words: [{ start: 0, end: 2, box: { left: 0, top: 0, width: 1, height: 1 } }] }];
    const library = {
      issues: () => issues,
      summary,
      getFacsimile: async (id: string) =>
        id === 'issue-8' ? { ...printed, root: '/here' } : { ...printed, pages: [], root: '/here' },
      getWords: async () => words,
    };
    await feedArchive({ library, server, name: 'a\0b' });
    const archive = archiveIssues(server);
    expect(await archive.papers()).toEqual([
      {
        publication: '澄溪日报',
        issues: 5,
        articles: 15,
        first: 19500115,
        last: 19580915,
        years: [1950, 1952, 1954, 1956, 1958],
      },
      {
        publication: 'The Ferry Post',
        issues: 4,
        articles: 12,
        first: 19510215,
        last: 19570815,
        years: [1951, 1953, 1955, 1957],
      },
    ]);
    const idsOf = (listed: readonly ListedIssue[]) => listed.map(({ summary: { id } }) => id);
    const newest = await archive.newest(['The Ferry Post', '澄溪日报'], 2);
    expect(idsOf(newest)).toEqual(['issue-7', 'issue-5', 'issue-8', 'issue-6']);
    expect(newest[0]?.summary.place).toBe('a\ufffdb');
    expect(idsOf(await archive.ofYear('澄溪日报', 1952))).toEqual(['issue-2']);
    expect(await archive.ofYear('澄溪日报', null)).toEqual([]);
    expect(idsOf(await archive.listed(['issue-3', 'none']))).toEqual(['issue-3']);
    expect(await archive.issue('issue-8')).toMatchObject({
      issue: await issues[8]?.load(),
      version: issues[8]?.version,
      pages: { source: printed, words },
    });
    expect((await archive.issue('issue-7')).pages).toBeNull();
    await expect(archive.issue('none')).rejects.toMatchObject({ code: 'issueNotFound' });
    await server.close();
  });

  it('tells the libraries of an archive apart', async () => {
    const { server } = await newArchive(postgres);
    await feedArchive({ library: MadeLibrary.of(4), server, name: 'one' });
    const other = new MadeLibrary();
    other.texts.set('other', '## 别处\n\n别处今日开行。\n');
    await feedArchive({ library: other, server, name: 'two' });
    other.texts.clear();
    expect(await feedArchive({ library: other, server, name: 'two' })).toMatchObject({ removed: 1 });
    expect((await archiveIssues(server).size()).issues).toBe(4);
    await server.close();
  });

  it('goes on with the others where an issue cannot be read', async () => {
    const { server } = await newArchive(postgres);
    const made = MadeLibrary.of(3);
    const library = {
      summary: (id: string) => made.summary(id),
      getFacsimile: () => made.getFacsimile(),
      getWords: () => made.getWords(),
      issues: () =>
        made.issues().map((issue, at) => ({
          ...issue,
          load: at === 1 ? () => Promise.reject(new Error('The file is gone.')) : issue.load,
        })),
    };
    const report = await feedArchive({ library, server, name: 'made' });
    expect(report).toMatchObject({ put: 2, failed: [{ path: 'issue-1.md' }] });
    expect(report.failed[0]?.reason).toMatch(/The file is gone\./);
    await server.close();
  });

  it('may be done by several at once, and be stopped and taken up again', async () => {
    const { server } = await newArchive(postgres);
    const whole = await newArchive(postgres);
    const library = MadeLibrary.of(24);
    await feedArchive({ library, server: whole.server, name: 'made' });

    const stop = new AbortController();
    const onProgress = (done: number) => {
      if (done === 4) stop.abort();
    };
    await expect(
      feedArchive({ library, server, name: 'made', onProgress, signal: stop.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    const before = (await archiveIssues(server).size()).issues;
    expect(before).toBeGreaterThan(3);
    expect(before).toBeLessThan(24);

    await Promise.all([1, 2, 3].map(() => feedArchive({ library, server, name: 'made' })));
    expect(await contentOf(server)).toEqual(await contentOf(whole.server));
    await server.close();
    await whole.server.close();
  }, 60_000);

  it('ends with the same archive where the feeder is killed twenty times', async () => {
    const issues = 40;
    const { server, url } = await newArchive(postgres);
    const whole = await newArchive(postgres);
    await feedArchive({ library: MadeLibrary.of(issues), server: whole.server, name: 'made' });
    const random = randomNumbers(20);
    let kills = 0;
    for (let isDone = false; !isDone; ) {
      const feeder = spawn(
        process.execPath,
        [join(import.meta.dirname, 'feederProcess.ts'), url, String(issues)],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      const ended = once(feeder, 'close');
      // Somewhere within the transactions of the next issue or two.
      let lines = Math.floor(random() * 3);
      if (kills < 20) {
        for await (const _line of createInterface({ input: feeder.stdout })) {
          if (lines-- > 0) continue;
          await new Promise((resolve) => setTimeout(resolve, random() * 12));
          feeder.kill('SIGKILL');
          break;
        }
      } else feeder.stdout.resume();
      const [code] = (await ended) as [number | null];
      if (code === null) kills++;
      isDone = code === 0 && kills >= 20;
    }
    expect(kills).toBe(20);
    expect(await contentOf(server)).toEqual(await contentOf(whole.server));
    await server.close();
    await whole.server.close();
  }, 180_000);
});

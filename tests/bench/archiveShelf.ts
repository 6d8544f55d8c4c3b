/**
 * `npm run bench -- archiveShelf [ISSUES]`: how soon the shelf of an archive on a server stands. So many issues (100,000 by
 * themselves, of 40 papers in Chinese and English over a century) are put into an archive on a server of PostgreSQL of its
 * own, without their articles, which no shelf shows. Then the app is started with it, and a Chromium opens the shelf: at
 * first, and again when the app knows it. As `shelf`, whose columns these are.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { openServer } from '#core/server/connection.ts';
import { writeIssue } from '#core/server/feed/putIssue.ts';
import { archiveIssues } from '#core/server/issues.ts';
import { packed } from '#core/server/packed.ts';
import { prepareArchive } from '#core/server/schema/prepare.ts';
import { chromiumArguments, findChromium, howToGetChromium } from '../e2e/support/chromium.mjs';
import { startPostgres } from '../support/postgres.ts';
import { summary } from '../support/summary.ts';
import { measureShelf, newContext } from './support/measureShelf.ts';
import { withApp } from './support/withApp.ts';

const defaultIssues = 100_000;
const papers = 40;
const feeders = 4;

export async function run(args: readonly string[]): Promise<void> {
  const issues = Number(args[0] ?? defaultIssues);
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-archive-shelf-'));
  const postgres = await startPostgres({ settings: { shared_buffers: '512MB' } });
  const browser = await chromium.launch({ executablePath, args: chromiumArguments() });
  try {
    const url = await postgres.database('shelf');
    await writeArchive(url, issues);
    const serve = ['--server', url, '--notes', join(folder, 'notes')];
    const rows: Record<string, Record<string, string>> = {};
    await withApp(serve, join(folder, 'profile'), async (address, pid) => {
      rows['first time'] = await measureShelf(await newContext(browser), address, issues, pid);
    });
    await withApp(serve, join(folder, 'profile'), async (address, pid) => {
      const context = await newContext(browser);
      rows['warm, while it opens'] = await measureShelf(context, address, issues, pid);
      const again = await newContext(browser, await context.storageState());
      const { origin } = new URL(address);
      rows['warm, open'] = await measureShelf(again, origin, issues, pid);
      rows['warm, open, its files in the browser'] = await measureShelf(again, origin, issues, pid);
    });
    console.table(rows);
    console.log(`load ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    await browser.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeArchive(url: string, issues: number): Promise<void> {
  const server = await openServer({ url, authority: null });
  try {
    await server.withClient(prepareArchive);
    const content = await packed({});
    let next = 0;
    const feed = async () => {
      for (let at = next++; at < issues; at = next++) {
        await writeIssue(server, {
          summary: inventedSummary(at),
          version: '1',
          fedFrom: 'bench',
          documents: [],
          content,
          pages: null,
        });
      }
    };
    await Promise.all(Array.from({ length: feeders }, feed));
    await server.withClient((client) => client.query('VACUUM ANALYZE broadsheet.issue'));
    const started = performance.now();
    const archive = archiveIssues(server);
    const all = await archive.papers();
    const read = performance.now();
    await archive.newest(
      all.slice(0, 12).map(({ publication }) => publication),
      12,
    );
    const newest = performance.now();
    console.log(
      `papers ${(read - started).toFixed(0)} ms, newest of twelve ${(newest - read).toFixed(0)} ms`,
    );
  } finally {
    await server.close();
  }
}

function inventedSummary(number: number) {
  const paper = number % papers;
  const isHan = paper % 2 === 0;
  const publication = isHan ? `清溪日报第${paper}种` : `The Wexcombe Post ${paper}`;
  const date = new Date(Date.UTC(1900 + paper, 0, 1 + Math.floor(number / papers)))
    .toISOString()
    .slice(0, 10);
  const headlines = [0, 1, 2, 3].map((at) =>
    isHan ? `${date.slice(5)}渡口班船照常开出之${at}` : `The Ferry Is Late Again on ${date}, Part ${at}`,
  );
  return summary({
    ...{ id: `issue-${number}`, path: `${publication}/${date}.md`, publication, date, headlines },
    ...{ language: isHan ? 'zh-Hans' : 'en', articleCount: 4, headlineLetters: [240, 220, 260, 300] },
  });
}

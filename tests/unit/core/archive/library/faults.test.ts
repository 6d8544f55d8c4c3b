/** What goes wrong on real disks, read by the real readers: one clear sentence each, and the rest goes on. */

import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Library, openLibrary } from '#core/archive/library/library.ts';
import type { SourceParser } from '#core/archive/library/sourceParser.ts';
import { readingLimits, startReadingWorker } from '#core/archive/reading/client.ts';
import { parseHere } from '#core/archive/reading/parser.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from '../../kept/records/openRecords.ts';

const issueOf = (story: string) => `今日柯城
2020年12月14日 星期一 第1753期

区里开会
本报讯 ${story}
`;
const original = issueOf('昨日，区里召开会议，讨论明年的工作。');
const differing = issueOf('昨日，区里没有召开会议，会议推迟到下周。');

async function setUp(files: Readonly<Record<string, string>> = {}) {
  const path = await temporaryFolder();
  const cacheFolder = await temporaryFolder();
  const write = async (name: string, content: string) => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) await write(name, content);
  const open = async (parser: SourceParser = parseHere(), watch = false) => {
    const library = await openLibrary({
      path,
      cacheFolder,
      parse: parser.parse,
      parserVersion: '1',
      ...(await openBeside(path)),
      clock: () => new Date('2026-01-02T03:04:05.678Z'),
      watch,
    });
    library.start();
    onTestFinished(() => library.close());
    await library.whenRead();
    return library;
  };
  return { path, cacheFolder, write, open };
}

const texts = async (library: Library) =>
  await Promise.all(library.summaries().map(async ({ id }) => (await library.getIssue(id)).text));

describe('two files that claim to be the same issue and differ', () => {
  it('are shown apart, one as the duplicate of the other, and each can be read', async () => {
    const { open } = await setUp({ 'a.txt': original, 'b/a.txt': differing });
    const library = await open();
    const [first, second] = library.summaries();
    expect([first?.path, second?.path]).toEqual(['a.txt', 'b/a.txt']);
    for (const summary of [first, second]) {
      expect(summary).toMatchObject({ publication: '今日柯城', date: '2020-12-14' });
    }
    expect(first?.id).not.toBe(second?.id);
    expect([first?.duplicateOf, second?.duplicateOf]).toEqual([null, first?.id]);
    const [one = '', other = ''] = await texts(library);
    expect(one).toContain('讨论明年的工作');
    expect(other).toContain('会议推迟到下周');
    expect(library.state().problems).toEqual([]);
  });
});

describe('a METS whose pages are missing', () => {
  const mets = 'tests/fixtures/mets-mini';

  const pages = 'mets/1901-03-09_01/text';

  it('is read with the pages that are there, and says which one is not', async () => {
    const { path, open } = await setUp({ 'other.txt': original });
    await cp(mets, join(path, 'mets'), { recursive: true });
    await rm(join(path, pages, '0002.xml'));
    const library = await open();
    const summary = library.summaries().find(({ path: at }) => at.startsWith('mets'));
    expect(summary).toMatchObject({ publication: 'The Saltmere Gazette', date: '1901-03-09', pageCount: 2 });
    const issue = await library.getIssue(summary?.id ?? '');
    expect(issue.articles.length).toBeGreaterThan(0);
    expect(issue.warnings).toMatchObject([
      { code: 'missingPages', message: expect.stringMatching(/text of 1 is not there: .*0002\.xml;.*\.$/) },
    ]);
    expect(library.state().problems).toEqual([]);
  });

  it('is a problem with one sentence when none is there, and the rest is read', async () => {
    const { path, open } = await setUp({ 'other.txt': original });
    await cp(mets, join(path, 'mets'), { recursive: true });
    await rm(join(path, pages), { recursive: true });
    await rm(join(path, 'mets/1901-03-09_01/images'), { recursive: true });
    const library = await open();
    expect(library.summaries().map(({ path: at }) => at)).toEqual(['other.txt']);
    expect(library.state().problems).toEqual([
      {
        path: 'mets/1901-03-09_01/1901-03-09_01-mets.xml',
        code: 'unreadable',
        message: expect.stringMatching(/0001\.xml, .*0002\.xml; put them beside it\.$/),
      },
    ]);
  });
});

describe('a cache folder that is deleted while the library is open', () => {
  it('is not missed: everything can be read, what comes is read, and it is made again', async () => {
    const { path, cacheFolder, write, open } = await setUp({ 'a.txt': original });
    await cp('tests/fixtures/mets-mini', join(path, 'mets'), { recursive: true });
    const library = await open(parseHere(), true);
    const words = async () => {
      const pictured = library.summaries().find(({ hasFacsimile }) => hasFacsimile);
      const pages = await library.getWords(pictured?.id ?? '');
      return pages.map((page) => page.words.map(({ start, end }) => [start, end]));
    };
    const before = [await texts(library), await words()];
    // Something may be written into it at this very moment.
    await rm(cacheFolder, { recursive: true, force: true, maxRetries: 5 });
    expect([await texts(library), await words()]).toEqual(before);
    await write('new/b.txt', differing);
    await eventually(() => expect(library.state().issueCount).toBe(3));
    expect((await texts(library)).join()).toContain('会议推迟到下周');
    expect(library.state().problems).toEqual([]);
    await library.close();
    expect(await readdir(cacheFolder, { recursive: true })).toContainEqual(
      expect.stringMatching(/index\.jsonl$/),
    );
    expect((await open()).state()).toMatchObject({ issueCount: 3, problems: [] });
  });
});

describe('a source that takes too long', () => {
  /** A worker that never ends with one file and reads the others. */
  const slowWorker = `
import { parentPort } from 'node:worker_threads';
import { parseSimpleSource } from ${JSON.stringify(pathToFileURL('tests/unit/core/archive/library/simpleIssue.ts').href)};
import { sendSource } from ${JSON.stringify(pathToFileURL('src-main/core/archive/reading/messages.ts').href)};
parentPort.on('message', async (request) => {
  if (request.path.includes('slow')) for (;;);
  parentPort.postMessage({ ok: true, parsed: await sendSource(await parseSimpleSource(request)) });
});
`;

  it('costs one sentence, and the sources after it are read before it is given up', async () => {
    const { cacheFolder, open } = await setUp({
      'a.txt': original,
      'b-slow.txt': original,
      'c/d.txt': differing,
    });
    const workerFile = join(cacheFolder, 'slow.ts');
    await writeFile(workerFile, slowWorker);
    const limits = { ...readingLimits, time: 8_000, timePerMegabyte: 0 };
    const parser = startReadingWorker(pathToFileURL(workerFile), limits);
    onTestFinished(() => parser.close());
    const library = await open(parser);
    expect(library.summaries().map(({ path }) => path)).toEqual(['a.txt', 'c/d.txt']);
    expect(library.state()).toMatchObject({ status: 'ready', progress: { done: 3, total: 3 } });
    expect(library.state().problems).toEqual([
      {
        path: 'b-slow.txt',
        code: 'slow',
        message: expect.stringMatching(/^b-slow\.txt was given up after \d+ seconds of reading: .*\.$/),
      },
    ]);
  });
});

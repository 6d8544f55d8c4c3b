import { mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Library, openLibrary } from '#core/archive/library/library.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from '../../kept/records/openRecords.ts';
import { parseSimpleSource } from './simpleIssue.ts';

const count = 40;
/** A file that takes longer to read than files that went are waited for (milliseconds). */
const longReading = 1_500;

async function openFolderOfMany() {
  const path = await temporaryFolder();
  await mkdir(join(path, 'old'));
  for (let n = 0; n < count; n++) {
    await writeFile(join(path, 'old', `${n}.txt`), `Daily|2020-01-01||${n}\nArticle ${n}`);
  }
  const largeIsRead = Promise.withResolvers<void>();
  const library = await openLibrary({
    path,
    cacheFolder: await temporaryFolder(),
    parse: async (request) => {
      if (request.path === 'large.txt') {
        largeIsRead.resolve();
        await after(longReading);
      }
      return await parseSimpleSource(request);
    },
    parserVersion: '1',
    ...(await openBeside(path)),
    clock: () => new Date('2026-01-02T03:04:05.678Z'),
    watch: true,
  });
  library.start();
  onTestFinished(() => library.close());
  await library.whenRead();
  const removed: string[] = [];
  library.onRemoved((ids) => removed.push(...ids));
  const below = (folder: string) => library.summaries().filter((one) => one.path.startsWith(`${folder}/`));
  return { path, library, removed, below, largeIsRead: largeIsRead.promise };
}

describe('files that are moved', () => {
  const article = (n: number) => `Article ${n} of the day`;
  const writeDays = async (folder: string, publication: string) => {
    await mkdir(folder, { recursive: true });
    for (let n = 1; n <= 3; n++) {
      await writeFile(join(folder, `${n}.txt`), `${publication}|2020-01-0${n}||\n${article(n)}`);
    }
  };
  /** Papers without a title are called by their folder. */
  const byFolder: typeof parseSimpleSource = async (request) => {
    const { issues, problems } = await parseSimpleSource(request);
    const publication = request.path.split('/')[0] ?? null;
    const named = issues.map((one) =>
      one.issue.publication === null ? { ...one, issue: { ...one.issue, publication } } : one,
    );
    return { issues: named, problems };
  };

  async function setUp(publication: string) {
    const path = await temporaryFolder();
    const cacheFolder = await temporaryFolder();
    await writeDays(join(path, 'Courier'), publication);
    const read: string[] = [];
    const open = async () => {
      const library = await openLibrary({
        path,
        cacheFolder,
        parse: async (request) => {
          read.push(request.path);
          return await byFolder(request);
        },
        parserVersion: '1',
        ...(await openBeside(path)),
        clock: () => new Date('2026-01-02T03:04:05.678Z'),
        watch: true,
      });
      library.start();
      onTestFinished(() => library.close());
      await library.whenRead();
      return library;
    };
    const first = await open();
    read.length = 0;
    return { path, open, first, read };
  }

  const places = (library: Library) => library.summaries().map(({ id, path }) => [id, path] as const);

  it('are not read again, and are shown from their new places', async () => {
    const { path, first, read } = await setUp('Daily');
    const before = places(first);
    await mkdir(join(path, 'Courier', '2020'));
    for (const [, file] of before)
      await rename(join(path, file), join(path, 'Courier', '2020', basename(file)));
    const after = before.map(([id, file]) => [id, `Courier/2020/${basename(file)}`]);
    await eventually(() => expect(places(first)).toEqual(after));
    expect(read).toEqual([]);
    const issue = await first.getIssue(before[1]?.[0] ?? '');
    expect([issue.source.path, issue.text.split('\n')[1]]).toEqual(['Courier/2020/2.txt', article(2)]);
    expect(read).toEqual(['Courier/2020/2.txt']);
  });

  it('are not read again either where they were moved while the library was closed', async () => {
    const { path, open, first, read } = await setUp('Daily');
    const ids = places(first).map(([id]) => id);
    await first.close();
    await rename(join(path, 'Courier'), join(path, 'Daily'));
    const again = await open();
    expect(places(again).map(([id]) => id)).toEqual(ids);
    expect(read).toEqual([]);
  });

  it('are read again where their folder names the paper and is called otherwise now', async () => {
    const { path, first, read } = await setUp('');
    const titles = () => first.summaries().map(({ publication }) => publication);
    expect(titles()).toEqual(['Courier', 'Courier', 'Courier']);
    await rename(join(path, 'Courier'), join(path, 'Mercury'));
    await eventually(() => expect(titles()).toEqual(['Mercury', 'Mercury', 'Mercury']));
    expect(read).toHaveLength(3);
  });

  it('are read when another file of that name and size came with the time of the one that went', async () => {
    const { path, first, read } = await setUp('Daily');
    const { atime, mtime } = await stat(join(path, 'Courier', '2.txt'));
    await rm(join(path, 'Courier', '2.txt'));
    await mkdir(join(path, 'New'));
    await writeFile(join(path, 'New', '2.txt'), `Daily|2020-01-09||\n${article(9)}`);
    await utimes(join(path, 'New', '2.txt'), atime, mtime);
    await eventually(() =>
      expect(first.summaries().map(({ date }) => date)).toEqual(['2020-01-01', '2020-01-03', '2020-01-09']),
    );
    expect(read).toContain('New/2.txt');
  });
});

describe('a folder of many files', () => {
  it('that is moved while a large file is being read is never told as gone', async () => {
    const { path, library, removed, below, largeIsRead } = await openFolderOfMany();
    const ids = library.summaries().map(({ id }) => id);
    await writeFile(join(path, 'large.txt'), 'Daily|2020-02-02||\nA long article');
    library.lookAgain();
    await largeIsRead;
    await rename(join(path, 'old'), join(path, 'new'));
    await eventually(() => expect(below('new')).toHaveLength(count));
    await eventually(() => expect(library.state().issueCount).toBe(count + 1));
    expect(below('old')).toEqual([]);
    expect(removed).toEqual([]);
    expect(below('new').map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  it('that is deleted is told as gone, every issue once', async () => {
    const { path, library, removed } = await openFolderOfMany();
    await rm(join(path, 'old'), { recursive: true });
    await eventually(() => expect(library.state().issueCount).toBe(0));
    await eventually(() => expect(removed).toHaveLength(count));
    expect(new Set(removed).size).toBe(count);
  });
});

import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '#core/library/library.ts';
import { parseSimpleSource } from './simpleIssue.ts';
import { eventually, temporaryFolder } from './support.ts';

const count = 40;
/** A file that takes longer to read than files that went are waited for (milliseconds). */
const longReading = 1_500;
const within = 15_000;

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
    clock: () => new Date('2026-01-02T03:04:05.678Z'),
    watch: true,
  });
  onTestFinished(() => library.close());
  await library.whenRead();
  const removed: string[] = [];
  library.onRemoved((ids) => removed.push(...ids));
  const below = (folder: string) => library.summaries().filter((one) => one.path.startsWith(`${folder}/`));
  return { path, library, removed, below, largeIsRead: largeIsRead.promise };
}

describe('a folder of many files', () => {
  it('that is moved while a large file is being read is never told as gone', async () => {
    const { path, library, removed, below, largeIsRead } = await openFolderOfMany();
    const ids = library.summaries().map(({ id }) => id);
    await writeFile(join(path, 'large.txt'), 'Daily|2020-02-02||\nA long article');
    library.lookAgain();
    await largeIsRead;
    await rename(join(path, 'old'), join(path, 'new'));
    await eventually(() => expect(below('new')).toHaveLength(count), within);
    await eventually(() => expect(library.state().issueCount).toBe(count + 1), within);
    expect(below('old')).toEqual([]);
    expect(removed).toEqual([]);
    expect(below('new').map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  it('that is deleted is told as gone, every issue once', async () => {
    const { path, library, removed } = await openFolderOfMany();
    await rm(join(path, 'old'), { recursive: true });
    await eventually(() => expect(library.state().issueCount).toBe(0), within);
    await eventually(() => expect(removed).toHaveLength(count), within);
    expect(new Set(removed).size).toBe(count);
  });
});

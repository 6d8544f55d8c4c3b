import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UnreadableFileError } from '#core/archive/parse/readers/reader.ts';
import { type ReadingLimits, readingLimits, startReadingWorker } from '#core/archive/reading/client.ts';
import { programFiles } from '../../../../programFiles.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

const realWorker = programFiles.readingWorker;

/** A worker that does what the file's name says. */
const unruly = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ path }) => {
  if (path === 'forever') for (;;);
  if (path === 'exit') process.exit(3);
  if (path === 'throw') throw new Error('a bug');
  if (path === 'memory') { const kept = []; for (;;) kept.push(new Array(1e6).fill(path)); }
  parentPort.postMessage({ ok: true, parsed: { issues: [], problems: [{ path, code: 'empty', message: 'read' }] } });
});
`;

async function start(limits: Partial<ReadingLimits> = {}, workerFile?: URL) {
  const file = join(await temporaryFolder(), 'unruly.mjs');
  await writeFile(file, unruly);
  const parser = startReadingWorker(workerFile ?? pathToFileURL(file), { ...readingLimits, ...limits });
  onTestFinished(() => parser.close());
  const parse = (path: string) => parser.parse({ root: '/', path, files: [] });
  return { parser, parse };
}

describe('the reading worker', () => {
  it('reads real files and says why one cannot be read', async () => {
    const root = await temporaryFolder();
    await writeFile(
      join(root, 'a.txt'),
      '今日柯城\n2020年12月14日 星期一 第1753期\n\n区里开会\n本报讯 昨日，区里召开会议。\n',
    );
    await writeFile(join(root, 'b.txt'), '');
    const { parser } = await start({}, realWorker);
    const request = (path: string) => ({ root, path, files: [{ path, size: 1 }] });
    const { issues } = await parser.parse(request('a.txt'));
    expect(issues[0]?.issue).toMatchObject({ publication: '今日柯城', date: '2020-12-14' });
    const failed = await parser.parse(request('b.txt')).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(UnreadableFileError);
    expect(failed).toMatchObject({ code: 'empty', message: expect.stringContaining('b.txt is empty') });
    await expect(parser.parse(request('c.txt'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    ['forever', { time: 2_000 }, 'slow', 'forever was given up after 2 seconds of reading'],
    ['memory', { memory: 48 }, 'unreadable', 'memory needs more than 48 MB of memory'],
    ['exit', {}, 'unreadable', 'exit made its reader fail'],
    ['throw', {}, 'unreadable', 'throw made its reader fail (a bug)'],
  ])(
    'gives up what goes on %s, with one sentence, and reads what waited behind it',
    async (path, limits, code, sentence) => {
      const { parse } = await start({ threads: 1, ...limits });
      const failed = parse(path).catch((error: unknown) => error);
      const others = Promise.all(['one', 'two'].map(parse));
      expect(await failed).toMatchObject({ code, message: expect.stringContaining(sentence) });
      expect((await others).map(({ problems }) => problems[0]?.path)).toEqual(['one', 'two']);
      expect((await parse('three')).problems[0]?.path).toBe('three');
    },
  );

  it('gives a large file ten seconds a megabyte and a small one half a minute', async () => {
    const { parser } = await start({ time: 300, timePerMegabyte: 1_000 });
    const parse = (size: number) =>
      parser
        .parse({ root: '/', path: 'forever', files: [{ path: 'forever', size }] })
        .catch((error: unknown) => error);
    expect(await parse(1)).toMatchObject({ message: expect.stringContaining('after 0 seconds') });
    expect(await parse(2 * 1024 * 1024)).toMatchObject({
      message: expect.stringContaining('after 2 seconds'),
    });
    expect(readingLimits).toMatchObject({ threads: 2, time: 30_000, timePerMegabyte: 10_000 });
  });

  it('reads on in the second thread while the first is kept busy', async () => {
    const { parse } = await start();
    const stuck = parse('forever').catch(() => 'closed');
    const read = await Promise.all(['one', 'two', 'three'].map(parse));
    expect(read.map(({ problems }) => problems[0]?.path)).toEqual(['one', 'two', 'three']);
    expect(await Promise.race([stuck, 'still reading'])).toBe('still reading');
  });

  it('reads large files one at a time, and small ones beside them', async () => {
    const { parser, parse } = await start();
    const large = (path: string) =>
      parser.parse({ root: '/', path, files: [{ path, size: 40 * 1024 ** 2 }] });
    const stuck = large('forever').catch(() => 'closed');
    const waiting = large('large').catch(() => 'closed');
    expect((await parse('small')).problems[0]?.path).toBe('small');
    expect(await Promise.race([stuck, waiting, 'still reading'])).toBe('still reading');
  });

  it('answers everybody when it is closed', async () => {
    const { parser, parse } = await start();
    const waiting = [parse('forever'), parse('one')].map((parsing) =>
      parsing.catch((error: unknown) => error),
    );
    await parser.close();
    for (const answer of await Promise.all(waiting)) expect(answer).toBeInstanceOf(UnreadableFileError);
    await expect(parse('two')).rejects.toBeInstanceOf(UnreadableFileError);
  });
});

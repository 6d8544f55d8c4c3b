import { describe, expect, it, onTestFinished } from 'vitest';
import { type PagePrint, PictureReader } from '#core/archive/pictureReading/pictureReader.ts';
import type { ReadablePage } from '#core/archive/pictureReading/readablePages.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import type { PictureReadingState } from '#shared/model/scans/pictureReading.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';

const order = { what: { kind: 'library' }, language: null, writing: null, again: false } as const;

interface Page {
  readonly page: ReadablePage;
  readonly print: PagePrint;
  readonly signal: AbortSignal;
  readonly progress: (share: number) => void;
  readonly end: PromiseWithResolvers<PagePrint>;
}

/** A library of two issues of pictures, two pages each, whose pages are read when the test says so. */
async function setUp(
  options: { cacheFolder?: string; atOnce?: number; read?: Map<string, Map<number, number>> } = {},
) {
  const cacheFolder = options.cacheFolder ?? (await temporaryFolder());
  const read = options.read ?? new Map<string, Map<number, number>>();
  const pages: Page[] = [];
  const told: PictureReadingState[] = [];
  let mayWork = true;
  let now = Date.parse('2026-11-28T12:00:00Z');
  const summaries = ['one', 'two'].map(
    (id) =>
      ({ id, format: 'pictures', hasFacsimile: true, publication: id, language: 'und' }) as IssueSummary,
  );
  const reader = await PictureReader.open({
    library: {
      cacheFolder,
      whenRead: async () => undefined,
      summaries: () => summaries,
      summary: (id) => summaries.find((one) => one.id === id) ?? null,
      getWords: async () => [],
      getFacsimile: async (id) => ({
        isOfShownText: true,
        version: '1',
        root: '/library',
        files: [`${id}/1.png`, `${id}/2.png`],
        pages: [1, 2].map((number) => ({
          number,
          label: null,
          name: null,
          width: 10,
          height: 10,
          image: { kind: 'image', path: `${id}/${number}.png` },
          words: [],
        })),
      }),
    },
    clock: () => new Date(now),
    readTimes: async (_root, paths) =>
      new Map(
        paths
          .flatMap((path) => [[path, read.get(path)]] as const)
          .flatMap(([path, times]) => (times ? [[path, times]] : [])),
      ),
    async readPage(page, print, signal, progress) {
      const end = Promise.withResolvers<PagePrint>();
      signal.addEventListener('abort', () => end.reject(new Error('aborted')));
      pages.push({ page, print, signal, progress, end });
      const found = await end.promise;
      read.set(page.image.path, new Map([[1, now]]));
      return found;
    },
    atOnce: () => options.atOnce ?? 1,
    mayWork: () => mayWork,
    onChange: (state) => told.push(state),
  });
  onTestFinished(() => reader.close());
  return {
    reader,
    cacheFolder,
    read,
    pages,
    told,
    power: (isGood: boolean) => {
      mayWork = isGood;
      reader.powerChanged();
    },
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
    begun: (count: number) => eventually(() => expect(pages).toHaveLength(count)),
    names: () => pages.map(({ page: { issueId, page } }) => `${issueId} ${page}`),
  };
}

const german: PagePrint = { language: 'de-Latf', writing: 'horizontal-tb' };

describe('reading the pictures of a library', () => {
  it('reads one page after the other and says how long the rest will take', async () => {
    const { reader, pages, begun, names, pass } = await setUp();
    expect(await reader.read(order)).toMatchObject({
      status: 'running',
      done: 0,
      total: 4,
      secondsLeft: null,
    });
    for (let at = 0; at < 4; at++) {
      await begun(at + 1);
      pass(30);
      pages[at]?.end.resolve(german);
      if (at === 0)
        await eventually(() => expect(reader.state()).toMatchObject({ done: 1, secondsLeft: 90 }));
    }
    await reader.idle();
    expect(names()).toEqual(['one 1', 'one 2', 'two 1', 'two 2']);
    expect(reader.state()).toMatchObject({ status: 'idle', done: 4, total: 4, atWork: [] });
  });

  it('takes an issue’s further pages to be printed as its first', async () => {
    const { reader, pages, begun } = await setUp();
    await reader.read(order);
    await begun(1);
    pages[0]?.end.resolve(german);
    await begun(2);
    expect(pages[1]?.print).toEqual(german);
    pages[1]?.end.resolve(german);
    await begun(3);
    expect(pages[2]?.print).toEqual({ language: null, writing: null });
  });

  it('lets go at once, and begins the page anew when it goes on', async () => {
    const { reader, pages, begun, names } = await setUp();
    await reader.read(order);
    await begun(1);
    expect(await reader.pause()).toMatchObject({ status: 'paused', done: 0, total: 4, atWork: [] });
    expect(pages[0]?.signal.aborted).toBe(true);
    await reader.idle();
    expect(names()).toEqual(['one 1']);
    await reader.resume();
    await begun(2);
    expect(names()).toEqual(['one 1', 'one 1']);
  });

  it('forgets what waits when it is cancelled, and keeps what was read', async () => {
    const { reader, pages, begun, read } = await setUp();
    await reader.read(order);
    await begun(1);
    pages[0]?.end.resolve(german);
    await begun(2);
    expect(await reader.cancel()).toMatchObject({ status: 'idle', total: 0 });
    await reader.idle();
    expect([...read.keys()]).toEqual(['one/1.png']);
    expect(await reader.offer({ kind: 'library' })).toMatchObject({ unread: 3, read: 1 });
  });

  it('goes on after a restart with what was not read', async () => {
    const first = await setUp();
    await first.reader.read({ ...order, language: 'en' });
    await first.begun(1);
    first.pages[0]?.end.resolve({ language: 'en', writing: null });
    await first.begun(2);
    await first.reader.close();
    const second = await setUp({ cacheFolder: first.cacheFolder, read: first.read });
    await second.begun(1);
    expect(second.names()).toEqual(['one 2']);
    expect(second.pages[0]?.print.language).toBe('en');
    expect(second.reader.state().total).toBe(3);
  });

  it('reads no page twice that was asked for before and after a restart', async () => {
    const first = await setUp();
    await first.reader.read(order);
    await first.begun(1);
    await first.reader.close();
    const second = await setUp({ cacheFolder: first.cacheFolder });
    await second.reader.read(order);
    await second.begun(1);
    expect(second.reader.state().total).toBe(4);
    await second.reader.close();
    const third = await setUp({ cacheFolder: first.cacheFolder });
    await third.begun(1);
    expect(third.reader.state().total).toBe(4);
  });

  it('stays paused over a restart', async () => {
    const first = await setUp();
    await first.reader.read(order);
    await first.reader.pause();
    await first.reader.close();
    const second = await setUp({ cacheFolder: first.cacheFolder });
    await second.reader.idle();
    expect(second.reader.state()).toMatchObject({ status: 'paused', total: 4 });
    expect(second.pages).toEqual([]);
  });

  it('tells of a page that cannot be read, goes on, and does not try it again by itself', async () => {
    const first = await setUp();
    await first.reader.read(order);
    await first.begun(1);
    first.pages[0]?.end.reject(
      new BroadsheetError('unreadablePicture', 'one/1.png is blank.', { reason: 'blank' }),
    );
    await first.begun(2);
    expect(first.reader.state()).toMatchObject({
      done: 1,
      unread: [{ issueId: 'one', page: 1, reason: 'blank', message: 'one/1.png is blank.' }],
    });
    await first.reader.close();
    const second = await setUp({ cacheFolder: first.cacheFolder });
    await second.begun(1);
    expect(second.names()).toEqual(['one 2']);
    expect(second.reader.state().unread).toHaveLength(1);
  });

  it('stops where nothing can be saved, says why, and loses no order', async () => {
    const { reader, pages, begun, names } = await setUp();
    await reader.read(order);
    await begun(1);
    pages[0]?.end.reject(new BroadsheetError('diskFull', 'The disk is full.'));
    await eventually(() =>
      expect(reader.state()).toMatchObject({ status: 'stopped', message: 'The disk is full.' }),
    );
    expect(reader.state()).toMatchObject({ done: 0, total: 4 });
    await reader.resume();
    await begun(2);
    expect(names()).toEqual(['one 1', 'one 1']);
  });

  it('waits while the computer runs on its battery', async () => {
    const { reader, pages, begun, power } = await setUp();
    await reader.read(order);
    await begun(1);
    power(false);
    expect(pages[0]?.signal.aborted).toBe(true);
    expect(reader.state()).toMatchObject({ status: 'waiting', total: 4 });
    power(true);
    await begun(2);
    expect(reader.state().status).toBe('running');
  });

  it('reads again what a machine read only where it is told to', async () => {
    const { reader, read, begun, names } = await setUp();
    read.set('one/1.png', new Map([[1, 1000]]));
    await reader.read({ ...order, what: { kind: 'issue', issueId: 'one', pages: [1] } });
    expect(reader.state().status).toBe('idle');
    await reader.read({ ...order, what: { kind: 'issue', issueId: 'one', pages: [1] }, again: true });
    await begun(1);
    expect(names()).toEqual(['one 1']);
  });

  it('reads as many pages at once as it may, and none twice', async () => {
    const { reader, begun, names } = await setUp({ atOnce: 3 });
    await reader.read(order);
    await reader.read({ ...order, what: { kind: 'paper', publication: 'two' } });
    await begun(3);
    expect(reader.state()).toMatchObject({ total: 4 });
    expect(new Set(names()).size).toBe(3);
  });
});

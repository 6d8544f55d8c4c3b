import { describe, expect, it } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { LibraryState } from '#shared/model/library.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import { applyChange, createLibrary, reachedKey } from '../../../../../src-renderer/state/library/library.ts';
import { createSettings, stepTypeSize } from '../../../../../src-renderer/state/window/settings.ts';
import { connect, noWait, summary, until } from '../../support.ts';

const state = (path: string): LibraryState => ({
  path,
  name: path,
  status: 'ready',
  progress: { done: 1, total: 1 },
  issueCount: 1,
  problems: [],
});
const info = {
  host: 'electron' as const,
  version: '1',
  locales: ['en'],
  platform: 'linux' as const,
  canChooseFolder: true,
  printsPdf: true,
  importBy: 'path' as const,
  hasKeychain: true,
  safeMode: false,
  recentLibraries: [],
};

describe('the library', () => {
  it('applies what came, changed and went, and keeps its map when nothing did', () => {
    const before = new Map([
      ['a', summary({ id: 'a' })],
      ['b', summary({ id: 'b' })],
    ]);
    const from = state('/one');
    expect(applyChange(before, from, { state: from, upserted: [], removed: [] })).toBe(before);
    const after = applyChange(before, from, {
      state: from,
      upserted: [summary({ id: 'b', articleCount: 9 })],
      removed: ['a'],
    });
    expect([...after.values()].map((issue) => [issue.id, issue.articleCount])).toEqual([['b', 9]]);
    const elsewhere = applyChange(before, from, {
      state: state('/two'),
      upserted: [summary({ id: 'c' })],
      removed: [],
    });
    expect([...elsewhere.keys()]).toEqual(['c']);
  });

  it('asks for the years of an archive once, and for its papers whenever there are others', async () => {
    const asked: unknown[] = [];
    const archive = (papersVersion: number) => ({
      ...state('/notes'),
      archive: { server: 'here/papers', away: null, papersVersion },
    });
    const { peer, server } = connect({
      'host.info': () => info,
      'library.state': () => archive(1),
      'library.issues': () => [summary({ id: 'newest' })],
      'archive.papers': () => [
        { publication: '日报', issues: asked.length, articles: 9, first: 0, last: 0, years: [1950] },
      ],
      'archive.reach': (wanted) => {
        asked.push(wanted);
        server.send('library.changed', { state: archive(1), upserted: [summary({ id: 'a' })], removed: [] });
        return null;
      },
    });
    const library = createLibrary(peer, () => undefined, noWait);
    await library.load();
    const { store } = library;
    expect(store.getState().papers.map(({ issues }) => issues)).toEqual([0]);
    library.reach('日报', 1950);
    library.reach('日报', 1950);
    await until(() => store.getState().reached.has(reachedKey('日报', 1950)));
    library.reach('日报', 1950);
    expect(asked).toEqual([{ publication: '日报', year: 1950 }]);
    expect([...store.getState().issues.keys()]).toEqual(['newest', 'a']);
    server.send('library.changed', { state: archive(2), upserted: [], removed: [] });
    await until(() => store.getState().papers[0]?.issues === 1);
  });

  it('keeps nothing of an archive when another window opens a folder', async () => {
    const archive = { ...state('/notes'), archive: { server: 'here/papers', away: null, papersVersion: 1 } };
    const { peer, server } = connect({
      'host.info': () => info,
      'library.state': () => archive,
      'library.issues': () => [summary({ id: 'newest' })],
      'archive.papers': () => [
        { publication: '日报', issues: 40, articles: 9, first: 0, last: 0, years: [1950] },
      ],
      'archive.reach': () => null,
    });
    const library = createLibrary(peer, () => undefined, noWait);
    await library.load();
    library.reach('日报', 1950);
    await until(() => library.store.getState().reached.size === 1);
    server.send('library.changed', { state: state('/one'), upserted: [summary({ id: 'own' })], removed: [] });
    await until(() => library.store.getState().state?.path === '/one');
    expect(library.store.getState()).toMatchObject({ papers: [], reached: new Set() });
  });

  it('hears of new issues without asking', async () => {
    const { peer, server } = connect({
      'host.info': () => info,
      'library.state': () => state('/one'),
      'library.issues': () => [summary({ id: 'a' })],
    });
    const library = createLibrary(peer, () => undefined, noWait);
    await library.load();
    server.send('library.changed', { state: state('/one'), upserted: [summary({ id: 'new' })], removed: [] });
    await until(() => library.store.getState().issues.size === 2);
    expect([...library.store.getState().issues.keys()]).toEqual(['a', 'new']);
  });

  it('shows the newest of a large library before the rest', async () => {
    const rest = Promise.withResolvers<void>();
    const [newest, oldest] = [summary({ id: 'new' }), summary({ id: 'old' })];
    const { peer } = connect({
      'host.info': () => info,
      'library.state': () => ({ ...state('/one'), issueCount: 10_000 }),
      'library.issues': async ({ newest: count }) => {
        if (count !== undefined) return [newest];
        await rest.promise;
        return [newest, oldest];
      },
    });
    const library = createLibrary(peer, () => undefined, noWait);
    const loading = library.load();
    await until(() => library.store.getState().isPartial);
    expect([...library.store.getState().issues.keys()]).toEqual(['new']);
    rest.resolve();
    await loading;
    expect(library.store.getState().isPartial).toBe(false);
    expect([...library.store.getState().issues.keys()]).toEqual(['new', 'old']);
  });

  it('takes what comes together while a folder is opened, and all of it at the end', async () => {
    const due: (() => void)[] = [];
    const { peer, server } = connect({});
    const library = createLibrary(peer, () => undefined, {
      after: (_milliseconds, work) => {
        due.push(work);
        return () => undefined;
      },
    });
    const many = Array.from({ length: 100 }, (_, at) => summary({ id: `${at}` }));
    const opening = { ...state('/one'), status: 'opening' as const };
    const sent = (id: string, removed: string[] = []) => ({ upserted: [summary({ id })], removed });
    server.send('library.changed', { state: opening, upserted: many, removed: [] });
    server.send('library.changed', { state: opening, ...sent('a') });
    server.send('library.changed', { state: opening, ...sent('b', ['a', '0']) });
    await until(() => due.length === 1);
    expect(library.store.getState().issues.size).toBe(100);
    due[0]?.();
    expect(library.store.getState().issues.size).toBe(100);
    expect(library.store.getState().issues.has('b')).toBe(true);
    expect(library.store.getState().issues.has('a')).toBe(false);
    server.send('library.changed', { state: opening, ...sent('c') });
    server.send('library.changed', { state: state('/one'), ...sent('d') });
    await until(() => library.store.getState().issues.has('d'));
    expect(library.store.getState().issues.has('c')).toBe(true);
  });

  it('keeps the reason why a folder could not be opened', async () => {
    const { peer } = connect({
      'library.open': () => {
        throw new BroadsheetError('libraryNotFound', 'There is no folder /x.', { path: '/x' });
      },
    });
    const reported: unknown[] = [];
    const library = createLibrary(peer, (error) => reported.push(error), noWait);
    await library.open('/x');
    expect(library.store.getState().failure).toMatchObject({ code: 'libraryNotFound' });
    expect(reported).toEqual([]);
  });

  it('stays as it is when choosing is called off', async () => {
    const { peer } = connect({ 'library.choose': () => null });
    const library = createLibrary(peer, () => undefined, noWait);
    await library.choose();
    expect(library.store.getState()).toMatchObject({ state: null, failure: null });
  });
});

describe('settings', () => {
  it('answer at once and are taken back with the reason when they cannot be saved', async () => {
    const { peer } = connect({
      'settings.change': () => {
        throw new BroadsheetError('readOnly', 'Read only.');
      },
    });
    const reported: unknown[] = [];
    const settings = createSettings(peer, (error) => reported.push(error));
    const change = settings.change({ typeSize: 20 });
    expect(settings.store.getState().typeSize).toBe(20);
    await change;
    expect(settings.store.getState().typeSize).toBe(defaultSettings.typeSize);
    expect(reported).toMatchObject([{ code: 'readOnly' }]);
  });

  it('keep the type within what can be read', () => {
    expect(stepTypeSize(28, 1)).toBe(28);
    expect(stepTypeSize(12, -1)).toBe(12);
    expect(stepTypeSize(15, 1)).toBe(16);
  });
});

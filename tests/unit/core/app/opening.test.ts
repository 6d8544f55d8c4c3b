import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSession } from '#core/app/session/session.ts';
import type { SearchWorker } from '#core/search/worker/client.ts';
import { annotate, issueIn, notesOn, startApp } from '../../../support/apps.ts';
import { eventually, temporaryFolder } from '../../../support/folders.ts';
import { courier, courierLibrary } from '../../../support/keptFiles.ts';
import { parseSimpleSource } from '../archive/library/simpleIssue.ts';
import { searchHere } from './session/searchHere.ts';

async function appWithLibrary() {
  const library = await courierLibrary();
  const app = await startApp(await temporaryFolder());
  onTestFinished(() => app.close());
  await app.open(library);
  return { app, library };
}

describe('opening another folder', () => {
  it.each([
    ['that does not exist', 'libraryNotFound', async (folder: string) => join(folder, 'nowhere')],
    [
      'that is a file',
      'notAFolder',
      async (folder: string) => {
        await writeFile(join(folder, 'file'), '');
        return join(folder, 'file');
      },
    ],
  ] as const)('%s leaves the open library open, and notes go on being saved', async (_what, code, make) => {
    const { app, library } = await appWithLibrary();
    const heard: string[] = [];
    app.window().on('library.changed', ({ state }) => heard.push(state.path));
    const path = await make(await temporaryFolder());
    app.grant(path);
    await expect(app.call('library.open', { path })).rejects.toMatchObject({
      code,
    });
    expect(await app.call('library.state', {})).toMatchObject({ path: library, status: 'ready' });
    const issueId = await issueIn(app, courier.flood);
    await annotate(app, issueId, 'had been warned', 'still here');
    expect(await notesOn(app, issueId)).toEqual(['still here']);
    expect(heard.filter((path) => path !== library)).toEqual([]);
  });

  it('tells every window that another library is open, also one without any file', async () => {
    const { app } = await appWithLibrary();
    const other = await temporaryFolder();
    const heard: string[] = [];
    const window = app.window();
    window.on('library.changed', ({ state }) => heard.push(state.path));
    app.grant(other);
    await app.call('library.open', { path: other });
    await eventually(() => expect(heard).toContain(other));
    expect(await window.call('library.issues', {})).toEqual([]);
  });
});

/** A search worker that fails when a library is opened in it, as one does whose cache is on a broken disk. */
function brokenWorker(): SearchWorker {
  const open = () => Promise.reject(new Error('The index cannot be opened.'));
  const worker = searchHere();
  return { ...worker, engine: Object.assign(worker.engine, { open }) };
}

describe('a library that cannot be opened to the end', () => {
  it('leaves nothing behind: no lock, no eye on the folder, no timer', async () => {
    const path = await temporaryFolder();
    await writeFile(join(path, 'a.txt'), 'Daily|1998-01-05||1\nFerryman drowned in the storm');
    const watching = () =>
      process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap' || name === 'Timeout').length;
    const before = watching();
    const opening = openSession({
      path,
      cacheFolder: await temporaryFolder(),
      writer: 'own',
      watch: true,
      worker: brokenWorker(),
      parser: { parse: parseSimpleSource, close: async () => undefined },
      onLibraryChange: () => undefined,
      onAnnotationsChange: () => undefined,
    });
    await expect(opening).rejects.toThrow('cannot be opened');
    await eventually(() => expect(watching()).toBeLessThanOrEqual(before));
    const left = await readdir(join(path, '.broadsheet')).catch(() => []);
    expect(left).not.toContain('lock');
  });

  it('does not keep the next library from being opened', async () => {
    const { app, library } = await appWithLibrary();
    const broken = await courierLibrary();
    // A file where everything that is kept should go.
    await writeFile(join(broken, '.broadsheet'), '');
    app.grant(broken);
    await app.call('library.open', { path: broken }).catch(() => undefined);
    expect((await stat(join(broken, '.broadsheet'))).isFile()).toBe(true);
    await app.open(library);
    const issueId = await issueIn(app, courier.flood);
    await annotate(app, issueId, 'had been warned', 'here again');
    expect(await notesOn(app, issueId)).toEqual(['here again']);
  });

  it('opens to be read where something else stands in place of what people made', async () => {
    const library = await courierLibrary();
    await mkdir(join(library, '.broadsheet'));
    for (const name of ['annotations', 'corrections', 'collections', 'snapshots']) {
      await writeFile(join(library, '.broadsheet', name), '');
    }
    const app = await startApp(await temporaryFolder());
    onTestFinished(() => app.close());
    expect((await app.open(library)).issueCount).toBe(2);
    expect(
      await app.call('search.query', { query: 'flood', order: 'date', filters: {}, limit: 5, offset: 0 }),
    ).toMatchObject({ total: expect.any(Number) });
  });
});

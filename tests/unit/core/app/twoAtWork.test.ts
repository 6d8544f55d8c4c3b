import { copyFile, cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { annotate, issueIn, notesOn, type RunningApp, startApp } from '../../../support/apps.ts';
import { eventually, temporaryFolder } from '../../../support/folders.ts';
import { courier, courierLibrary, keptFiles, writeKept } from '../../../support/keptFiles.ts';
import { kinds } from '../../../support/kinds.ts';

/** An application of a device of its own, with the library open. */
async function deviceAt(library: string, profile?: string): Promise<RunningApp> {
  const app = await startApp(profile ?? (await temporaryFolder()));
  onTestFinished(() => app.close());
  await app.open(library);
  return app;
}

describe.each(kinds)('two devices that work in one library, each making a $name', ({ make, seen }) => {
  it('both keep what they made, beside each other and after a restart', async () => {
    const library = await courierLibrary();
    const [here, there] = [await deviceAt(library), await deviceAt(library)];
    const made = [await make(here, 0), await make(there, 1), await make(here, 2)].toSorted();
    await here.close();
    await there.close();
    expect(await seen(await deviceAt(library))).toEqual(made);
  });

  it('leave what the other one wrote as it wrote it', async () => {
    const library = await courierLibrary();
    const here = await deviceAt(library);
    const first = await make(here, 0);
    await here.close();
    const written = await keptFiles(library);
    const there = await deviceAt(library);
    const second = await make(there, 1);
    expect(await seen(there)).toEqual([first, second].toSorted());
    await there.close();
    const now = await keptFiles(library);
    const changed = [...written].filter(([path, text]) => now.get(path) !== text);
    expect(changed.map(([path]) => path).filter((path) => path !== 'issues.json')).toEqual([]);
  });

  it('are not kept from it by a lock that another machine left there', async () => {
    const library = await courierLibrary();
    await writeKept(library, 'issues.json', JSON.stringify({ schemaVersion: 1, issues: [] }));
    const now = new Date().toISOString();
    const owner = { pid: 1, host: 'elsewhere', token: 'theirs', started: now, heartbeat: now };
    await writeFile(join(library, '.broadsheet', 'lock'), JSON.stringify(owner));
    const here = await deviceAt(library);
    const made = await make(here, 0);
    await here.close();
    expect(await seen(await deviceAt(library))).toEqual([made]);
  });
});

describe('two windows of two programs on one library', () => {
  const atOnce = async (make: (app: RunningApp, name: string) => Promise<unknown>) => {
    const library = await courierLibrary();
    const apps = [await deviceAt(library), await deviceAt(library), await deviceAt(library)];
    const saved = apps.flatMap((app, hand) =>
      Array.from({ length: 8 }, async (_, number) => {
        await make(app, `Made ${hand}-${number}`);
        return `Made ${hand}-${number}`;
      }),
    );
    const names = await Promise.all(saved);
    for (const app of apps) await app.close();
    return { names: names.toSorted(), again: await deviceAt(library) };
  };

  it('lose no saved search, however they save them at once', async () => {
    const { names, again } = await atOnce((app, name) =>
      app.call('search.save', { name, search: { query: name, order: 'date', filters: {} } }),
    );
    expect((await again.call('search.saved', {})).map(({ name }) => name).toSorted()).toEqual(names);
  });

  it('lose no collection and no note, however they make them at once', async () => {
    const { names, again } = await atOnce(async (app, name) => {
      await app.call('collections.create', { name, pieces: [] });
      await annotate(app, await issueIn(app, courier.flood), 'had been warned', name);
    });
    expect((await again.call('collections.list', {})).map(({ name }) => name).toSorted()).toEqual(names);
    expect(await notesOn(again, await issueIn(again, courier.flood))).toEqual(names);
  });

  it('keep which source of an issue one of them chose to read, whatever the other one reads meanwhile', async () => {
    const library = await courierLibrary();
    // One issue in two forms: scanned pages with their words, and a PDF.
    const fixtures = join(import.meta.dirname, '../../../fixtures');
    for (const form of ['mets-mini', 'pdf-mini']) {
      await cp(join(fixtures, form), join(library, form), { recursive: true });
    }
    const [here, there] = [await deviceAt(library), await deviceAt(library)];
    const saltmere = async (app: RunningApp) => {
      const issues = await app.call('library.issues', {});
      const found = issues.find(({ publication }) => publication === 'The Saltmere Gazette');
      if (!found) throw new Error('The Saltmere Gazette is not there.');
      return found;
    };
    const { id: issueId, path: first } = await saltmere(here);
    const { alternatives = [] } = await here.call('issue.get', { issueId });
    const other = alternatives.find(({ path }) => path !== first)?.path ?? '';
    await here.call('issue.chooseSource', { issueId, path: other });
    // The other program learns of a file, and writes down which issues there are.
    await copyFile(join(library, courier.flood), join(library, 'new.txt'));
    await eventually(async () => expect(await there.call('library.issues', {})).toHaveLength(4));
    await here.close();
    await there.close();
    expect((await saltmere(await deviceAt(library))).path).toBe(other);
  });

  it('lose no field of a masthead that both fill in at once', async () => {
    const library = await courierLibrary();
    const apps = [await deviceAt(library), await deviceAt(library)];
    const issueIds = (await apps[0]?.call('library.issues', {}))?.map(({ id }) => id) ?? [];
    const values = ['first', 'second', 'third', 'fourth'];
    // Each program fills in other fields of both issues, again and again.
    await Promise.all(
      apps.map(async (app, hand) => {
        for (const value of values) {
          const fields = hand === 0 ? { edition: `${value} edition` } : { place: `${value} place` };
          await app.call('library.describe', { issueIds, fields });
        }
      }),
    );
    for (const app of apps) await app.close();
    const again = await deviceAt(library);
    for (const issueId of issueIds) {
      const filledIn = await again.call('library.filledIn', { issueId });
      expect(filledIn.map(({ value }) => value).toSorted()).toEqual(['fourth edition', 'fourth place']);
    }
  });
});

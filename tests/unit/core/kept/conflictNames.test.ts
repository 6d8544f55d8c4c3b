import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../../support/apps.ts';
import { temporaryFolder } from '../../../support/folders.ts';
import { copyOf, courierLibrary, keptFiles, keptPath, writeKept } from '../../../support/keptFiles.ts';
import { type Kind, kinds } from '../../../support/kinds.ts';

/** What file managers, editors and further sync tools make of a name, beside those that are known already. */
const names = {
  'X - Copy.json': (name: string) => `${name} - Copy.json`,
  'X copy.json': (name: string) => `${name} copy.json`,
  'X~.json': (name: string) => `${name}~.json`,
  'X_Conflict.json': (name: string) => `${name}_Conflict.json`,
  'Copy in another language': (name: string) => `${name} - 副本.json`,
} as const;

async function device(library: string, profile: string) {
  const app = await startApp(profile);
  onTestFinished(() => app.close());
  const { problems } = await app.open(library);
  return { app, problems };
}

/** A library with one thing of a kind, and the file of a copy of it in which a second was made. */
async function withCopy({ make }: Kind) {
  const library = await courierLibrary();
  const profile = await temporaryFolder();
  const here = (await device(library, profile)).app;
  const first = await make(here, 0);
  await here.close();
  const elsewhere = await copyOf(library);
  const profileThere = await copyOf(profile);
  const there = (await device(elsewhere, profileThere)).app;
  const before = await keptFiles(elsewhere);
  const second = await make(there, 1);
  await there.close();
  const now = await keptFiles(elsewhere);
  const changed = [...now].filter(([path, text]) => before.get(path) !== text && path !== 'issues.json');
  const [[path, text] = ['', '']] = changed;
  return { library, profile, path, text, made: [first, second].toSorted() };
}

describe('a copy of a file of the store', () => {
  const [note] = kinds;

  it.each(Object.entries(names))('called %s is merged when the library is opened', async (_name, called) => {
    if (!note) throw new Error('There are no kinds.');
    const { library, profile, path, text, made } = await withCopy(note);
    await writeKept(library, join(dirname(path), called(basename(path, '.json'))), text);
    const { app } = await device(library, profile);
    expect(await note.seen(app)).toEqual(made);
  });

  it.each(kinds)('is merged whatever it holds: each $name', async (kind) => {
    const { library, profile, path, text, made } = await withCopy(kind);
    await writeKept(library, join(dirname(path), `${basename(path, '.json')} - Copy.json`), text);
    const { app } = await device(library, profile);
    expect(await kind.seen(app)).toEqual(made);
  });

  it('is told and left alone where it holds something else', async () => {
    const library = await courierLibrary();
    const profile = await temporaryFolder();
    const { app: before } = await device(library, profile);
    for (const kind of kinds) await kind.make(before, 0);
    await before.close();
    // Who works here is written anew by everybody, and is nobody's work.
    const files = [...(await keptFiles(library)).keys()].filter((path) => !path.startsWith('hands/'));
    const strangers = files.map((path) => join(dirname(path), `${basename(path, '.json')} - Copy.json`));
    const groceries = '{"a list of": "groceries"}';
    for (const stranger of strangers) await writeKept(library, stranger, groceries);
    const { app, problems } = await device(library, profile);
    for (const stranger of strangers) {
      const path = keptPath(library, stranger);
      expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining(path));
    }
    for (const kind of kinds) expect(await kind.seen(app), kind.name).toHaveLength(1);
    await app.close();
    const left = await keptFiles(library);
    expect(strangers.map((stranger) => left.get(stranger))).toEqual(strangers.map(() => groceries));
  });
});

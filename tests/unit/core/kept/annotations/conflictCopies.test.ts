import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { originalOfCopy } from '#core/disk/json/conflictCopies.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { openStore, steppingClock } from './support.ts';

/** How a copy of `own.json`, or of a former program's `issue.json`, is called. */
const copies = [
  ['Dropbox', (name: string) => `${name} (Ann's conflicted copy 2026-11-24).json`],
  ['Dropbox, of a copy', (name: string) => `${name} (conflicted copy) (1).json`],
  ['Nextcloud', (name: string) => `${name} (conflicted copy 2026-11-24 101112).json`],
  ['Nextcloud, older', (name: string) => `${name} (conflict 2026-11-24).json`],
  ['ownCloud', (name: string) => `${name}_conflict-20261124-101112.json`],
  ['others', (name: string) => `${name}_Conflict.json`],
  ['Syncthing', (name: string) => `${name}.sync-conflict-20261124-101112-ABCDEFG.json`],
  ['Google Drive', (name: string) => `${name} (1).json`],
  ['iCloud', (name: string) => `${name} 2.json`],
  ['OneDrive', (name: string) => `${name}-LAPTOP.json`],
  ['Windows', (name: string) => `${name} - Copy.json`],
  ['macOS', (name: string) => `${name} copy.json`],
  ['an editor', (name: string) => `${name}~.json`],
] as const;

const start = Date.parse('2026-01-02T00:00:00.000Z');

/** A library with two notes of ours, closed, and a file of the same hand with what somebody else made of them. */
async function libraryWithNotes() {
  const library = await temporaryFolder();
  const clock = steppingClock(start);
  const root = join(library, '.broadsheet', 'annotations');
  const folder = join(root, 'issue');
  const passage = { issueId: 'issue', start: 25, end: 40, colour: 'red', tags: [] as string[] } as const;
  const store = await openStore(library, { clock: clock.now });
  for (const note of ['one', 'two', 'three']) await store.create({ ...passage, note });
  await store.close();
  const elsewhere = await temporaryFolder();
  const far = join(elsewhere, '.broadsheet', 'annotations', 'issue', 'own.json');
  await mkdir(dirname(far), { recursive: true });
  await copyFile(join(folder, 'own.json'), far);
  // What the other machine made of it: one changed, one added; it knows of no removal. Its clock is a day behind.
  const there = await openStore(elsewhere, { clock: steppingClock(start - 86_400_000).now });
  await there.change({ issueId: 'issue', annotationId: 'mark-2', note: 'two, changed there' });
  await there.create({ ...passage, note: 'new there', id: 'far-1' });
  await there.close();
  const again = await openStore(library, { clock: clock.now });
  await again.remove({ issueId: 'issue', annotationIds: ['mark-3'] });
  await again.change({ issueId: 'issue', annotationId: 'mark-1', note: 'one, changed here' });
  await again.close();
  return { library, root, folder, copy: await readFile(far, 'utf8'), clock };
}

const merged = ['mark-1 one, changed here', 'mark-2 two, changed there', 'far-1 new there'];

describe('a copy that a sync tool made of changed marks', () => {
  it.each(copies)('is merged, and set aside with all it held: %s', async (_tool, named) => {
    const { library, folder, copy } = await libraryWithNotes();
    const name = named('own');
    await writeFile(join(folder, name), copy);
    const store = await openStore(library);
    const notes = (await store.list('issue')).map(({ annotation }) => `${annotation.id} ${annotation.note}`);
    expect(notes.toSorted()).toEqual(merged.toSorted());
    expect(store.issueIds).toEqual(['issue']);
    const names = await readdir(folder);
    expect(names).not.toContain(name);
    const aside = names.find((one) => one.includes('.merged-')) ?? '';
    expect(await readFile(join(folder, aside), 'utf8')).toBe(copy);
    expect(store.problems).toMatchObject([{ code: 'mergedMarks', message: expect.stringContaining(aside) }]);
    await store.close();
    // What it had is in a file of ours now.
    await rm(join(folder, aside));
    const again = await openStore(library);
    onTestFinished(() => again.close());
    expect(await again.list('issue')).toHaveLength(3);
  });

  it.each(copies)('is merged where it is of a former program’s file: %s', async (_tool, named) => {
    const library = await temporaryFolder();
    const root = join(library, '.broadsheet', 'annotations');
    await mkdir(root, { recursive: true });
    const fixture = join(import.meta.dirname, '../../../../fixtures/marks/version-2.json');
    const text = await readFile(fixture, 'utf8');
    const file = JSON.parse(text);
    await writeFile(join(root, 'issue.json'), text);
    const [first] = file.annotations;
    const changed = { ...first, note: 'changed there', modified: '2027-01-01T00:00:00.000Z' };
    await writeFile(join(root, named('issue')), JSON.stringify({ ...file, annotations: [changed] }));
    const store = await openStore(library);
    onTestFinished(() => store.close());
    const notes = (await store.list('issue')).map(({ annotation }) => annotation.note);
    expect(notes).toContain('changed there');
    expect(notes).toHaveLength(file.annotations.length);
    expect(await readFile(join(root, 'issue.json'), 'utf8')).toBe(text);
    expect(store.problems).toMatchObject([{ code: 'mergedMarks' }]);
  });

  it('is merged when it comes while the library is open', async () => {
    const { library, folder, copy } = await libraryWithNotes();
    const store = await openStore(library, { watch: true });
    onTestFinished(() => store.close());
    await writeFile(join(folder, 'own (1).json'), copy);
    await eventually(async () => expect(await store.list('issue')).toHaveLength(3));
  });

  it('is told and left alone while it is not sound', async () => {
    const { library, folder, copy } = await libraryWithNotes();
    await writeFile(join(folder, 'own (1).json'), copy.slice(0, 400));
    const store = await openStore(library);
    onTestFinished(() => store.close());
    expect(await store.list('issue')).toHaveLength(2);
    expect(await readdir(folder)).toContain('own (1).json');
    expect(store.problems).toMatchObject([{ code: 'unmergedCopy' }]);
  });

  it('is not what an issue of its own with a longer name is', async () => {
    const { library, root } = await libraryWithNotes();
    const fixture = join(import.meta.dirname, '../../../../fixtures/marks/version-2.json');
    const file = JSON.parse(await readFile(fixture, 'utf8'));
    await writeFile(join(root, 'issue.json'), JSON.stringify(file));
    const other = { ...file, issue: { ...file.issue, id: 'issue-town' } };
    await writeFile(join(root, 'issue-town.json'), JSON.stringify(other));
    const store = await openStore(library);
    onTestFinished(() => store.close());
    expect(store.issueIds.toSorted()).toEqual(['issue', 'issue-town']);
    expect(await store.list('issue-town')).toHaveLength(file.annotations.length);
  });
});

describe('the names of conflict copies', () => {
  it('are told from other files', () => {
    for (const name of [
      'issue.json',
      'issue.merged-1.json',
      'issue.damaged-20260102.json',
      '.issue.json.0123456789ab.tmp',
      'notes (1).txt',
    ]) {
      expect(originalOfCopy(name)).toBeNull();
    }
  });
});

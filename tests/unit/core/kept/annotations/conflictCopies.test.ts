import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { originalOfCopy } from '#core/disk/json/conflictCopies.ts';
import type { MarksFile } from '#core/kept/annotations/marksFile.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { openStore, steppingClock } from './support.ts';

const copies = [
  ['Dropbox', "issue (Ann's conflicted copy 2026-11-24).json"],
  ['Dropbox, of a copy', 'issue (conflicted copy) (1).json'],
  ['Nextcloud', 'issue (conflicted copy 2026-11-24 101112).json'],
  ['Nextcloud, older', 'issue (conflict 2026-11-24).json'],
  ['ownCloud', 'issue_conflict-20261124-101112.json'],
  ['Syncthing', 'issue.sync-conflict-20261124-101112-ABCDEFG.json'],
  ['Google Drive', 'issue (1).json'],
  ['iCloud', 'issue 2.json'],
  ['OneDrive', 'issue-LAPTOP.json'],
] as const;

const start = '2026-01-02T00:00:00.000Z';
const later = '2027-01-01T00:00:00.000Z';

/** A library with two notes, closed, and what its file of marks holds. */
async function libraryWithNotes() {
  const library = await temporaryFolder();
  const clock = steppingClock(Date.parse(start));
  const folder = join(library, '.broadsheet', 'annotations');
  const store = await openStore(library, { clock: clock.now });
  for (const note of ['one', 'two', 'three']) {
    await store.create({ issueId: 'issue', start: 25, end: 40, colour: 'red', note, tags: [] });
  }
  const before: MarksFile = JSON.parse(await readFile(join(folder, 'issue.json'), 'utf8'));
  await store.remove({ issueId: 'issue', annotationIds: ['mark-3'] });
  await store.change({ issueId: 'issue', annotationId: 'mark-1', note: 'one, changed here' });
  await store.close();
  return { library, folder, before, clock };
}

/** What the other machine made of it: one changed, one added; it knows of no removal. */
function changedElsewhere(before: MarksFile): MarksFile {
  const [one, two, three] = before.annotations;
  if (!one || !two || !three) throw new Error('There are three notes.');
  const added = { ...two, id: 'far-1', note: 'new there', created: later, modified: later };
  return {
    ...before,
    annotations: [one, { ...two, note: 'two, changed there', modified: later }, three, added],
  };
}

const merged = ['mark-1 one, changed here', 'mark-2 two, changed there', 'far-1 new there'];

describe('a copy that a sync tool made of changed marks', () => {
  it.each(copies)('is merged, and set aside with all it held: %s', async (_tool, name) => {
    const { library, folder, before } = await libraryWithNotes();
    const copy = JSON.stringify(changedElsewhere(before));
    await writeFile(join(folder, name), copy);
    const store = await openStore(library);
    onTestFinished(() => store.close());
    const notes = (await store.list('issue')).map(({ annotation }) => `${annotation.id} ${annotation.note}`);
    expect(notes.toSorted()).toEqual(merged.toSorted());
    expect(store.issueIds).toEqual(['issue']);
    const names = await readdir(folder);
    expect(names).not.toContain(name);
    const aside = names.find((one) => one.startsWith('issue.merged-')) ?? '';
    expect(await readFile(join(folder, aside), 'utf8')).toBe(copy);
    expect(store.problems).toMatchObject([{ code: 'mergedMarks', message: expect.stringContaining(aside) }]);
  });

  it('is merged when it comes while the library is open', async () => {
    const { library, folder, before } = await libraryWithNotes();
    const store = await openStore(library, { watch: true });
    onTestFinished(() => store.close());
    await writeFile(join(folder, 'issue (1).json'), JSON.stringify(changedElsewhere(before)));
    await eventually(async () => expect(await store.list('issue')).toHaveLength(3));
  });

  it('is left alone while it is not sound, and by who may not write', async () => {
    const { library, folder, before } = await libraryWithNotes();
    await writeFile(join(folder, 'issue (1).json'), JSON.stringify(changedElsewhere(before)).slice(0, 400));
    const store = await openStore(library);
    onTestFinished(() => store.close());
    expect(await store.list('issue')).toHaveLength(2);
    expect(await readdir(folder)).toContain('issue (1).json');
    await writeFile(join(folder, 'issue (1).json'), JSON.stringify(changedElsewhere(before)));
    const reader = await openStore(library);
    onTestFinished(() => reader.close());
    expect(await readdir(folder)).toContain('issue (1).json');
  });

  it('is not what an issue of its own with a longer name is', async () => {
    const { library, folder, before } = await libraryWithNotes();
    const other = {
      ...before,
      issue: before.issue && { ...before.issue, id: 'issue-town' },
      annotations: before.annotations.map((one) => ({ ...one, issueId: 'issue-town' })),
    };
    await writeFile(join(folder, 'issue-town.json'), JSON.stringify(other));
    const store = await openStore(library);
    onTestFinished(() => store.close());
    expect(store.issueIds.toSorted()).toEqual(['issue', 'issue-town']);
    expect(await store.list('issue-town')).toHaveLength(3);
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

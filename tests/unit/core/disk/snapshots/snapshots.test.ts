import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { diskFiles } from '#core/disk/files/files.ts';
import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { compareSnapshot, readKnown, restoreSnapshot } from '#core/kept/restore/restore.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openStore, steppingClock } from '../../kept/annotations/support.ts';

const hour = 3_600_000;

async function setUp() {
  const library = await temporaryFolder();
  const clock = steppingClock();
  const snapshots = new Snapshots({ libraryPath: library, clock: clock.now, mayWrite: () => true });
  const annotations = await openStore(library, { clock: clock.now, snapshots });
  onTestFinished(() => annotations.close());
  const note = (text: string) =>
    annotations.create({ issueId: 'issue', start: 25, end: 40, colour: 'red', note: text, tags: [] });
  const notes = async () => (await annotations.list('issue')).map(({ annotation }) => annotation.note);
  return { library, clock, snapshots, annotations, note, notes, restorable: { annotations, snapshots } };
}

describe('snapshots', () => {
  it('hold every JSON file of people’s work, and no caches, copies and halves', async () => {
    const { library, snapshots, note } = await setUp();
    await note('one');
    const root = join(library, '.broadsheet');
    await mkdir(join(root, 'corrections'), { recursive: true });
    await mkdir(join(root, 'cache'), { recursive: true });
    await writeFile(join(root, 'corrections', 'issue.json'), '{"schemaVersion":1}');
    await writeFile(join(root, 'collections.json'), '{"schemaVersion":1}');
    await writeFile(join(root, 'cache', 'index.json'), '{}');
    await writeFile(join(root, 'half.json'), '{"half');
    await writeFile(join(root, 'annotations', 'issue.damaged-20260101.json'), '{}');
    const taken = await snapshots.take('manual');
    const { files } = await snapshots.read(taken?.id ?? '');
    expect([...files.keys()].toSorted()).toEqual([
      'annotations/issue.json',
      'collections.json',
      'corrections/issue.json',
    ]);
  });

  it('are taken hourly while marks change, and not when nothing did', async () => {
    const { clock, snapshots, note, annotations } = await setUp();
    const count = async () => {
      await snapshots.settled();
      return (await snapshots.list()).length;
    };
    await note('one');
    expect(await count()).toBe(1);
    await note('two');
    expect(await count()).toBe(1);
    clock.advance(hour);
    expect(await count()).toBe(1);
    await note('three');
    expect(await count()).toBe(2);
    await snapshots.take('manual');
    expect(await count()).toBe(2);
    await annotations.undo();
    await snapshots.take('manual');
    expect(await count()).toBe(3);
  });

  it('say why one cannot be saved, and leave nothing half behind', async () => {
    const { library, clock, note, snapshots } = await setUp();
    await note('one');
    await snapshots.settled();
    await note('two');
    const files = {
      ...diskFiles,
      createSynced: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    };
    const full = new Snapshots({ libraryPath: library, clock: clock.now, mayWrite: () => true, files });
    await expect(full.take('manual')).rejects.toMatchObject({ code: 'diskFull' });
    expect(
      (await readdir(join(library, '.broadsheet', 'snapshots'))).filter((name) => name.endsWith('.tmp')),
    ).toEqual([]);
  });
});

describe('going back to a snapshot', () => {
  async function changedSince() {
    const library = await setUp();
    await library.note('kept');
    await library.note('changed');
    await library.note('removed');
    const taken = await library.snapshots.take('manual');
    await library.annotations.change({ issueId: 'issue', annotationId: 'mark-2', note: 'changed since' });
    await library.annotations.remove({ issueId: 'issue', annotationIds: ['mark-3'] });
    await library.note('added');
    return { ...library, id: taken?.id ?? '' };
  }

  it('shows first what would come back, change and go', async () => {
    const { restorable, id, snapshots } = await changedSince();
    expect(await compareSnapshot(restorable, await readKnown(snapshots, id))).toMatchObject([
      {
        issueId: 'issue',
        publication: 'Paper',
        date: '2020-01-01',
        comeBack: [{ id: 'mark-3', note: 'removed' }],
        change: [{ current: { note: 'changed since' }, former: { note: 'changed' } }],
        go: [{ id: 'mark-4', note: 'added' }],
      },
    ]);
  });

  it('brings all of it back in one step that can be taken back, after a snapshot of what was there', async () => {
    const { restorable, id, notes, annotations, snapshots } = await changedSince();
    const before = await notes();
    expect(await restoreSnapshot(restorable, await readKnown(snapshots, id), ['issue'])).toBe(3);
    expect((await notes()).toSorted()).toEqual(['changed', 'kept', 'removed']);
    expect(await compareSnapshot(restorable, await readKnown(snapshots, id))).toEqual([]);
    const [newest] = await snapshots.list();
    expect(newest?.reason).toBe('restore');
    await annotations.undo();
    expect((await notes()).toSorted()).toEqual(before.toSorted());
    expect(await compareSnapshot(restorable, await readKnown(snapshots, newest?.id ?? ''))).toEqual([]);
  });

  it('leaves the other issues alone', async () => {
    const { restorable, id, notes, snapshots } = await changedSince();
    expect(await restoreSnapshot(restorable, await readKnown(snapshots, id), ['other'])).toBe(0);
    expect(await notes()).toContain('added');
  });

  it('knows no snapshot but those of the library', async () => {
    const { snapshots } = await setUp();
    await expect(readKnown(snapshots, '../../../etc/passwd')).rejects.toMatchObject({
      code: 'snapshotNotFound',
    });
  });
});

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { diskFiles } from '#core/disk/files/files.ts';
import { listSnapshots, readSnapshot } from '#core/disk/snapshots/folder.ts';
import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { Restoring } from '#core/kept/restore/restoring.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openStore, steppingClock } from '../../kept/annotations/support.ts';

const hour = 3_600_000;

async function setUp() {
  const library = await temporaryFolder();
  const clock = steppingClock();
  const snapshots = new Snapshots({ libraryPath: library, clock: clock.now });
  const annotations = await openStore(library, { clock: clock.now, snapshots });
  onTestFinished(() => annotations.close());
  const note = (text: string) =>
    annotations.create({ issueId: 'issue', start: 25, end: 40, colour: 'red', note: text, tags: [] });
  const notes = async () => (await annotations.list('issue')).map(({ annotation }) => annotation.note);
  const restoring = new Restoring({ records: annotations.records, snapshots, annotations });
  return { library, clock, snapshots, annotations, note, notes, restoring };
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
      'annotations/issue/own.json',
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

  it('are taken on closing where something changed since the last one, and kept no longer than hourly ones', async () => {
    const { library, clock, note, annotations } = await setUp();
    await note('one');
    await note('two');
    await annotations.close();
    const [last, first] = await listSnapshots(library);
    expect([first?.reason, last?.reason]).toEqual(['hourly', 'closing']);
    expect((await readSnapshot(library, last?.id ?? '')).files.get('annotations/issue/own.json')).toContain(
      'two',
    );
    const again = await openStore(library, { clock: clock.now });
    await again.list('issue');
    await again.close();
    expect(await listSnapshots(library)).toHaveLength(2);
  });

  it('are taken hourly also where one is dated in the future', async () => {
    const { library, clock, snapshots, note } = await setUp();
    await note('one');
    await snapshots.settled();
    const ahead = new Snapshots({ libraryPath: library, clock: () => new Date('2031-01-01T00:00:00Z') });
    await note('two');
    await ahead.take('manual');
    const reopened = new Snapshots({ libraryPath: library, clock: clock.now });
    clock.advance(2 * hour);
    await note('three');
    reopened.changed();
    await reopened.settled();
    const texts = [];
    for (const { id } of await listSnapshots(library)) {
      texts.push((await readSnapshot(library, id)).files.get('annotations/issue/own.json') ?? '');
    }
    expect(texts.some((text) => text.includes('three'))).toBe(true);
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
    const full = new Snapshots({ libraryPath: library, clock: clock.now, files });
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
    const { restoring, id } = await changedSince();
    expect(await restoring.compareIssues(await restoring.read(id))).toMatchObject([
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
    const { restoring, id, notes, annotations, snapshots } = await changedSince();
    const before = await notes();
    expect(await restoring.restoreIssues(await restoring.read(id), ['issue'])).toBe(3);
    expect((await notes()).toSorted()).toEqual(['changed', 'kept', 'removed']);
    expect(await restoring.compareIssues(await restoring.read(id))).toEqual([]);
    const [newest] = await snapshots.list();
    expect(newest?.reason).toBe('restore');
    await annotations.undo();
    expect((await notes()).toSorted()).toEqual(before.toSorted());
    expect(await restoring.compareIssues(await restoring.read(newest?.id ?? ''))).toEqual([]);
  });

  it('leaves the other issues alone', async () => {
    const { restoring, id, notes } = await changedSince();
    expect(await restoring.restoreIssues(await restoring.read(id), ['other'])).toBe(0);
    expect(await notes()).toContain('added');
  });

  it('knows no snapshot but those of the library', async () => {
    const { restoring } = await setUp();
    await expect(restoring.read('../../../etc/passwd')).rejects.toMatchObject({
      code: 'snapshotNotFound',
    });
  });
});

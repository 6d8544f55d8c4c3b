import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { annotate, issueIn, notesOn, type RunningApp, startApp } from '../../../support/apps.ts';
import { temporaryFolder } from '../../../support/folders.ts';
import { courier, courierLibrary, keptFiles, writeKept } from '../../../support/keptFiles.ts';

const noon = Date.parse('2026-03-01T12:00:00.000Z');
const minute = 60_000;
const day = 24 * 60 * minute;

async function device(library: string, profile?: string) {
  const app = await startApp(profile ?? (await temporaryFolder()));
  onTestFinished(() => app.close());
  await app.open(library);
  return app;
}

/** A library with two notes, made at noon, and its files as they were then. */
async function withTwoNotes() {
  const library = await courierLibrary();
  const profile = await temporaryFolder();
  const app = await device(library, profile);
  const issueId = await issueIn(app, courier.flood);
  const kept = await annotate(app, issueId, 'had been warned', 'first words');
  const removed = await annotate(app, issueId, 'carts had been borrowed', 'to be deleted');
  return { library, profile, app, issueId, kept, removed, atNoon: await keptFiles(library) };
}

/** A sync tool brings the files of another time back beside those of today. */
async function bringCopies(library: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    if (!path.includes('annotations')) continue;
    const copy = `${basename(path, '.json')}.sync-conflict-20260301-120000-ABCDEFG.json`;
    await writeKept(library, join(dirname(path), copy), text);
  }
}

const edit = (app: RunningApp, issueId: string, annotationId: string, note: string) =>
  app.call('annotations.change', { issueId, annotationId, note });

describe('a clock that was set back', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: noon });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('lets no copy of a sync tool undo a newer edit, or bring back a deleted note', async () => {
    const { library, profile, app, issueId, kept, removed, atNoon } = await withTwoNotes();
    vi.setSystemTime(noon - 30 * minute);
    await edit(app, issueId, kept, 'second words');
    await app.call('annotations.remove', { issueId, annotationIds: [removed] });
    await app.close();
    await bringCopies(library, atNoon);
    const again = await device(library, profile);
    expect(await notesOn(again, issueId)).toEqual(['second words']);
  });

  it('lets no other device whose clock is ahead undo what was done after it', async () => {
    const { library, app, issueId, kept, removed } = await withTwoNotes();
    await app.close();
    vi.setSystemTime(noon + 10 * minute);
    const ahead = await device(library);
    await edit(ahead, issueId, kept, 'of the clock ahead');
    await ahead.close();
    vi.setSystemTime(noon + minute);
    const behind = await device(library);
    await edit(behind, issueId, kept, 'done last');
    await behind.call('annotations.remove', { issueId, annotationIds: [removed] });
    await behind.close();
    const again = await device(library);
    expect(await notesOn(again, issueId)).toEqual(['done last']);
  });

  it('stops no snapshots', async () => {
    const library = await courierLibrary();
    const app = await device(library);
    const issueId = await issueIn(app, courier.flood);
    vi.setSystemTime(noon + 300 * day);
    await annotate(app, issueId, 'had been warned', 'of the future');
    expect((await app.call('snapshots.take', {}))?.taken).toContain('2026-12');
    await app.close();
    vi.setSystemTime(noon);
    const again = await device(library);
    await annotate(again, issueId, 'carts had been borrowed', 'of today');
    await again.close();
    const after = await device(library);
    const taken = (await after.call('snapshots.list', {})).map((snapshot) => snapshot.taken);
    expect(taken).toContainEqual(expect.stringContaining('2026-03-01'));
  });

  it('keeps a snapshot of now, also where many are of the future', async () => {
    const library = await courierLibrary();
    const app = await device(library);
    const issueId = await issueIn(app, courier.flood);
    for (const months of [9, 10, 11, 12]) {
      vi.setSystemTime(noon + months * 30 * day);
      await annotate(app, issueId, 'had been warned', `in ${months} months`);
      await app.call('snapshots.take', {});
    }
    vi.setSystemTime(noon);
    await annotate(app, issueId, 'carts had been borrowed', 'of today');
    const taken = await app.call('snapshots.take', {});
    await app.call('snapshots.take', {});
    const listed = (await app.call('snapshots.list', {})).map(({ id }) => id);
    expect(listed).toContain(taken?.id);
  });
});

describe('closing a library', () => {
  it('takes a snapshot of what was done since the last one', async () => {
    const library = await courierLibrary();
    const app = await device(library);
    const issueId = await issueIn(app, courier.flood);
    await annotate(app, issueId, 'had been warned', 'taken at once');
    await app.call('snapshots.take', {});
    await annotate(app, issueId, 'carts had been borrowed', 'done a minute later');
    await app.close();
    const again = await device(library);
    const [newest] = await again.call('snapshots.list', {});
    if (!newest) throw new Error('There is no snapshot.');
    // Restoring the newest one would change nothing.
    expect(await again.call('snapshots.compare', { snapshotId: newest.id })).toEqual({
      issues: [],
      stores: [],
    });
  });
});

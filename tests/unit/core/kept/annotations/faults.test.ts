import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { diskFiles, type WritableFiles } from '#core/disk/files/files.ts';
import { listSnapshots } from '#core/disk/snapshots/folder.ts';
import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { madeUpIssue, openStore, pier, steppingClock } from './support.ts';

const ids = ['one', 'two', 'three'];
const issues = ids.map((id) => madeUpIssue(id, pier));
const clock = steppingClock();

const note = (store: AnnotationStore, issueId: string, text: string) =>
  store.create({ issueId, start: 25, end: 40, colour: 'red', note: text, tags: [] });

async function notesOf(library: string): Promise<Record<string, readonly string[]>> {
  const store = await openStore(library, { issues, clock: clock.now });
  try {
    const all = await store.all();
    return Object.fromEntries(
      [...all].map(([id, list]) => [id, list.map(({ annotation }) => annotation.note)]),
    );
  } finally {
    await store.close();
  }
}

describe('a disk that fills, and is freed again', () => {
  /** A disk on which each write may fail, whole or in the middle, as it is told. */
  function fillingDisk(isFull: () => boolean): WritableFiles {
    const full = () => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    return {
      ...diskFiles,
      async createSynced(path, content) {
        if (!isFull()) return await diskFiles.createSynced(path, content);
        await writeFile(path, content.slice(0, content.length / 2));
        throw full();
      },
      async rename(from, to) {
        if (isFull()) throw full();
        await diskFiles.rename(from, to);
      },
    };
  }

  it('loses no note that was saved, shows none that was not, and takes what failed once it can', async () => {
    const moment = fc.record({
      issue: fc.constantFrom(...ids),
      full: fc.array(fc.boolean(), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 15 }), async (moments) => {
        const library = await temporaryFolder();
        let states: boolean[] = [];
        const files = fillingDisk(() => states.shift() ?? false);
        const store = await openStore(library, { issues, clock: clock.now, files });
        const wanted: Record<string, string[]> = {};
        for (const [index, { issue, full }] of moments.entries()) {
          states = [...full];
          const text = `note ${index}`;
          // The person tries again until the disk takes it, as the editor lets them.
          for (let saved = false; !saved; ) {
            saved = await note(store, issue, text).then(
              () => true,
              (error: unknown) => {
                expect(error).toMatchObject({ code: 'diskFull' });
                return false;
              },
            );
          }
          wanted[issue] = [...(wanted[issue] ?? []), text];
          expect((await store.list(issue)).map(({ annotation }) => annotation.note)).toEqual(wanted[issue]);
        }
        await store.close();
        expect(await notesOf(library)).toEqual(wanted);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a stored file that is cut at any byte', () => {
  it('is another hand’s to mend: what a snapshot has of it is shown, and the file is left as it is', async () => {
    const library = await savedLibrary();
    const path = join(library, '.broadsheet', 'annotations', 'one', 'own.json');
    await writeFile(path, '{"half');
    const other = await openStore(library, { issues, clock: clock.now, writer: 'other' });
    onTestFinished(() => other.close());
    expect((await other.list('one')).map(({ annotation }) => annotation.note)).toEqual(allNotes.one);
    expect(other.problems).toMatchObject([{ code: 'restoredMarks', path }]);
    expect(await readFile(path, 'utf8')).toBe('{"half');
  });

  /** A library with notes in every issue and a snapshot of them. */
  async function savedLibrary(): Promise<string> {
    const library = await temporaryFolder();
    const store = await openStore(library, { issues, clock: clock.now });
    for (const id of ids) for (const text of ['first', 'second']) await note(store, id, `${text} ${id}`);
    await store.close();
    await new Snapshots({ libraryPath: library, clock: clock.now }).take('manual');
    return library;
  }
  const allNotes = Object.fromEntries(ids.map((id) => [id, [`first ${id}`, `second ${id}`]]));

  it('takes no other file’s notes with it, and comes back from the snapshot', async () => {
    const library = await savedLibrary();
    const folder = join(library, '.broadsheet', 'annotations');
    const whole = new Map<string, string>();
    for (const id of ids) whole.set(id, await readFile(join(folder, id, 'own.json'), 'utf8'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ids), fc.nat(), async (id, at) => {
        const text = whole.get(id) ?? '';
        // All but the last line break: without that the file is whole.
        await writeFile(join(folder, id, 'own.json'), Buffer.from(text).subarray(0, at % (text.length - 1)));
        const store = await openStore(library, { issues, clock: clock.now });
        await store.all();
        expect(store.problems).toMatchObject([
          {
            code: 'restoredMarks',
            message: expect.stringMatching(new RegExp(`${id}.own\\.json was damaged.*snapshot of`)),
          },
        ]);
        await store.close();
        expect(await notesOf(library)).toEqual(allNotes);
        expect(await readFile(join(folder, id, 'own.json'), 'utf8')).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('is passed over where it is a snapshot, for the next older sound one', async () => {
    const library = await savedLibrary();
    const store = await openStore(library, { issues, clock: clock.now, prefix: 'later' });
    await note(store, 'one', 'third one');
    await store.close();
    await new Snapshots({ libraryPath: library, clock: clock.now }).take('manual');
    const [newest] = await listSnapshots(library);
    const path = join(library, '.broadsheet', 'snapshots', newest?.id ?? '');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: (newest?.bytes ?? 1) - 1 }), async (at) => {
        const whole = await readFile(path);
        await truncate(path, at);
        await writeFile(
          join(library, '.broadsheet', 'annotations', 'two', 'own.json'),
          '{"schemaVersion":2,',
        );
        expect(await notesOf(library)).toEqual({
          ...allNotes,
          one: ['first one', 'second one', 'third one'],
        });
        await writeFile(path, whole);
      }),
      { numRuns: 15 },
    );
  });

  it('is set aside with what is left in it, and empty, where there is no snapshot yet', async () => {
    const library = await temporaryFolder();
    const store = await openStore(library, { issues, clock: clock.now });
    onTestFinished(() => store.close());
    await note(store, 'two', 'kept');
    const folder = join(library, '.broadsheet', 'annotations', 'one');
    await mkdir(folder);
    await writeFile(join(folder, 'own.json'), '{"half');
    expect(await notesOf(library)).toEqual({ two: ['kept'] });
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^own\.damaged-/)]);
  });
});

import { cp, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listSnapshots, readSnapshot } from '#core/disk/snapshots/folder.ts';
import { annotationKind } from '#core/kept/annotations/kind.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openStore } from './support.ts';

/** A stored file of every version that was written while one process held a library. */
const fixtures = resolve(import.meta.dirname, '../../../../fixtures/marks');
const versions = Array.from({ length: annotationKind.former.version }, (_, index) => index + 1);

async function libraryOf(version: number) {
  const library = await temporaryFolder();
  const folder = join(library, '.broadsheet', 'annotations');
  await mkdir(folder, { recursive: true });
  await cp(join(fixtures, `version-${version}.json`), join(folder, 'issue.json'));
  const store = await openStore(library);
  onTestFinished(() => store.close());
  return { library, folder, store };
}

it.each(versions)('reads marks that version %i wrote', async (version) => {
  const { store } = await libraryOf(version);
  expect(store.problems).toEqual([]);
  const [first] = await store.list('issue');
  expect(first?.annotation).toMatchObject({ id: 'first', note: 'Who?', tags: ['people'] });
  expect(first?.anchor).not.toBeNull();
  expect(await store.stored('issue')).not.toContainEqual(expect.objectContaining({ id: 'gone' }));
});

it('keeps what later versions added', async () => {
  const { store } = await libraryOf(2);
  const marks = new Map((await store.list('issue')).map(({ annotation }) => [annotation.id, annotation]));
  expect(marks.get('first')).toMatchObject({ creator: 'Ann' });
  expect(marks.get('second')?.target).toMatchObject({
    rivals: 1,
    landmarks: { before: { distance: 30 }, after: { text: '.', isEnd: true } },
  });
});

it('leaves the old file as it is, and takes a snapshot before it writes beside it', async () => {
  const { store, library, folder } = await libraryOf(1);
  const before = await readFile(join(folder, 'issue.json'), 'utf8');
  await store.change({ issueId: 'issue', annotationId: 'first', note: 'Her.' });
  expect(await readFile(join(folder, 'issue.json'), 'utf8')).toBe(before);
  expect(JSON.parse(await readFile(join(folder, 'issue', 'own.json'), 'utf8'))).toMatchObject({
    kind: 'annotations',
    records: [{ id: 'first', value: { note: 'Her.' } }],
  });
  const taken = (await listSnapshots(library)).find(({ reason }) => reason === 'migration');
  const snapshot = await readSnapshot(library, taken?.id ?? '');
  expect([...snapshot.files]).toEqual([['annotations/issue.json', before]]);
});

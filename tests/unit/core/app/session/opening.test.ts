import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSession } from '#core/app/session/session.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { parseSimpleSource } from '../../archive/library/simpleIssue.ts';
import { searchHere } from './searchHere.ts';
import { mark, notesSeen, openArchive } from './support.ts';

const files = { 'a.txt': 'Paper|2020-01-01||1\nPier The harbour board met.' };

describe('a library in which files of what people made cannot be read', () => {
  it.each([
    ['of a newer version', '{"schemaVersion":99}'],
    ['that are half there', '{"schemaVersion":1,"kind'],
    ['with a folder in their place', null],
  ])('%s opens with all the rest, and can be written', async (_what, content) => {
    const { path, open, close } = await openArchive(files);
    const first = await open();
    const id = first.library.summaries()[0]?.id ?? '';
    await mark(first, id, 'harbour');
    await close(first);
    const names = [
      'collections.json',
      'links.json',
      'descriptions.json',
      'searches.json',
      'collections/other.json',
      'links/own.json',
      'descriptions/own.json',
      'searches/other.json',
      'sources/own.json',
      `corrections/${id}.json`,
      `annotations/${id}/other.json`,
    ];
    for (const name of names) {
      const file = join(path, '.broadsheet', name);
      await mkdir(content === null ? file : dirname(file), { recursive: true });
      if (content !== null) await writeFile(file, content);
    }
    const session = await open();
    expect(await notesSeen(session)).toEqual([['harbour', 'harbour']]);
    const told = session.library.state().problems.map((problem) => problem.path);
    expect(told.toSorted()).toEqual(names.map((name) => join(path, '.broadsheet', name)).toSorted());
    await session.library.describe([id], { place: 'Wexcombe' });
    await session.collections.create({ name: 'Harbour', pieces: [] });
    const described = (await session.library.filledIn(id)).map(({ value }) => value);
    expect(described).toEqual(['Wexcombe']);
    await close(session);
    if (content === '{"schemaVersion":99}') {
      for (const name of names) expect(await readFile(join(path, '.broadsheet', name), 'utf8')).toBe(content);
    }
    const again = await open();
    expect(again.collections.list().map(({ name }) => name)).toEqual(['Harbour']);
    expect((await again.library.filledIn(id)).map(({ value }) => value)).toEqual(['Wexcombe']);
  });
});

describe('a library that cannot be opened', () => {
  it('leaves nothing open and nothing behind when a later step fails', async () => {
    const path = await temporaryFolder();
    const worker = searchHere();
    let isClosed = false;
    const opening = openSession({
      path,
      cacheFolder: await temporaryFolder(),
      writer: 'own',
      watch: true,
      worker: {
        ...worker,
        engine: { ...worker.engine, open: () => Promise.reject(new Error('No index today.')) },
        names: {
          ...worker.names,
          close: async () => {
            isClosed = true;
          },
        },
      },
      parser: { parse: parseSimpleSource, close: async () => undefined },
      onLibraryChange: () => undefined,
      onAnnotationsChange: () => undefined,
    });
    await expect(opening).rejects.toThrow('No index today.');
    expect(isClosed).toBe(true);
    expect(await readdir(path)).toEqual(['.broadsheet']);
  });

  it('says so before anything is made there', async () => {
    const folder = await temporaryFolder();
    const opening = openSession({
      path: join(folder, 'none'),
      cacheFolder: await temporaryFolder(),
      writer: 'own',
      watch: false,
      worker: searchHere(),
      parser: { parse: parseSimpleSource, close: async () => undefined },
      onLibraryChange: () => undefined,
      onAnnotationsChange: () => undefined,
    });
    await expect(opening).rejects.toMatchObject({ code: 'libraryNotFound' });
    expect(await readdir(folder)).toEqual([]);
  });
});

it('undo takes back the last thing that was done, of whatever kind', async () => {
  const { open } = await openArchive(files);
  const session = await open();
  const id = session.library.summaries()[0]?.id ?? '';
  await mark(session, id, 'harbour');
  const printed = await session.library.getPrinted(id);
  const start = printed.text.indexOf('board');
  await session.corrections.make(printed, { kind: 'text', start, end: start + 5, replacement: 'Board' }, '');
  await session.library.describe([id], { place: 'Wexcombe' });
  await session.collections.create({ name: 'Harbour', pieces: [] });
  const undone = [];
  for (let step = 0; step < 4; step++) undone.push((await session.records.step('undo')).kind);
  expect(undone).toEqual(['collections', 'descriptions', 'corrections', 'annotations']);
  const redone = [];
  for (let step = 0; step < 4; step++) redone.push((await session.records.step('redo')).kind);
  expect(redone).toEqual(undone.toReversed());
});

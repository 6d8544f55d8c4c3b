import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ensureFolder, removeLeftovers, writeDurably } from '#core/disk/files/durableWrite.ts';
import { diskFiles, type WritableFiles } from '#core/disk/files/files.ts';
import { StoredDocument } from '#core/disk/json/document.ts';
import { JsonAdapter, type JsonAdapterOptions, type JsonFormat } from '#core/disk/json/jsonAdapter.ts';
import type { Migration } from '#core/disk/json/jsonFormat.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

interface Notes {
  readonly schemaVersion: number;
  readonly notes: readonly string[];
}

const format: JsonFormat<Notes> = {
  version: 1,
  schema: z.object({ schemaVersion: z.literal(1), notes: z.array(z.string()) }),
  migrations: new Map(),
};

const clock = () => new Date('2026-01-02T03:04:05.678Z');

async function setUp(changes: Partial<JsonAdapterOptions<Notes>> = {}) {
  const folder = await temporaryFolder();
  const path = join(folder, 'deep', 'notes.json');
  await ensureFolder(join(folder, 'deep'), null);
  const problems: FileProblem[] = [];
  const options = {
    path,
    within: folder,
    format,
    clock,
    onProblem: (problem: FileProblem) => problems.push(problem),
    ...changes,
  };
  const open = () => {
    const merge = (ours: Notes, theirs: Notes): Notes => ({
      schemaVersion: 1,
      notes: [...new Set([...theirs.notes, ...ours.notes])],
    });
    return StoredDocument.open(new JsonAdapter<Notes>(options), { schemaVersion: 1, notes: [] }, merge);
  };
  const names = async () => (await readdir(join(folder, 'deep'))).toSorted();
  return { path, problems, open, names };
}

const add =
  (note: string) =>
  (data: Notes): Notes => ({ ...data, notes: [...data.notes, note] });

/** A disk that does what the real one does, until it is told to fail. */
function failingFiles() {
  const failure: { code: string | null } = { code: null };
  const log: string[] = [];
  const guarded =
    <A extends readonly string[]>(name: string, action: (...values: A) => Promise<void>) =>
    async (...values: A) => {
      log.push(name);
      if (failure.code) throw Object.assign(new Error(failure.code), { code: failure.code });
      await action(...values);
    };
  const files: WritableFiles = {
    createSynced: guarded('createSynced', diskFiles.createSynced),
    rename: guarded('rename', diskFiles.rename),
    remove: diskFiles.remove,
    syncFolder: guarded('syncFolder', diskFiles.syncFolder),
  };
  return { files, failure, log };
}

describe('writeDurably', () => {
  it('brings the file to the disk, then its name, then the folder', async () => {
    const { files, log } = failingFiles();
    const path = join(await temporaryFolder(), 'a.json');
    await writeDurably(path, 'one', files);
    expect(log).toEqual(['createSynced', 'rename', 'syncFolder']);
    expect(await readFile(path, 'utf8')).toBe('one');
  });

  it('leaves the old content and nothing else when it fails', async () => {
    const { files, failure } = failingFiles();
    const folder = await temporaryFolder();
    const path = join(folder, 'a.json');
    await writeDurably(path, 'one', files);
    failure.code = 'ENOSPC';
    await expect(writeDurably(path, 'two', files)).rejects.toThrow('ENOSPC');
    expect(await readFile(path, 'utf8')).toBe('one');
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it('cleans up after writers that died long ago, and only after them', async () => {
    const folder = await temporaryFolder();
    for (const name of ['.a.json.0123456789ab.tmp', 'a.json', '.other.tmp'])
      await writeFile(join(folder, name), '');
    await removeLeftovers(folder, new Date(Date.now() + 10_000));
    expect(await readdir(folder)).toHaveLength(3);
    await removeLeftovers(folder, new Date(Date.now() + 120_000), (name) => name === 'b.json');
    expect(await readdir(folder)).toContain('.a.json.0123456789ab.tmp');
    await removeLeftovers(folder, new Date(Date.now()), (name) => name === 'a.json');
    expect((await readdir(folder)).toSorted()).toEqual(['.other.tmp', 'a.json']);
  });
});

describe('ensureFolder', () => {
  it('makes what is missing, but not the folder that must be there', async () => {
    const folder = await temporaryFolder();
    await ensureFolder(join(folder, 'a', 'b'), folder);
    expect(await readdir(folder, { recursive: true })).toEqual(['a', 'a/b']);
    const gone = join(folder, 'gone');
    await expect(ensureFolder(join(gone, '.broadsheet'), gone)).rejects.toThrow('ENOENT');
    expect(await readdir(folder)).toEqual(['a']);
  });
});

describe('a stored document', () => {
  it('is there again when it is opened again', async () => {
    const { open } = await setUp();
    const document = await open();
    await document.update(add('one'));
    expect((await open()).data.notes).toEqual(['one']);
  });

  it('has every change on the disk when its caller hears of it, however many come at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 20 }),
        async (notes) => {
          const { open, path } = await setUp();
          const document = await open();
          await Promise.all(
            notes.map(async (note, index) => {
              await document.update(add(note));
              const stored = JSON.parse(await readFile(path, 'utf8')) as Notes;
              expect(stored.notes.slice(0, index + 1)).toEqual(notes.slice(0, index + 1));
            }),
          );
          expect(document.data.notes).toHaveLength(notes.length);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('shares one write between changes that wait for the disk', async () => {
    const { files, log } = failingFiles();
    const { open } = await setUp({ files });
    const document = await open();
    await Promise.all(Array.from({ length: 50 }, (_, index) => document.update(add(String(index)))));
    expect(document.data.notes).toHaveLength(50);
    expect(log.filter((name) => name === 'rename').length).toBeLessThan(5);
  });

  it.each([
    ['ENOSPC', 'diskFull'],
    ['EDQUOT', 'diskFull'],
    ['EROFS', 'readOnly'],
    ['EACCES', 'readOnly'],
    ['EPERM', 'readOnly'],
    ['EIO', 'saveFailed'],
  ])('says what %s means, forgets the change, and works on afterwards', async (code, meaning) => {
    const { files, failure } = failingFiles();
    const { open, path } = await setUp({ files });
    const document = await open();
    await document.update(add('one'));
    failure.code = code;
    await expect(document.update(add('lost'))).rejects.toMatchObject({ code: meaning, details: { path } });
    expect(document.data.notes).toEqual(['one']);
    failure.code = null;
    await document.update(add('two'));
    expect((await open()).data.notes).toEqual(['one', 'two']);
  });

  it('rejects a change that throws and does the others', async () => {
    const { open } = await setUp();
    const document = await open();
    const failing = document.update(() => {
      throw new Error('no such note');
    });
    const working = document.update(add('one'));
    await expect(failing).rejects.toThrow('no such note');
    expect((await working).notes).toEqual(['one']);
  });

  it('takes in what another program wrote before it writes', async () => {
    const { open, path } = await setUp();
    const document = await open();
    await document.update(add('mine'));
    await writeFile(path, JSON.stringify({ schemaVersion: 1, notes: ['theirs'] }));
    await document.update(add('more'));
    expect(JSON.parse(await readFile(path, 'utf8')).notes).toEqual(['theirs', 'mine', 'more']);
  });

  it('writes back what another program dropped, where it may', async () => {
    const { open, path } = await setUp();
    const document = await open();
    await document.update(add('mine'));
    await writeFile(path, JSON.stringify({ schemaVersion: 1, notes: ['theirs'] }));
    expect(await document.refresh(true)).toBe(true);
    expect(JSON.parse(await readFile(path, 'utf8')).notes).toEqual(['theirs', 'mine']);
    expect(await document.refresh(true)).toBe(false);
  });
});

describe('a damaged file', () => {
  const sound = JSON.stringify({ schemaVersion: 1, notes: ['a note', 'another'] });

  it.each([
    ['cut off', sound.slice(0, -5)],
    ['no JSON', 'notes: []'],
    ['empty', ''],
    ['of the wrong shape', JSON.stringify({ schemaVersion: 1, notes: 'a note' })],
    ['without a version', JSON.stringify({ notes: [] })],
    ['of a version that never was', JSON.stringify({ schemaVersion: 0, notes: [] })],
  ])('(%s) is set aside with its content, reported, and replaced only then', async (_, content) => {
    const { open, path, problems, names } = await setUp();
    await writeFile(path, content);
    const document = await open();
    expect(document.data.notes).toEqual([]);
    expect(await names()).toEqual(['notes.damaged-20260102T030405678Z.json']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path, code: 'damagedMarks' });
    await document.update(add('new'));
    const aside = join(path, '..', 'notes.damaged-20260102T030405678Z.json');
    expect(await readFile(aside, 'utf8')).toBe(content);
    expect((await open()).data.notes).toEqual(['new']);
  });

  it('is noticed whichever byte the file is cut at', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: sound.length - 1 }), async (length) => {
        const { open, path, problems } = await setUp();
        await writeFile(path, sound.slice(0, length));
        expect((await open()).data.notes).toEqual([]);
        expect(problems).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });

  it('stays where it is, and is not written over, where files may not be changed', async () => {
    const { files, failure } = failingFiles();
    const { open, path, names } = await setUp({ files });
    await writeFile(path, 'damaged');
    failure.code = 'EROFS';
    const document = await open();
    await expect(document.update(add('new'))).rejects.toMatchObject({ code: 'readOnly' });
    expect(await readFile(path, 'utf8')).toBe('damaged');
    failure.code = null;
    await document.update(add('new'));
    expect(await names()).toEqual(['notes.damaged-20260102T030405678Z.json', 'notes.json']);
  });

  it('stays where it is where it is another hand’s', async () => {
    const { open, path, names } = await setUp({ isOurs: false });
    await writeFile(path, 'damaged');
    await open();
    expect(await names()).toEqual(['notes.json']);
  });
});

describe('a file of another version', () => {
  const newer: JsonFormat<Notes> = {
    version: 3,
    schema: z.object({ schemaVersion: z.literal(3), notes: z.array(z.string()) }),
    migrations: new Map<number, Migration>([
      [
        1,
        (older) => ({ schemaVersion: 2, texts: z.object({ text: z.string() }).parse(older).text.split(';') }),
      ],
      [
        2,
        (older) => ({ schemaVersion: 3, notes: z.object({ texts: z.array(z.string()) }).parse(older).texts }),
      ],
    ]),
  };

  it('is carried over step by step, and kept as it was before it is first written', async () => {
    const { open, path, names } = await setUp({ format: newer });
    const old = '{"schemaVersion":1,"text":"one;two"}';
    await writeFile(path, old);
    const document = await open();
    expect(document.data).toEqual({ schemaVersion: 3, notes: ['one', 'two'] });
    expect(await readFile(path, 'utf8')).toBe(old);
    await document.update(add('three'));
    expect(await names()).toEqual(['notes.before-version-3.json', 'notes.json']);
    expect(await readFile(join(path, '..', 'notes.before-version-3.json'), 'utf8')).toBe(old);
    expect((await open()).data.notes).toEqual(['one', 'two', 'three']);
  });

  it('is set aside when it cannot be carried over', async () => {
    const { open, path, names } = await setUp({ format: newer });
    await writeFile(path, '{"schemaVersion":1}');
    expect((await open()).data.notes).toEqual([]);
    expect(await names()).toEqual(['notes.damaged-20260102T030405678Z.json']);
  });

  it('is left alone when a newer Broadsheet wrote it', async () => {
    const { open, path } = await setUp();
    const content = '{"schemaVersion":2,"notes":{}}';
    await writeFile(path, content);
    await expect(open()).rejects.toMatchObject({ code: 'damagedFile' });
    expect(await readFile(path, 'utf8')).toBe(content);
  });
});

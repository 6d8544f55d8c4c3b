import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbered, safeName } from '#core/archive/import/safeName.ts';
import { createUploads, sweepUploads, uploadNames } from '#core/archive/import/uploads.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

describe('a safe name', () => {
  it('is allowed everywhere, hidden nowhere, and stays as it is once safe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const safe = safeName(name);
        expect(safe).toMatch(/^[^./\\:*?"<>|#\p{Cc}\s][^/\\:*?"<>|#\p{Cc}]*$/u);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(201);
        expect(safeName(safe)).toBe(safe);
      }),
    );
  });

  it.each([
    ['人民日报', '人民日报'],
    ['a/b: c?.txt', 'a_b_ c_.txt'],
    ['..', '_'],
    ['.hidden', 'hidden'],
    ['CON.txt', '_CON.txt'],
  ])('%s → %s', (name, expected) => {
    expect(safeName(name)).toBe(expected);
  });

  it('is numbered before its extension', () => {
    expect([numbered('a.txt', 1), numbered('a.txt', 2), numbered('a', 3)]).toEqual([
      'a.txt',
      'a (2).txt',
      'a (3)',
    ]);
  });
});

const stream = (...chunks: readonly string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });

describe('files that are sent', () => {
  const ids = () => {
    let count = 0;
    return () => `upload${count++}`;
  };

  it('wait in a folder of their own until they are added or discarded', async () => {
    const uploads = createUploads(ids());
    const id = await uploads.start();
    await uploads.receive(id, 'The Courier/1926-01-08.txt', stream('Fire ', 'in the mill'));
    await uploads.receive(id, 'empty.txt', null);
    const paths = await uploads.paths(id);
    expect(paths.map((path) => basename(path)).toSorted()).toEqual(['The Courier', 'empty.txt']);
    const folder = paths.find((path) => path.endsWith('Courier')) ?? '';
    expect(await readFile(`${folder}/1926-01-08.txt`, 'utf8')).toBe('Fire in the mill');
    await uploads.discard(id);
    expect(existsSync(folder)).toBe(false);
    await expect(uploads.receive(id, 'a.txt', stream('a'))).rejects.toMatchObject({ code: 'uploadRefused' });
  });

  it('are refused when they are too large, too many, sent twice or misnamed', async () => {
    const uploads = createUploads(ids(), { file: 4, total: 10, files: 5 });
    const id = await uploads.start();
    const send = (path: string, text: string) =>
      uploads.receive(id, path, stream(text)).then(
        () => 'taken',
        () => 'refused',
      );
    expect(await send('a', '12345')).toBe('refused');
    expect(await send('b', '1234')).toBe('taken');
    expect(await send('b', '1234')).toBe('refused');
    expect(await send('../c', '1')).toBe('refused');
    expect(await send('c', '1234')).toBe('taken');
    expect(await send('d', '1234')).toBe('refused');
    expect(await send('e', '1')).toBe('refused');
    expect((await uploads.paths(id)).map((path) => basename(path)).toSorted()).toEqual(['b', 'c']);
    await uploads.close();
  });

  it('have names that cannot lead anywhere else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', ':', '\0') }), (path) => {
        const names = uploadNames(path);
        if (names) for (const name of names) expect(name).toMatch(/^(?!\.{0,2}$)[^/\\:\0]+$/);
      }),
    );
    expect(uploadNames('a/../b')).toBeNull();
    expect(uploadNames('/etc')).toBeNull();
    expect(uploadNames('报/一.txt')).toEqual(['报', '一.txt']);
  });
});

describe('what a killed process left of uploads', () => {
  it('is swept, and nothing else', async () => {
    const folder = await temporaryFolder();
    const stays = [
      'broadsheet-upload-22-abcdef',
      'broadsheet-upload-x-abcdef',
      'broadsheet-11-abcdef',
      'other',
    ];
    for (const name of [...stays, 'broadsheet-upload-11-abcdef']) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'a.txt'), 'a');
    }
    await symlink(join(folder, 'other'), join(folder, 'broadsheet-upload-11-linked'));
    await sweepUploads((pid) => pid === 22, folder);
    expect((await readdir(folder)).toSorted()).toEqual([...stays, 'broadsheet-upload-11-linked'].toSorted());
    expect(await readdir(join(folder, 'other'))).toEqual(['a.txt']);
  });

  it('stays while its process runs', async () => {
    const uploads = createUploads(() => 'upload00');
    const id = await uploads.start();
    await uploads.receive(id, 'a.txt', stream('a'));
    await sweepUploads();
    expect(await uploads.paths(id)).toHaveLength(1);
    await uploads.close();
  });
});

import { chmod, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { monday, paths, problemsOf, setUp, tuesday } from './folder.ts';
import { parseSimpleSource } from './simpleIssue.ts';

describe('files that cannot be read', () => {
  it('are listed with the reason while the rest goes on', async () => {
    const { path, write, openRead } = await setUp({ 'a.txt': monday, 'empty.txt': '  \n' });
    await write('binary.txt', new Uint8Array([1, 0, 2]));
    await write('huge.txt', '');
    await truncate(join(path, 'huge.txt'), 300 * 1024 * 1024);
    const library = await openRead();
    expect(paths(library)).toEqual(['a.txt']);
    expect(problemsOf(library)).toEqual([
      ['binary.txt', 'binary'],
      ['empty.txt', 'empty'],
      ['huge.txt', 'tooLarge'],
    ]);
    expect(library.state().problems.every(({ message }) => message.endsWith('.'))).toBe(true);
  });

  it('are listed when rights are missing', async () => {
    const { path, openRead } = await setUp({ 'a.txt': monday, 'b.txt': tuesday, 'locked/c.txt': monday });
    await chmod(path, 0o755);
    await chmod(join(path, 'b.txt'), 0);
    await chmod(join(path, 'locked'), 0);
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      const library = await openRead({ cacheFolder: join(path, 'none') });
      expect(paths(library)).toEqual(['a.txt']);
      expect(problemsOf(library).toSorted()).toEqual([
        ['b.txt', 'unreadable'],
        ['locked', 'unreadable'],
      ]);
    } finally {
      if (root) process.seteuid?.(0);
      await chmod(join(path, 'locked'), 0o755);
    }
  });

  it('are listed when they vanish while they are read', async () => {
    const { path, openRead } = await setUp({
      'a.txt': monday,
      'b.txt': tuesday,
      'c.txt': monday,
      'd.txt': monday,
    });
    const files = ['e', 'f', 'g', 'h', 'i'].map((name) => `${name}.txt`);
    for (const name of files) await writeFile(join(path, name), `${tuesday} ${name}`);
    const library = await openRead({
      parse: async (request) => {
        if (request.path === 'a.txt') await rm(join(path, 'i.txt'));
        return await parseSimpleSource(request);
      },
    });
    expect(problemsOf(library)).toEqual([['i.txt', 'vanished']]);
    expect(paths(library)).toHaveLength(8);
  });

  it('do not keep the others from the shelf while they are still being read', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `${n + 10}.txt`);
    const { path, open } = await setUp(Object.fromEntries(names.map((name) => [name, monday])));
    for (const name of names) await writeFile(join(path, name), `${tuesday} ${name}`);
    const given = Promise.withResolvers<void>();
    const library = await open({
      parse: async (request) => {
        if (request.path === '10.txt') await given.promise;
        return await parseSimpleSource(request);
      },
    });
    await eventually(() => expect(paths(library)).toHaveLength(29));
    expect(library.state().status).toBe('opening');
    given.resolve();
    await library.whenRead();
    expect(paths(library)).toHaveLength(30);
  });

  it('are listed when they are links out of the library, which are not followed', async () => {
    const outside = await temporaryFolder();
    await writeFile(join(outside, 'secret.txt'), monday);
    const { path, openRead } = await setUp({ 'a.txt': tuesday });
    await symlink(join(outside, 'secret.txt'), join(path, 'link.txt'));
    await symlink(outside, join(path, 'folder'));
    await symlink(join(path, 'a.txt'), join(path, 'inside.txt'));
    await symlink(path, join(path, 'circle'));
    await symlink('nowhere.txt', join(path, 'broken.txt'));
    const library = await openRead();
    expect(paths(library)).toEqual(['a.txt']);
    expect(problemsOf(library).toSorted()).toEqual([
      ['broken.txt', 'vanished'],
      ['folder', 'outsideLibrary'],
      ['link.txt', 'outsideLibrary'],
    ]);
  });

  it.runIf(process.platform === 'linux')('are listed when their names are in an old encoding', async () => {
    const { path, openRead } = await setUp({ 'a.txt': monday });
    const named = (bytes: readonly number[], ending: string) =>
      Buffer.concat([Buffer.from(`${path}/`), Buffer.from(bytes), Buffer.from(ending)]);
    await writeFile(named([0xbe, 0xc9, 0xb1, 0xa8], '.txt'), tuesday);
    await writeFile(named([0xbe, 0xc9, 0xb1, 0xa8], '.exe'), tuesday);
    await writeFile(named([0xff], '.txt'), tuesday);
    await mkdir(named([0xc8, 0xd5, 0xb1, 0xa8], ''));
    const library = await openRead();
    expect(paths(library)).toEqual(['a.txt']);
    expect(problemsOf(library).toSorted()).toEqual([
      ['\\xff.txt', 'fileName'],
      ['日报', 'fileName'],
      ['旧报.txt', 'fileName'],
    ]);
    const [problem] = library.state().problems.filter((one) => one.path === '旧报.txt');
    expect(problem?.message).toContain('旧报.txt has a name that is not written in UTF-8');
  });

  it('are not waited for when they are no files at all', async () => {
    const { path, openRead } = await setUp({ 'a.txt': monday });
    await mkdir(join(path, 'folder.txt'));
    expect(paths(await openRead())).toEqual(['a.txt']);
  });
});

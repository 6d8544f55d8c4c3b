import { readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../../../support/folders.ts';
import { idOf, monday, paths, setUp, tuesday } from './folder.ts';

describe('the cache', () => {
  it('spares reading what has not changed', async () => {
    const { openRead, write, parses } = await setUp({ 'a.txt': monday, 'b.txt': tuesday });
    await (await openRead()).close();
    expect(parses()).toBe(2);
    await write('b.txt', `${tuesday}!`);
    const library = await openRead();
    expect(parses()).toBe(3);
    expect((await library.getIssue(idOf(library, 'a.txt'))).text).toBe(monday);
    expect((await library.getIssue(idOf(library, 'b.txt'))).text).toBe(`${tuesday}!`);
    expect(parses()).toBe(3);
    await library.close();
    await (await openRead({ parserVersion: '2' })).close();
    expect(parses()).toBe(5);
  });

  it('does not matter when it is damaged or deleted, also while the library is open', async () => {
    const { cacheFolder, openRead } = await setUp({ 'a.txt': monday, 'b.txt': tuesday });
    const first = await openRead();
    await first.close();
    for (const name of await readdir(cacheFolder, { recursive: true })) {
      const file = join(cacheFolder, name);
      if ((await stat(file)).isFile()) await truncate(file, Math.floor((await stat(file)).size / 2));
    }
    const second = await openRead();
    expect(paths(second)).toEqual(['a.txt', 'b.txt']);
    await rm(cacheFolder, { recursive: true, maxRetries: 5 });
    expect((await second.getIssue(idOf(second, 'a.txt'))).text).toBe(monday);
    await second.close();
    const third = await openRead({ cacheFolder: '/dev/null/none' });
    expect((await third.getIssue(idOf(third, 'b.txt'))).text).toBe(tuesday);
  });

  it('is not believed when the file says otherwise', async () => {
    const { path, openRead } = await setUp({ 'a.txt': monday });
    const library = await openRead();
    const changed = monday.replace('Fire', 'Fine');
    await writeFile(join(path, 'a.txt'), changed);
    expect((await library.getIssue(idOf(library, 'a.txt'))).text).toBe(changed);
  });

  it('holds nothing that no file stands for', async () => {
    const { path, cacheFolder, openRead } = await setUp({ 'a.txt': monday, 'b.txt': tuesday });
    await (await openRead()).close();
    await rm(join(path, 'b.txt'));
    const library = await openRead();
    await eventually(async () => {
      const names = await readdir(cacheFolder, { recursive: true });
      expect(names.filter((name) => name.endsWith('.gz'))).toHaveLength(1);
    });
    await library.close();
  });
});

import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idOf, monday, setUp } from '../folder.ts';

describe('ids', () => {
  it('survive a restart and a rename in between, with an empty cache too', async () => {
    const { path, cacheFolder, openRead } = await setUp({
      'a.txt': monday,
      'b.txt': 'no masthead|\nA first',
    });
    const first = await openRead();
    const ids = [idOf(first, 'a.txt'), idOf(first, 'b.txt')];
    await first.close();
    await rm(cacheFolder, { recursive: true, maxRetries: 5 });
    await mkdir(join(path, 'moved'));
    await rename(join(path, 'a.txt'), join(path, 'moved', 'x.txt'));
    await rename(join(path, 'b.txt'), join(path, 'moved', 'y.txt'));
    const second = await openRead();
    expect([idOf(second, 'moved/x.txt'), idOf(second, 'moved/y.txt')]).toEqual(ids);
    expect(ids[1]).toMatch(/^content-[0-9a-f]{16}$/);
  });

  it('tell two files of one issue apart, and say which is the duplicate', async () => {
    const { openRead, path } = await setUp({ 'a.txt': monday, 'b.txt': `${monday}\nLate news` });
    const library = await openRead();
    const [a, b] = library.summaries();
    expect(a?.duplicateOf).toBeNull();
    expect(b?.id).toMatch(new RegExp(`^${a?.id}-[0-9a-f]{6}$`));
    expect(b?.duplicateOf).toBe(a?.id);
    await library.close();
    await rm(join(path, 'a.txt'));
    const [alone] = (await openRead()).summaries();
    expect(alone).toMatchObject({ id: b?.id, duplicateOf: null });
  });

  it('are kept in the cache where the library is read-only', async () => {
    const { path, cacheFolder, openRead } = await setUp({ 'a.txt': 'no masthead\nA first' });
    await chmod(path, 0o555);
    await chmod(cacheFolder, 0o777);
    const root = process.getuid?.() === 0;
    const asNobody = async (action: () => Promise<void>) => {
      if (root) process.seteuid?.(65534);
      try {
        await action();
      } finally {
        if (root) process.seteuid?.(0);
      }
    };
    let id = '';
    await asNobody(async () => {
      const library = await openRead();
      id = idOf(library, 'a.txt');
      await library.close();
    });
    expect(await readdir(path)).toEqual(['a.txt']);
    await chmod(path, 0o755);
    await rename(join(path, 'a.txt'), join(path, 'b.txt'));
    await writeFile(join(path, 'b.txt'), 'no masthead\nA first, corrected');
    await rename(join(path, 'b.txt'), join(path, 'a.txt'));
    await chmod(path, 0o555);
    await asNobody(async () => {
      const library = await openRead();
      expect(idOf(library, 'a.txt')).toBe(id);
      await library.close();
    });
  });

  it('are made again when the stored ones are damaged, and the person is told', async () => {
    const { path, openRead } = await setUp({ 'a.txt': monday });
    const first = await openRead();
    const id = idOf(first, 'a.txt');
    await first.close();
    await writeFile(join(path, '.broadsheet', 'issues.json'), '{"schemaVersion":1,"iss');
    const second = await openRead();
    expect(idOf(second, 'a.txt')).toBe(id);
    expect(second.state().problems).toMatchObject([{ code: 'damagedMarks' }]);
  });
});

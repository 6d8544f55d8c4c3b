import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../../../../support/folders.ts';
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

  describe('of an issue whose printed date was corrected', () => {
    const body = Array.from(
      { length: 60 },
      (_, line) =>
        `Piece${line} of the ${line * 7}th ward was read by clerk ${line * 13}, and sent to street ${line * 31}.`,
    ).join('\n');
    const printed = (date: string, text = body) => `Courier|${date}||7\n${text}`;

    it('stay when its file was renamed at once, with the program running and not', async () => {
      const { path, openRead } = await setUp({ 'a.txt': printed('1923-05-01') });
      const library = await openRead({ watch: true });
      const id = idOf(library, 'a.txt');
      await writeFile(join(path, 'b.txt'), printed('1923-05-02'));
      await rm(join(path, 'a.txt'));
      await eventually(() => expect(idOf(library, 'b.txt')).toBe(id));
      await library.close();
      await writeFile(join(path, 'c.txt'), printed('1923-05-03', body.replace('street 31', 'Quay Street')));
      await rm(join(path, 'b.txt'));
      const again = await openRead();
      expect(idOf(again, 'c.txt')).toBe(id);
      expect(again.summaries()).toMatchObject([{ date: '1923-05-03' }]);
    });

    it('stay when its file kept its name', async () => {
      const { path, openRead } = await setUp({ 'a.txt': printed('1923-05-01') });
      const library = await openRead({ watch: true });
      const id = idOf(library, 'a.txt');
      await writeFile(join(path, 'a.txt'), printed('1923-05-02'));
      await eventually(() => expect(library.summaries()).toMatchObject([{ id, date: '1923-05-02' }]));
    });

    it('are not given to another issue: of another paper, of other text, or where two might be it', async () => {
      const { path, openRead } = await setUp({
        'a.txt': printed('1923-05-01'),
        'b.txt': printed(
          '1923-06-01',
          `${body.replaceAll('street', 'road')}\n${body.replaceAll('ward', 'lot')}`,
        ),
        'c.txt': printed(
          '1923-06-02',
          `${body.replaceAll('street', 'road')}\n${body.replaceAll('ward', 'lot')}`,
        ),
      });
      const library = await openRead();
      const ids = library.summaries().map(({ id }) => id);
      await library.close();
      for (const name of ['a', 'b', 'c']) await rm(join(path, `${name}.txt`));
      await writeFile(join(path, 'd.txt'), printed('1923-05-02').replace('Courier', 'Mercury'));
      await writeFile(join(path, 'e.txt'), printed('1923-05-03', body.replaceAll('clerk', 'the mayor')));
      await writeFile(
        join(path, 'f.txt'),
        printed('1923-06-03', `${body.replaceAll('street', 'road')}\n${body.replaceAll('ward', 'lot')}`),
      );
      const again = await openRead();
      expect(again.summaries()).toHaveLength(3);
      for (const { id } of again.summaries()) expect(ids).not.toContain(id);
    });
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

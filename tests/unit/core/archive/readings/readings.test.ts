import { mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReadings } from '#core/archive/readings/readings.ts';
import { removeReading, saveReading, sweepReadings } from '#core/archive/readings/saveReading.ts';
import { diskFiles, type WritableFiles } from '#core/disk/files/files.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

const folder = '.broadsheet/readings';

async function library(files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const root = await temporaryFolder();
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(root, name), bytes);
  return root;
}

const picture = (fill: number, length = 200_000) => new Uint8Array(length).fill(fill);
const sized = (path: string, length = 200_000) => ({ path, size: length });

describe('readings of pages', () => {
  it('are found by what a picture is, also under another name', async () => {
    const root = await library({ 'a.jpg': picture(1), 'b.jpg': picture(2), 'c.jpg': picture(3, 10) });
    const saved = await saveReading(root, { path: 'a.jpg', page: 1 }, '<alto/>');
    await rename(join(root, 'a.jpg'), join(root, 'renamed.jpg'));
    const found = await (await openReadings(root)).find([
      sized('renamed.jpg'),
      sized('b.jpg'),
      sized('c.jpg', 10),
    ]);
    expect([...found]).toEqual([['renamed.jpg', [saved]]]);
    expect(saved).toMatchObject({ page: 1, size: 7 });
    expect(saved.path).toMatch(/^\.broadsheet\/readings\/200000-[0-9a-f]{24}-0001\.xml$/u);
  });

  it('of a PDF come in the order of its pages', async () => {
    const root = await library({ 'a.pdf': picture(1) });
    for (const page of [10, 2, 1]) await saveReading(root, { path: 'a.pdf', page }, `<alto page="${page}"/>`);
    const found = await (await openReadings(root)).find([sized('a.pdf')]);
    expect(found.get('a.pdf')?.map(({ page }) => page)).toEqual([1, 2, 10]);
  });

  it('tell pictures apart that differ in their last bytes only', async () => {
    const other = picture(1);
    other[other.length - 1] = 9;
    const root = await library({ 'a.jpg': picture(1), 'b.jpg': other });
    await saveReading(root, { path: 'a.jpg', page: 1 }, '<alto/>');
    expect([...(await (await openReadings(root)).find([sized('a.jpg'), sized('b.jpg')])).keys()]).toEqual([
      'a.jpg',
    ]);
  });

  it('take the place of earlier ones, and can be removed', async () => {
    const root = await library({ 'a.jpg': picture(1) });
    await saveReading(root, { path: 'a.jpg', page: 1 }, 'first');
    const { path } = await saveReading(root, { path: 'a.jpg', page: 1 }, 'second');
    expect(await readFile(join(root, path), 'utf8')).toBe('second');
    expect((await openReadings(root)).list()).toHaveLength(1);
    await removeReading(root, path);
    await removeReading(root, path);
    expect((await openReadings(root)).list()).toEqual([]);
  });

  it('remove nothing but readings', async () => {
    const root = await library({ 'a.jpg': picture(1) });
    await expect(removeReading(root, 'a.jpg')).rejects.toThrow('a.jpg is no reading of a page.');
    await expect(removeReading(root, `${folder}/../../a.jpg`)).rejects.toThrow('is no reading');
    expect(await readdir(root)).toContain('a.jpg');
  });

  it('leave the earlier one whole on a disk that is full, and say so', async () => {
    const root = await library({ 'a.jpg': picture(1) });
    const { path } = await saveReading(root, { path: 'a.jpg', page: 1 }, 'earlier');
    const full: WritableFiles = {
      ...diskFiles,
      async createSynced(at, content) {
        await writeFile(at, content.slice(0, 3));
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      },
    };
    await expect(saveReading(root, { path: 'a.jpg', page: 1 }, 'later', full)).rejects.toMatchObject({
      code: 'diskFull',
    });
    expect(await readFile(join(root, path), 'utf8')).toBe('earlier');
    expect(await readdir(join(root, folder))).toHaveLength(1);
  });

  it('say that a folder is read-only', async () => {
    const root = await library({ 'a.jpg': picture(1) });
    const closed: WritableFiles = {
      ...diskFiles,
      createSynced: async () => {
        throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
      },
    };
    await expect(saveReading(root, { path: 'a.jpg', page: 1 }, 'x', closed)).rejects.toMatchObject({
      code: 'readOnly',
    });
  });

  it('come without what writers left behind that died a day ago', async () => {
    const root = await library({});
    await mkdir(join(root, folder), { recursive: true });
    const left = join(root, folder, '.10-000000000000000000000000-0001.xml.0123456789ab.tmp');
    await writeFile(left, 'half');
    await sweepReadings(root, new Date());
    expect(await readdir(join(root, folder))).toHaveLength(1);
    const old = new Date(Date.now() - 48 * 3_600_000);
    await utimes(left, old, old);
    await sweepReadings(root, new Date());
    expect(await readdir(join(root, folder))).toEqual([]);
  });
});

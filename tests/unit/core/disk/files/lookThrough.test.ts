import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { folderLooks } from '#core/disk/files/lookThrough.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

async function written(root: string, path: string, text: string): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.tmp`, text);
  await rename(`${file}.tmp`, file);
}

it('a look finds what others wrote since the last one, in folders old and new', async () => {
  const root = await temporaryFolder();
  await written(root, 'notes/one/ann.json', '1');
  await written(root, 'snapshots/old/ann.json', '1');
  const looks = folderLooks(root, new Set(['snapshots']));
  expect(await looks.changed()).toEqual(['notes/one/ann.json']);
  // Once more: a change in the tick of the look itself would not show in the folder's time.
  expect(await looks.changed()).toEqual(['notes/one/ann.json']);
  expect(await looks.changed()).toEqual([]);

  await written(root, 'notes/one/ben.json', '1');
  await written(root, 'notes/two/ben.json', '1');
  await written(root, 'snapshots/new/ben.json', '1');
  const found = await looks.changed();
  expect([...found].sort()).toEqual(['notes/one/ann.json', 'notes/one/ben.json', 'notes/two/ben.json']);
  await looks.changed();
  expect(await looks.changed()).toEqual([]);

  await written(root, 'notes/two/ben.json', '2');
  expect(await looks.changed()).toEqual(['notes/two/ben.json']);
});

it('what is taken as seen is no news', async () => {
  const root = await temporaryFolder();
  await written(root, 'notes/one/ann.json', '1');
  const looks = folderLooks(root, new Set());
  await looks.takeAsSeen();
  expect(await looks.changed()).toEqual([]);
  await written(root, 'notes/one/ben.json', '1');
  expect([...(await looks.changed())].sort()).toEqual(['notes/one/ann.json', 'notes/one/ben.json']);
});

it('a folder that is not there yet is found when it comes', async () => {
  const root = join(await temporaryFolder(), 'later');
  const looks = folderLooks(root, new Set());
  expect(await looks.changed()).toEqual([]);
  await written(root, 'ann.json', '1');
  expect(await looks.changed()).toEqual(['ann.json']);
});

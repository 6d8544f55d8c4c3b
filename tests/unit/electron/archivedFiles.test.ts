import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { rendererResponse } from '../../../src-main/electron/protocol.ts';
import { temporaryFolder } from '../../support/folders.ts';

// Electron's archives can be read; what is opened is copied out of them first, every time.
vi.mock(import('node:fs/promises'), async (original) => ({
  ...(await original()),
  open: async () => {
    throw new Error('A file of the app was opened by descriptor.');
  },
}));

test('files of the window are read out of the archive, never opened in it', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), 'the page');
  await writeFile(join(folder, 'assets/serif.woff2'), Buffer.from([0, 255, 1]));
  const ask = (path: string) => rendererResponse(folder, { url: `app://broadsheet${path}`, method: 'GET' });
  expect(await (await ask('/')).text()).toBe('the page');
  const font = new Uint8Array(await (await ask('/assets/serif.woff2')).arrayBuffer());
  expect(font).toEqual(new Uint8Array(await readFile(join(folder, 'assets/serif.woff2'))));
  expect((await ask('/assets')).status).toBe(404);
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../../support/apps.ts';
import { temporaryFolder } from '../../../support/folders.ts';

const pdf = Buffer.from('%PDF-1.7');

/** An application whose person chooses a path for what is printed. */
async function printingTo(path: string) {
  const app = await startApp(await temporaryFolder(), {
    printPdf: async () => pdf,
    chooseFile: async () => path,
  });
  onTestFinished(() => app.close());
  return app;
}

it('writes what a window prints where the person wants it', async () => {
  const path = join(await temporaryFolder(), 'Courier.pdf');
  const app = await printingTo(path);
  expect(await app.call('print.pdf', { name: 'Courier' })).toEqual({ path });
  expect(await readFile(path)).toEqual(pdf);
});

it('says what can be done where the PDF cannot be written', async () => {
  const path = join(await temporaryFolder(), 'unplugged', 'Courier.pdf');
  const app = await printingTo(path);
  await expect(app.call('print.pdf', { name: 'Courier' })).rejects.toMatchObject({
    code: 'saveFailed',
    details: { path },
  });
});

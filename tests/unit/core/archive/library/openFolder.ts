import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openLibrary } from '#core/archive/library/library.ts';
import { parseHere } from '#core/archive/reading/parser.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from '../../kept/records/openRecords.ts';

/** A library of the given files, by their paths, read to its end; it closes after the test. */
export async function openFolder(files: Readonly<Record<string, string | Uint8Array>>) {
  const path = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  const clock = () => new Date('2026-01-02T03:04:05.678Z');
  const library = await openLibrary({
    path,
    cacheFolder: await temporaryFolder(),
    parse: parseHere().parse,
    parserVersion: '1',
    ...(await openBeside(path, { clock })),
    clock,
    watch: false,
  });
  library.start();
  onTestFinished(() => library.close());
  await library.whenRead();
  return { path, library };
}

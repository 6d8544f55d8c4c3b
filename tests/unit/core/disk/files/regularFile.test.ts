import { execFileSync } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyInto } from '#core/archive/import/copyFiles.ts';
import { NotRegularError, openRegularFile } from '#core/disk/files/regularFile.ts';
import { readAnnotationFile } from '#core/exchange/annotationFiles/readAnnotations.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

/** What is at a path without being a file; made in `folder`. Who reads one of them may wait for ever. */
const kinds: Readonly<Record<string, (folder: string) => Promise<string>>> = {
  'a folder': async (folder) => {
    await mkdir(join(folder, 'a.csv'));
    return join(folder, 'a.csv');
  },
  'a pipe': async (folder) => {
    execFileSync('mkfifo', [join(folder, 'a.csv')]);
    return join(folder, 'a.csv');
  },
  'a link to a pipe': async (folder) => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await symlink(join(folder, 'pipe'), join(folder, 'a.csv'));
    return join(folder, 'a.csv');
  },
  'a socket': async (folder) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, 'a.csv'), resolve));
    onTestFinished(() => void server.close());
    return join(folder, 'a.csv');
  },
  'a device without an end': async () => '/dev/zero',
};

describe.skipIf(process.platform === 'win32').each(Object.entries(kinds))('%s', (_name, make) => {
  it('is not opened as a file', async () => {
    await expect(openRegularFile(await make(await temporaryFolder()))).rejects.toThrow(NotRegularError);
  });

  it('holds no annotations, and nobody waits for them', async () => {
    const reading = readAnnotationFile(await make(await temporaryFolder()), '2026-01-01T00:00:00.000Z');
    await expect(reading).rejects.toMatchObject({
      code: 'unreadableAnnotations',
      message: expect.stringContaining('no ordinary file'),
    });
  });

  it('is not copied into a library', async () => {
    const library = await temporaryFolder();
    const from = await make(await temporaryFolder());
    await expect(copyInto(library, '', 'a.txt', [{ from, to: null }])).rejects.toThrow(NotRegularError);
    expect(await readdir(library)).toEqual([]);
  });
});

it('an ordinary file is opened, also through a link', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.txt'), 'read');
  await symlink(join(folder, 'a.txt'), join(folder, 'b.txt'));
  for (const name of ['a.txt', 'b.txt']) {
    const handle = await openRegularFile(join(folder, name));
    expect(await handle.readFile('utf8')).toBe('read');
    await handle.close();
  }
});

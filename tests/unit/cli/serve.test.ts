import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startCli } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { copyCourier } from '../../support/keptFiles.ts';

async function courierWith(files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  const library = join(folder, 'library');
  await copyCourier(library);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return { folder, library };
}

/** Starts `serve`; answers its first line, or its code and sentence when it ended. */
async function serve(folder: string, library: string) {
  const child = startCli(folder, ['serve', library, '--port', '0', '--no-open'], { detached: true });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const closed = once(child, 'close');
  onTestFinished(async () => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    await closed;
  });
  const said = once(createInterface({ input: child.stdout }), 'line').then(([line]) => ({
    url: String(line),
  }));
  const ended = closed.then(() => ({ code: child.exitCode, errors }));
  // A sentence without an end is what is tested here: the minute and a half is for a busy machine.
  const late = Promise.withResolvers<{ running: string }>();
  const timer = setTimeout(() => late.resolve({ running: errors }), 90_000);
  try {
    return await Promise.race([said, ended, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const newer = '{"schemaVersion":99}';

describe('serve', () => {
  it.each([
    'library/.broadsheet/collections.json',
    'library/.broadsheet/descriptions.json',
    'library/.broadsheet/searches.json',
    'profile/config/drafts.json',
    'profile/config/search-history.json',
  ])('starts where %s is from a newer version', async (path) => {
    const { folder, library } = await courierWith({ [path]: newer });
    expect(await serve(folder, library)).toMatchObject({ url: expect.stringContaining('http://127.0.0.1') });
  });

  it.each([
    ['a folder that does not exist', 'nowhere'],
    ['a file', 'library/1926-01-08.txt'],
  ])('ends with a sentence on %s', async (_what, name) => {
    const { folder } = await courierWith({});
    const outcome = await serve(folder, join(folder, name));
    expect(outcome).toMatchObject({ code: 1, errors: expect.stringContaining(name) });
    expect(await readdir(folder)).not.toContain('nowhere');
  });

  it('starts, or ends with a sentence, where a file stands in place of its cache', async () => {
    const { folder, library } = await courierWith({ 'profile/cache': '' });
    const outcome = await serve(folder, library);
    expect(outcome).not.toHaveProperty('running');
  });
});

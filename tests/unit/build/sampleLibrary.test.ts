import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const original = 'resources/sample-library';

describe('the sample library', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'broadsheet-home-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  /** Path of the copy that a start makes or finds. */
  function open(environment: Record<string, string> = {}): string {
    const script =
      "import { sampleLibrary } from './build/sampleLibrary.mjs'; process.stdout.write(sampleLibrary());";
    return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { PATH: process.env.PATH, HOME: home, USERPROFILE: home, ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    });
  }

  test('is copied into the documents folder, whole', async () => {
    await mkdir(join(home, 'Documents'));
    const copy = open();
    expect(copy).toBe(join(home, 'Documents', 'Broadsheet Sample Library'));
    const names = (folder: string) => readdir(folder, { recursive: true });
    expect((await names(copy)).sort()).toEqual((await names(original)).sort());
    expect(await readdir(join(home, 'Documents'))).toEqual(['Broadsheet Sample Library']);
  });

  test('goes home where there is no documents folder', () => {
    expect(open()).toBe(join(home, 'Broadsheet Sample Library'));
  });

  test('goes where the system says documents go', async () => {
    await mkdir(join(home, '.config'));
    await mkdir(join(home, '文档'));
    await writeFile(join(home, '.config/user-dirs.dirs'), '# x\nXDG_DOCUMENTS_DIR="$HOME/文档"\n');
    expect(open()).toBe(join(home, '文档', 'Broadsheet Sample Library'));
  });

  test('is copied once: what a person did to it stays', async () => {
    const copy = open();
    await writeFile(join(copy, 'mine.txt'), 'mine');
    expect(open()).toBe(copy);
    expect(await readFile(join(copy, 'mine.txt'), 'utf8')).toBe('mine');
    expect(existsSync(join(original, 'mine.txt'))).toBe(false);
  });
});

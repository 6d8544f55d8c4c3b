import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSafeMode, parseLaunch } from '../../../src-main/electron/launch.ts';
import { temporaryFolder } from '../../support/folders.ts';

const cwd = resolve('/home/reader');

describe('the command line of the app', () => {
  test('names a library from where the person stands', () => {
    expect(parseLaunch(['electron', '.', 'papers'], 2, cwd).library).toBe(resolve(cwd, 'papers'));
    expect(parseLaunch(['Broadsheet', 'papers'], 1, cwd).library).toBe(resolve(cwd, 'papers'));
  });

  test('may name nothing', () => {
    expect(parseLaunch(['electron', '.'], 2, cwd)).toEqual({ library: null, target: null });
    expect(parseLaunch(['Broadsheet'], 1, cwd)).toEqual({ library: null, target: null });
  });

  test('may have switches of Chromium anywhere', () => {
    const argv = ['electron', '--no-sandbox', '--allow-file-access-from-files', '.', '/papers'];
    expect(parseLaunch(argv, 2, cwd).library).toBe(resolve('/papers'));
    expect(parseLaunch(['electron', '.', '--no-sandbox'], 2, cwd).library).toBeNull();
  });

  test('may name an issue file, which stands for its folder', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'page.hocr');
    await writeFile(file, '<html></html>');
    expect(parseLaunch(['Broadsheet', file], 1, cwd).library).toBe(folder);
    expect(parseLaunch(['Broadsheet', folder], 1, cwd).library).toBe(folder);
  });

  test('may ask for safe mode, which names no library', () => {
    const argv = ['Broadsheet', '--safe-mode'];
    expect(isSafeMode(argv)).toBe(true);
    expect(isSafeMode(['Broadsheet', '/papers'])).toBe(false);
    expect(parseLaunch(argv, 1, cwd).library).toBeNull();
  });

  test('may be a deep link', () => {
    expect(parseLaunch(['Broadsheet', 'broadsheet://issue/a?annotation=b'], 1, cwd)).toEqual({
      library: null,
      target: { issueId: 'a', articleId: null, annotationId: 'b', start: null, end: null },
    });
  });

  test('takes a broken deep link for no library', () => {
    expect(parseLaunch(['Broadsheet', 'broadsheet://issue/../../etc'], 1, cwd)).toEqual({
      library: null,
      target: null,
    });
  });
});

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publishedFiles, writeChecksums } from '../../../build/release/checksums.mjs';
import { packaging, withoutEmptySecrets } from '../../../build/release/plan.mjs';
import { publishing } from '../../../build/release/publish.mjs';
import { releaseNotes } from '../../../build/release/releaseNotes.mjs';
import { judge } from '../../../build/release/smoke.mjs';
import { temporaryFolder } from '../../support/folders.ts';

describe('a package is made', () => {
  const repository = { GITHUB_REPOSITORY: 'someone/paper' };

  test('with a homepage and an address for updates where the repository is known', () => {
    const { args, skipped } = packaging('linux', repository);
    expect(args).toContain('-c.extraMetadata.homepage=https://github.com/someone/paper');
    expect(args).toEqual(expect.arrayContaining(['-c.publish.owner=someone', '-c.publish.repo=paper']));
    expect(args).toContain('-c.releaseInfo.releaseNotesFile=dist/release-notes.md');
    expect(skipped).toEqual([]);
  });

  test('of Linux as an AppImage alone where it is not', () => {
    const { args, skipped } = packaging('linux', {});
    expect(args.slice(-1)).toEqual(['AppImage']);
    expect(skipped.join(' ')).toMatch(/deb and rpm need a homepage/);
  });

  test.each([
    ['win32', {}, /not signed/],
    ['darwin', {}, /signed as nobody/],
    ['darwin', { CSC_LINK: 'a', CSC_KEY_PASSWORD: 'b' }, /not notarised/],
    ['darwin', { CSC_LINK: 'a', CSC_KEY_PASSWORD: '' }, /signed as nobody/],
  ] as const)('on %s with %o, saying what is left out', (system, secrets, said) => {
    const { args, skipped } = packaging(system, { ...repository, ...secrets });
    expect(skipped.join(' ')).toMatch(said);
    expect(args).not.toContain('-c.mac.notarize=true');
  });

  test('on macOS signed and notarised where all secrets are there', () => {
    const account = { APPLE_ID: 'c', APPLE_APP_SPECIFIC_PASSWORD: 'd', APPLE_TEAM_ID: 'e' };
    const { args, skipped } = packaging('darwin', {
      ...repository,
      ...account,
      CSC_LINK: 'a',
      CSC_KEY_PASSWORD: 'b',
    });
    expect(args).toContain('-c.mac.notarize=true');
    expect(skipped).toEqual([]);
  });

  test('as if a secret that is empty were not there', () => {
    expect(withoutEmptySecrets({ CSC_LINK: '', PATH: '', APPLE_ID: 'x' })).toEqual({
      PATH: '',
      APPLE_ID: 'x',
    });
  });
});

test('notes of a release are the changelog’s part on its version, or on what is to be released', async () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n- next\n\n## [1.2.0] – 2026-01-01\n\n### Added\n\n- two\n\n## [1.1.0]\n\n- one\n';
  expect(releaseNotes(changelog, '1.2.0')).toBe('### Added\n\n- two');
  expect(releaseNotes(changelog, '1.3.0')).toBe('- next');
  expect(releaseNotes('# Changelog\n', '1.3.0')).toBe('');
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  expect(releaseNotes(await readFile('CHANGELOG.md', 'utf8'), version)).toContain('### Added');
});

test('checksums are of the packages and what updates are asked for by, and of nothing else', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'linux-unpacked.zip'));
  for (const name of ['Broadsheet-1.0.0.AppImage', 'latest-linux.yml', 'builder-debug.yml', 'notes.txt'])
    await writeFile(join(folder, name), name);
  const lines = (await readFile(await writeChecksums(folder), 'utf8')).trim().split('\n');
  expect(lines).toEqual(
    ['Broadsheet-1.0.0.AppImage', 'latest-linux.yml'].map(
      (name) => `${createHash('sha256').update(name).digest('hex')}  ${name}`,
    ),
  );
  await expect(writeChecksums(await temporaryFolder())).rejects.toThrow('There is no package');
  expect(publishedFiles(folder)).not.toContain('SHA256SUMS');
});

test('a tag publishes the version that it names, as a draft with the checksums', () => {
  const args = publishing('/packages', ['a.deb'], 'v1.2.3', '1.2.3');
  expect(args).toEqual(expect.arrayContaining(['--draft', '--verify-tag']));
  expect(args.slice(-2)).toEqual([join('/packages', 'a.deb'), join('/packages', 'SHA256SUMS')]);
  expect(() => publishing('/packages', [], 'v1.2.4', '1.2.3')).toThrow('must be v1.2.3');
  expect(() => publishing('/packages', [], undefined, '1.2.3')).toThrow('is not set');
});

describe('a package that was started', () => {
  const log = (...events: readonly (readonly [string, object])[]) =>
    events.map(([kind, details]) => `${JSON.stringify({ at: '', kind, details })}\n`).join('');
  const stands = [
    ['started', {}],
    ['pageReady', {}],
    ['libraryRead', { issues: 40, problems: 0 }],
  ] as const;

  test('stands when its library is read and a page is there', () => {
    expect(judge(log(...stands))).toEqual({ problem: null });
    expect(judge(log(...stands.slice(0, 2)))).toBeNull();
    expect(judge('')).toBeNull();
  });

  test.each(['uncaught', 'pageGone', 'pageHangs', 'threadDied'])('does not after %s', (kind) => {
    expect(judge(log([kind, { reason: 'oom' }], ...stands))?.problem).toContain('oom');
  });

  test('does not when it read nothing', () => {
    const empty = log(['pageReady', {}], ['libraryRead', { issues: 0 }]);
    expect(judge(empty)?.problem).toMatch(/no issue/);
  });
});

import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noticeOf, notices, thirdPartyNotices } from '../../../build/package/notices.mjs';
import { temporaryFolder } from '../../support/folders.ts';

describe('the licences of others’ work', () => {
  const all = notices();
  const text = thirdPartyNotices();

  test('are allowed, and their texts are at hand, for every package that is installed for use', () => {
    expect(all.filter(({ problem }) => problem !== null)).toEqual([]);
    const { dependencies } = JSON.parse(
      readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
    ) as {
      dependencies: Record<string, string>;
    };
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  });

  test('stand in one text, each package under its own licence', () => {
    for (const { name, version, texts } of all) {
      expect(text).toContain(`${name} ${version} · `);
      expect(text).toContain(texts[0]);
    }
  });

  test('hold the Open Font License of every face', () => {
    const faces = all.filter(({ name }) => /^@(?:fontsource|expo-google-fonts)\//u.test(name));
    expect(faces.length).toBeGreaterThanOrEqual(7);
    for (const { texts } of faces) expect(texts.join('\n')).toMatch(/SIL OPEN FONT LICENSE Version 1\.1/iu);
  });

  test('hold what citeproc’s licence asks for: its notice, its text, where its source is', () => {
    const citeproc = all.find(({ name }) => name === 'citeproc');
    expect(citeproc?.texts.join('\n')).toContain('Copyright (c) 2009-2019 Frank Bennett');
    expect(citeproc?.texts.join('\n')).toContain('Common Public Attribution License Version 1.0 (CPAL)');
    expect(text).toMatch(
      /^Citations: citeproc-js, © 2009–2019 Frank Bennett, https:\/\/github\.com\/Juris-M\/citeproc-js\n/u,
    );
    // Exhibit B is where an author asks for more than that; this one has none.
    expect(
      readFileSync(new URL('../../../node_modules/citeproc/LICENSE', import.meta.url), 'utf8'),
    ).not.toMatch(/exhibit b|attribution (?:phrase|url)/iu);
  });

  test.each([
    [
      'no text of its licence',
      { name: 'a', version: '1.0.0', license: 'MIT' },
      null,
      'has no text of its licence',
    ],
    ['no licence', { name: 'a', version: '1.0.0' }, 'Anybody may.', 'names no licence'],
    [
      'a licence that is not allowed',
      { name: 'a', version: '1.0.0', license: 'GPL-3.0-only' },
      'GPL',
      'is under GPL-3.0-only',
    ],
    ['all that is asked for', { name: 'a', version: '1.0.0', license: 'MIT' }, 'MIT License', null],
  ])('a package with %s is told', async (_name, about, licence, problem) => {
    const folder = await temporaryFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), JSON.stringify(about));
    if (licence !== null) await writeFile(join(folder, 'LICENSE'), licence);
    expect(noticeOf(folder).problem).toBe(problem);
  });
});

import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';

const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const config = resolve('.dependency-cruiser.mjs');

/** The names of the rules that a made-up house breaks, by its files and what each of them imports. */
async function broken(house: Readonly<Record<string, readonly string[]>>): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  for (const [path, imports] of Object.entries(house)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    const lines = imports.map((one, at) => `import * as m${at} from '${one}';\nexport { m${at} };`);
    await writeFile(join(folder, path), [...lines, 'export const here = true;\n'].join('\n'));
  }
  const zones = [...new Set(Object.keys(house).map((path) => path.split('/')[0] ?? ''))];
  const output = await new Promise<string>((done) => {
    const args = [cruiser, '--config', config, '--output-type', 'json', ...zones];
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (_failed, stdout) =>
      done(stdout),
    );
  });
  const { summary }: { summary: { violations: { rule: { name: string } }[] } } = JSON.parse(output);
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].toSorted();
}

describe('the dependency rules', () => {
  it('let imports go down the wings', async () => {
    expect(
      await broken({
        'src-main/core/disk/write.ts': [],
        'src-main/core/archive/library/shelf.ts': ['../../disk/write.ts'],
        'src-main/core/kept/notes.ts': ['../archive/library/shelf.ts', '../disk/write.ts'],
        'src-main/core/app/app.ts': ['../kept/notes.ts'],
      }),
    ).toEqual([]);
  });

  it.each([
    ['src-main/core/archive', 'library/shelf.ts', '../../kept/notes.ts', 'src-main/core/kept/notes.ts'],
    ['src-main/core/exchange', 'export/write.ts', '../../app/app.ts', 'src-main/core/app/app.ts'],
    ['src-main/core/search/index', 'pack.ts', '../answer/find.ts', 'src-main/core/search/answer/find.ts'],
    ['src-renderer/state', 'open.ts', '../views/View.tsx', 'src-renderer/views/View.tsx'],
    ['src-shared/model', 'issue.ts', '../contract/calls.ts', 'src-shared/contract/calls.ts'],
  ])('forbid %s to import upwards', async (room, file, specifier, to) => {
    expect(await broken({ [`${room}/${file}`]: [specifier], [to]: [] })).toEqual([room]);
  });

  it('forbid circles between folders where no circle is between files', async () => {
    expect(
      await broken({
        'src-main/core/kept/links/links.ts': ['../collections/names.ts'],
        'src-main/core/kept/collections/names.ts': [],
        'src-main/core/kept/collections/collections.ts': ['../links/ends.ts'],
        'src-main/core/kept/links/ends.ts': [],
      }),
    ).toEqual(['no-circles-between-folders']);
  });

  it('want every file of the core in a wing, and parsing to stand alone', async () => {
    expect(
      await broken({ 'src-main/core/helper.ts': ['./disk/write.ts'], 'src-main/core/disk/write.ts': [] }),
    ).toEqual(['core-is-in-wings']);
    expect(
      await broken({
        'src-main/core/archive/parse/parse.ts': ['../library/shelf.ts'],
        'src-main/core/archive/library/shelf.ts': [],
      }),
    ).toEqual(['parse-stands-alone']);
  });
});

describe('the folders of the sources', () => {
  it('hold twenty files at most, so that each can be looked over', async () => {
    const counts = new Map<string, number>();
    for (const zone of ['src-shared', 'src-main', 'src-renderer']) {
      for (const entry of await readdir(zone, { recursive: true, withFileTypes: true })) {
        if (!/\.tsx?$/.test(entry.name)) continue;
        counts.set(entry.parentPath, (counts.get(entry.parentPath) ?? 0) + 1);
      }
    }
    expect(counts.size).toBeGreaterThan(50);
    expect([...counts].filter(([, files]) => files > 20)).toEqual([]);
  });
});

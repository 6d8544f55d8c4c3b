import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { IssueRecord } from '#core/archive/library/identity/registry.ts';
import { openRegistryFiles } from '#core/archive/library/identity/registryFile.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { isNews } from '#shared/model/library.ts';
import { temporaryFolder } from '../../../../../support/folders.ts';

const record = (id: string, path: string | null, more: Partial<IssueRecord> = {}): IssueRecord => ({
  id,
  key: null,
  path,
  contentHash: `hash of ${id}`,
  ...more,
});

const stored = (issues: readonly IssueRecord[]) => JSON.stringify({ schemaVersion: 1, issues });

async function libraryWith(files: Readonly<Record<string, string>>) {
  const library = await temporaryFolder();
  const folder = join(library, '.broadsheet');
  await mkdir(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const problems: FileProblem[] = [];
  const registry = await openRegistryFiles(
    library,
    await temporaryFolder(),
    () => new Date('2026-01-02T03:04:05.678Z'),
    (problem) => problems.push(problem),
  );
  return { folder, registry, problems };
}

it('takes in what a copy of a sync tool remembers besides, and sets the copy aside', async () => {
  const ours = [record('a', 'a.txt'), record('b', 'b.txt', { chosenPath: 'b.pdf' })];
  const theirs = [
    record('a', 'moved/a.txt', { key: 'courier', chosenPath: 'a.pdf' }),
    record('b', 'b.txt', { chosenPath: 'b.xml' }),
    record('c', 'c.txt'),
    record('other', 'a.txt'),
  ];
  const { folder, registry, problems } = await libraryWith({
    'issues.json': stored(ours),
    'issues (Ann’s conflicted copy 2026-01-01).json': stored(theirs),
  });
  const merged = [
    record('a', 'a.txt', { key: 'courier', chosenPath: 'a.pdf' }),
    record('b', 'b.txt', { chosenPath: 'b.pdf' }),
    record('c', 'c.txt'),
    record('other', null),
  ];
  expect(registry.records).toEqual(merged);
  expect(JSON.parse(await readFile(join(folder, 'issues.json'), 'utf8')).issues).toEqual(merged);
  expect(await readdir(folder)).toEqual(['issues.json', 'issues.merged-20260102T030405678Z.json']);
  expect(problems.map(isNews)).toEqual([true]);
});

it('leaves a copy that is not sound where it is', async () => {
  const { folder, registry } = await libraryWith({
    'issues.json': stored([record('a', 'a.txt')]),
    'issues (1).json': '{"schemaVersion":1,"iss',
  });
  expect(registry.records).toEqual([record('a', 'a.txt')]);
  expect(await readdir(folder)).toContain('issues (1).json');
});

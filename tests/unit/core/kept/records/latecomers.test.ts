import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from './openRecords.ts';

const copy = (name: string) => `descriptions (${name}'s conflicted copy 2026-11-24).json`;

describe('a copy that comes while a library is being opened', () => {
  it.each([[true], [false]])('is merged, and no problem (watched: %s)', async (watch) => {
    const library = await temporaryFolder();
    const { records } = await openBeside(library);
    await mkdir(join(library, '.broadsheet'), { recursive: true });
    await writeFile(
      join(library, '.broadsheet', copy('Ann')),
      JSON.stringify({ schemaVersion: 1, issues: {} }),
    );
    await records.begin(watch);
    expect(records.problems.map(({ code }) => code)).toEqual(['mergedMarks']);
    await records.close();
  });
});

describe('a copy that is gone before it is read', () => {
  it('is no problem: another process took it in', async () => {
    const library = await temporaryFolder();
    const { records } = await openBeside(library);
    const folder = join(library, '.broadsheet');
    await mkdir(folder, { recursive: true });
    for (const name of ['Ann', 'Ben']) {
      await writeFile(join(folder, copy(name)), JSON.stringify({ schemaVersion: 1, issues: {} }));
    }
    records.onChange(async () => {
      for (const name of ['Ann', 'Ben']) await rm(join(folder, copy(name)), { force: true });
    });
    await records.begin(false);
    expect(await readdir(folder)).toHaveLength(1);
    expect(records.problems.map(({ code }) => code)).toEqual(['mergedMarks']);
    await records.close();
  });

  it('stays told of as merged when it is noticed twice', async () => {
    const library = await temporaryFolder();
    const { records } = await openBeside(library);
    const folder = join(library, '.broadsheet');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, copy('Ann')), JSON.stringify({ schemaVersion: 1, issues: {} }));
    await Promise.all([records.lookAgain(), records.lookAgain()]);
    expect(records.problems.map(({ code }) => code)).toEqual(['mergedMarks']);
    await records.close();
  });
});

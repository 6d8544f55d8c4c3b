import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from './openRecords.ts';

describe('a copy that comes while a library is being opened', () => {
  it.each([[true], [false]])('is merged, and no problem (watched: %s)', async (watch) => {
    const library = await temporaryFolder();
    const { records } = await openBeside(library);
    await mkdir(join(library, '.broadsheet'), { recursive: true });
    await writeFile(
      join(library, '.broadsheet', 'descriptions (conflicted copy 2026-11-24).json'),
      JSON.stringify({ schemaVersion: 1, issues: {} }),
    );
    await records.begin(watch);
    expect(records.problems.map(({ code }) => code)).toEqual(['mergedMarks']);
    await records.close();
  });
});

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { copySampleLibrary } from '#core/app/sampleLibrary.ts';
import { programFiles } from '../../../programFiles.ts';
import { temporaryFolder } from '../../../support/folders.ts';

describe('the sample library of an installed copy', () => {
  it('is copied whole into the documents folder, and nothing is left beside it', async () => {
    const documents = await temporaryFolder();
    const copy = await copySampleLibrary(programFiles.sampleLibrary, documents);
    expect(copy).toBe(join(documents, 'Broadsheet Sample Library'));
    expect(await readdir(documents)).toEqual(['Broadsheet Sample Library']);
    const names = (await readdir(copy, { recursive: true })).toSorted();
    expect(names).toEqual((await readdir(programFiles.sampleLibrary, { recursive: true })).toSorted());
    const issue = 'The Wexcombe Courier/1926/1926-01-08.txt';
    expect(await readFile(join(copy, issue))).toEqual(
      await readFile(new URL(issue, programFiles.sampleLibrary)),
    );
  });

  it('is opened as it was left by the person', async () => {
    const documents = await temporaryFolder();
    const copy = await copySampleLibrary(programFiles.sampleLibrary, documents);
    await writeFile(join(copy, 'note.txt'), 'mine');
    expect(await copySampleLibrary(programFiles.sampleLibrary, documents)).toBe(copy);
    expect(await readFile(join(copy, 'note.txt'), 'utf8')).toBe('mine');
  });

  it('leaves nothing half copied where it cannot be read', async () => {
    const documents = await temporaryFolder();
    await mkdir(join(documents, 'empty'));
    const nowhere = pathToFileURL(join(documents, 'gone/'));
    await expect(copySampleLibrary(nowhere, documents)).rejects.toThrow();
    expect(await readdir(documents)).toEqual(['empty']);
  });
});

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSource } from '#core/archive/parse/parse.ts';
import { encodePng } from '#core/archive/parse/pictures/png.ts';
import { writeAlto } from '#core/archive/parse/readers/alto/writeAlto.ts';
import { saveReading } from '#core/archive/readings/saveReading.ts';
import { pagesOfIssue } from '#core/exchange/export/pages/collectPages.ts';
import { writeSearchablePdfs } from '#core/exchange/export/pages/writeSearchablePdfs.ts';
import { temporaryFolder } from '../../../../../support/folders.ts';
import { openFolder } from '../../../archive/library/openFolder.ts';
import { pdf } from '../../../archive/parse/readers/pdf/pdfFile.ts';
import { memorySource } from '../../../archive/parse/readers/support.ts';
import { chinesePage, englishPage } from './readIssue.ts';

const picture = (height: number) =>
  encodePng({ width: 30, height, channels: 1, data: new Uint8Array(30 * height).fill(220) });

/** A library of one issue, the pages of which were read, and what is exported of it. */
async function library(
  files: Readonly<Record<string, Uint8Array>>,
  readings: Readonly<Record<string, readonly (typeof englishPage)[]>>,
) {
  const opened = await openFolder(files);
  for (const [path, pages] of Object.entries(readings)) {
    for (const [index, page] of pages.entries())
      await saveReading(
        opened.path,
        { path, page: index + 1 },
        writeAlto(page, { fileName: path, identifier: 'x' }),
      );
  }
  await opened.library.readingsChanged(Object.keys(readings));
  const [summary] = opened.library.summaries();
  const issue = await opened.library.getIssue(summary?.id ?? '');
  const pages = await pagesOfIssue(opened.library, issue.id);
  return { ...opened, issues: [{ issue, annotations: [], pages }] };
}

/** The text that this application reads in a PDF. */
async function textOf(path: string): Promise<string> {
  const issues = await parseSource(memorySource({ 'a.pdf': await readFile(path) }));
  return issues.map(({ text }) => text).join('\n');
}

describe('searchable PDFs of a library', () => {
  it('hold the pictures of an issue and what was read from them', async () => {
    const given = await library(
      { 'scans/p1.png': picture(40), 'scans/p2.png': picture(41) },
      { 'scans/p1.png': [englishPage] },
    );
    const folder = await temporaryFolder();
    const { paths, missing } = await writeSearchablePdfs(given.issues, given.library, folder);
    expect(missing).toEqual([]);
    expect(paths).toEqual([join(folder, 'The Saltmere Gazette 1901-03-09.pdf')]);
    expect(await readdir(folder)).toHaveLength(1);
    const text = await textOf(paths[0] ?? '');
    expect(text).toContain('The Ferry Sinks');
    expect(text.replace(/\s+/gu, ' ')).toContain('Of this nothing is known yet.');
    expect((await readFile(paths[0] ?? '', 'latin1')).match(/\/Type \/Page\b(?!s)/gu)).toHaveLength(2);
  });

  it('are copies of an issue that is a PDF, which stays as it is', async () => {
    const original = pdf([[], []]);
    const given = await library({ 'gazette.pdf': original }, { 'gazette.pdf': [englishPage, chinesePage] });
    const folder = await temporaryFolder();
    const { paths } = await writeSearchablePdfs(given.issues, given.library, folder);
    const text = await textOf(paths[0] ?? '');
    expect(text).toContain('Another Matter');
    expect(text.replace(/\s+/gu, '')).toContain('昨日上午輪渡開航觀者');
    expect(new Uint8Array(await readFile(join(given.path, 'gazette.pdf')))).toEqual(original);
  });

  it('write over nothing', async () => {
    const given = await library({ 'scans/p1.png': picture(40) }, { 'scans/p1.png': [englishPage] });
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'The Saltmere Gazette 1901-03-09.pdf'), 'mine');
    const { paths } = await writeSearchablePdfs(given.issues, given.library, folder);
    expect(paths).toEqual([join(folder, 'The Saltmere Gazette 1901-03-09 (2).pdf')]);
  });

  it('say so where nothing was read, and where they cannot be written', async () => {
    const unread = await library({ 'scans/p1.png': picture(40) }, {});
    const folder = await temporaryFolder();
    await expect(writeSearchablePdfs(unread.issues, unread.library, folder)).rejects.toMatchObject({
      code: 'noTextToExport',
    });
    const read = await library({ 'scans/p1.png': picture(40) }, { 'scans/p1.png': [englishPage] });
    await writeFile(join(folder, 'file'), '');
    await expect(writeSearchablePdfs(read.issues, read.library, join(folder, 'file'))).rejects.toMatchObject({
      code: 'saveFailed',
    });
  });

  it('leave a page white whose picture cannot be had, and say which', async () => {
    const given = await library(
      { 'scans/p1.png': picture(40), 'scans/p2.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]) },
      { 'scans/p1.png': [englishPage] },
    );
    const { missing } = await writeSearchablePdfs(given.issues, given.library, await temporaryFolder());
    expect(missing).toHaveLength(1);
    expect(missing[0]).toMatch(/^The page of scans\/p2\.png is white because /u);
  });
});

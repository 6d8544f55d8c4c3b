import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sourcesInFolder } from '#core/archive/folder/findSources.ts';
import { type Library, openLibrary } from '#core/archive/library/library.ts';
import { encodePng } from '#core/archive/parse/pictures/png.ts';
import { writeAlto } from '#core/archive/parse/readers/alto/writeAlto.ts';
import { parseHere } from '#core/archive/reading/parser.ts';
import { saveReading } from '#core/archive/readings/saveReading.ts';
import type { StructuredReading } from '#shared/model/scans/pageReading.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from '../../kept/records/openRecords.ts';
import { type DrawnBlock, readPage } from '../parse/readers/alto/readings.ts';
import { column, pdf } from '../parse/readers/pdf/pdfFile.ts';

const picture = (height: number) =>
  encodePng({ width: 30, height, channels: 1, data: new Uint8Array(30 * height) });

const clock = () => new Date('2026-11-28T21:00:00Z');

async function folderOf(files: Readonly<Record<string, Uint8Array>>) {
  const path = await temporaryFolder();
  const cacheFolder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  const open = async ({ watch = false } = {}): Promise<Library> => {
    const library = await openLibrary({
      path,
      cacheFolder,
      parse: parseHere().parse,
      parserVersion: '1',
      ...(await openBeside(path, { clock })),
      clock,
      watch,
    });
    library.start();
    onTestFinished(() => library.close());
    await library.whenRead();
    return library;
  };
  const read = (name: string, reading: StructuredReading, page = 1) =>
    saveReading(path, { path: name, page }, altoOf(name, reading));
  return { path, open, read };
}

const altoOf = (fileName: string, reading: StructuredReading) =>
  writeAlto(reading, { fileName, identifier: 'x', processed: clock().toISOString() });

/** A page with one article, and a masthead where it is the first. */
function page(headline: string, text: string, title?: string): StructuredReading {
  const masthead: DrawnBlock[] =
    title === undefined
      ? []
      : [
          { kind: 'masthead', article: null, lines: [{ text: title, left: 900, top: 50, size: 150 }] },
          {
            kind: 'folio',
            article: null,
            lines: [{ text: 'Saturday, March 9, 1901', left: 900, top: 230, size: 30 }],
          },
        ];
  return readPage(
    [
      ...masthead,
      { kind: 'headline', article: 1, lines: [{ text: headline, left: 100, top: 300, size: 60 }] },
      { kind: 'paragraph', article: 1, lines: [{ text, left: 100, top: 400, size: 30 }] },
    ],
    { language: 'en', writing: 'horizontal-tb' },
  );
}

const first = page('Fire in the Mill', 'The old mill burned down last night.', 'The Saltmere Gazette');
const second = page('Pier Repairs', 'Work begins on Monday, said the engineer.');

const only = (library: Library) => {
  const [issue, ...others] = library.summaries();
  if (!issue || others.length > 0) throw new Error(`There are ${others.length + 1} issues.`);
  return issue;
};
const headlinesOf = async (library: Library) =>
  (await library.getIssue(only(library).id)).articles.map(({ headline }) => headline?.text);
const warningsOf = async (library: Library) =>
  (await library.getIssue(only(library).id)).warnings.map(({ code }) => code).toSorted();

describe('pictures that a machine has read', () => {
  it('are an issue with articles, words on its pages, and a warning that a machine read it', async () => {
    const { open, read } = await folderOf({ 'scans/p1.png': picture(40), 'scans/p2.png': picture(41) });
    await read('scans/p1.png', first);
    await read('scans/p2.png', second);
    const library = await open();
    const issue = await library.getIssue(only(library).id);
    expect(issue).toMatchObject({
      publication: 'The Saltmere Gazette',
      date: '1901-03-09',
      pageCount: 2,
      language: 'en',
    });
    expect(issue.source.format).toBe('pictures');
    expect(issue.articles.map(({ headline, page }) => [headline?.text, page])).toEqual([
      ['Fire in the Mill', 1],
      ['Pier Repairs', 2],
    ]);
    expect(issue.warnings).toContainEqual({
      code: 'machineRead',
      message:
        'A machine (PP-OCRv4 + tesseract 4.0.0 + 5.5.1) read all 2 pages, 90 % sure of a word on average: compare with the picture before you quote.',
      start: null,
    });
    expect(issue.warnings.map(({ code }) => code)).not.toContain('noTextLayer');
    const words = await library.getWords(issue.id);
    expect(
      words.map(({ page, words }) => [page, words.every(({ confidence }) => confidence === 0.9)]),
    ).toEqual([
      [1, true],
      [2, true],
    ]);
    const { pages, files } = await library.getFacsimile(issue.id);
    expect(pages.map(({ image }) => image?.path)).toEqual(['scans/p1.png', 'scans/p2.png']);
    expect(files).toEqual(['scans/p1.png', 'scans/p2.png']);
  });

  it('show what was read and list the other pages', async () => {
    const { open, read } = await folderOf({ 'scans/p1.png': picture(40), 'scans/p2.png': picture(41) });
    await read('scans/p2.png', second);
    const library = await open();
    expect(await headlinesOf(library)).toEqual(['Pier Repairs']);
    expect(await warningsOf(library)).toEqual(expect.arrayContaining(['machineRead', 'pagesWithoutText']));
    expect((await library.getFacsimile(only(library).id)).pages).toHaveLength(2);
  });

  it('keep their identity when the reading arrives, is made again, and the pictures are renamed', async () => {
    const files = { 'scans/p1.png': picture(40), 'scans/p2.png': picture(41) };
    const { path, open, read } = await folderOf(files);
    const library = await open();
    const { id } = only(library);
    expect(await warningsOf(library)).toContain('noTextLayer');

    await read('scans/p1.png', first);
    await library.readingsChanged(['scans/p1.png']);
    expect(only(library).id).toBe(id);
    expect(await headlinesOf(library)).toEqual(['Fire in the Mill']);

    // The second engine reads paper and headline otherwise.
    await read('scans/p1.png', page('Fire in the Hill', 'The cold hill.', 'The Soltmore Gozotte'));
    await library.readingsChanged(['scans/p1.png']);
    expect(only(library).id).toBe(id);
    expect(await headlinesOf(library)).toEqual(['Fire in the Hill']);
    await library.close();

    await rm(join(path, 'scans'), { recursive: true });
    for (const [name, bytes] of Object.entries(files)) {
      const moved = join(path, name.replace('scans', 'moved'));
      await mkdir(dirname(moved), { recursive: true });
      await writeFile(moved, bytes);
    }
    const again = await open();
    expect(only(again)).toMatchObject({ id, path: 'moved' });
    expect(await headlinesOf(again)).toEqual(['Fire in the Hill']);
  });

  it('are told from the cache as they were read, and read again where the reading is another', async () => {
    const { open, read } = await folderOf({ 'scans/p1.png': picture(40) });
    await read('scans/p1.png', first);
    const library = await open();
    expect(await headlinesOf(library)).toEqual(['Fire in the Mill']);
    await library.close();
    await read('scans/p1.png', second);
    expect(await headlinesOf(await open())).toEqual(['Pier Repairs']);
  });

  it('are pictures again where the reading is gone or damaged, which is said', async () => {
    const { path, open, read } = await folderOf({ 'scans/p1.png': picture(40) });
    const { path: kept } = await read('scans/p1.png', first);
    const library = await open();
    const { id } = only(library);
    await writeFile(join(path, kept), altoOf('scans/p1.png', first).slice(0, 900));
    await library.readingsChanged(['scans/p1.png']);
    expect(await warningsOf(library)).toEqual(expect.arrayContaining(['noTextLayer', 'unreadableReading']));
    await rm(join(path, kept));
    await library.readingsChanged(['scans/p1.png']);
    expect(await warningsOf(library)).not.toContain('unreadableReading');
    expect(only(library).id).toBe(id);
  });

  it('show what another program read of them, without being asked to look', async () => {
    const { open, read } = await folderOf({ 'scans/p1.png': picture(40) });
    const library = await open({ watch: true });
    await read('scans/p1.png', first);
    await eventually(async () => expect(await headlinesOf(library)).toEqual(['Fire in the Mill']));
  });

  it('do not vanish when a reading does while the library is open', async () => {
    const { path, open, read } = await folderOf({ 'scans/p1.png': picture(40) });
    const { path: kept } = await read('scans/p1.png', first);
    const library = await open();
    await rm(join(path, kept));
    const issue = await library.getIssue(only(library).id);
    expect(issue.facsimile).toHaveLength(1);
  });

  it('are found in any folder that keeps readings', async () => {
    const { path, read } = await folderOf({ 'scans/p1.png': picture(40) });
    await read('scans/p1.png', first);
    const { sources } = await sourcesInFolder(path);
    expect(sources[0]?.readings).toMatchObject([{ of: 'scans/p1.png', page: 1 }]);
  });
});

describe('a PDF of pictures that a machine has read', () => {
  it('is an issue with articles', async () => {
    const { open, read } = await folderOf({ 'gazette.pdf': pdf([[], []]) });
    const library = await open();
    const { id } = only(library);
    await read('gazette.pdf', first, 1);
    await read('gazette.pdf', second, 2);
    await library.readingsChanged(['gazette.pdf']);
    expect(only(library)).toMatchObject({ id, publication: 'The Saltmere Gazette', format: 'pdf' });
    expect(await headlinesOf(library)).toEqual(['Fire in the Mill', 'Pier Repairs']);
    expect(await warningsOf(library)).toEqual(['machineRead']);
    const { pages } = await library.getFacsimile(id);
    expect(pages.map(({ image }) => image)).toEqual([
      { kind: 'pdf', path: 'gazette.pdf', pdfPage: 1 },
      { kind: 'pdf', path: 'gazette.pdf', pdfPage: 2 },
    ]);
  });

  it('keeps its text layer where a page has one', async () => {
    const layer = column(50, 700, [
      'The council met on Friday and spoke of the harbour.',
      'Nothing was decided, and the members went home at nine.',
    ]);
    const { open, read } = await folderOf({ 'gazette.pdf': pdf([layer, []]) });
    await read('gazette.pdf', first, 1);
    await read('gazette.pdf', second, 2);
    const library = await open();
    const { text, warnings } = await library.getIssue(only(library).id);
    expect(text).toContain('spoke of the harbour');
    expect(text).toContain('Work begins on Monday');
    expect(text).not.toContain('burned down');
    expect(warnings.map(({ code }) => code)).not.toContain('pagesWithoutText');
  });
});

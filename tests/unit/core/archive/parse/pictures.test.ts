import { describe, expect, it } from 'vitest';
import { facsimileSheets } from '#core/archive/facsimile/sheets.ts';
import { encodePng } from '#core/archive/parse/pictures/png.ts';
import { openFolder } from '../library/openFolder.ts';

const page = encodePng({ width: 30, height: 40, channels: 1, data: new Uint8Array(1200) });
const other = encodePng({ width: 30, height: 41, channels: 1, data: new Uint8Array(1230) });
const text = (headline: string) =>
  `THE SALTMERE GAZETTE\nSaturday, 9 March 1901\n\n${headline}\n\nThe old mill burned down last night, and nobody was hurt.\n`;

describe('pictures beside plain text', () => {
  it('are its pages, counted by their names, with no words on them', async () => {
    const { library } = await openFolder({
      'g/page003.txt': text('FIRE IN THE MILL'),
      'g/page003.png': page,
      'g/page004.txt': 'PIER REPAIRS\n\nWork begins on Monday, said the engineer of the harbour.\n',
      'g/page004.png': page,
    });
    const [issue] = library.summaries();
    expect(issue).toMatchObject({ path: 'g', format: 'text', date: '1901-03-09', hasFacsimile: true });
    expect(await facsimileSheets(library, issue?.id ?? '')).toMatchObject([
      { number: 3, label: '3', width: 30, height: 40, hasWords: false, image: { path: 'g/page003.png' } },
      { number: 4, label: '4', hasWords: false, image: { path: 'g/page004.png' } },
    ]);
  });

  it('are pages of one text in a folder of scans, in the order of their names', async () => {
    const { library } = await openFolder({
      'gazette.txt': text('FIRE IN THE MILL'),
      'gazette/scan 10.png': page,
      'gazette/scan 9.png': page,
    });
    const [issue] = library.summaries();
    const sheets = await facsimileSheets(library, issue?.id ?? '');
    expect(sheets.map(({ image }) => image?.path)).toEqual(['gazette/scan 9.png', 'gazette/scan 10.png']);
  });
});

describe('a folder of pictures alone', () => {
  it('is an issue without text, whose paper and day are from its names and can be filled in', async () => {
    const { library } = await openFolder({
      'The Echo/1901-03-09/1.png': page,
      'The Echo/1901-03-09/2.png': other,
      'The Echo/1901-03-16/1.png': page,
    });
    const [first, second] = library.summaries();
    expect(first).toMatchObject({
      path: 'The Echo/1901-03-09',
      format: 'pictures',
      publication: 'The Echo',
      date: '1901-03-09',
      pageCount: 2,
      articleCount: 0,
      hasFacsimile: true,
      duplicateOf: null,
    });
    expect(second).toMatchObject({ path: 'The Echo/1901-03-16', date: '1901-03-16' });
    const issue = await library.getIssue(first?.id ?? '');
    expect([issue.text, issue.warnings.map(({ code }) => code).toSorted()]).toEqual([
      '',
      ['fileNameDate', 'fileNameTitle', 'noTextLayer'],
    ]);
    await library.describe([issue.id], { title: 'The Evening Echo' });
    expect(library.summary(issue.id)).toMatchObject({
      publication: 'The Evening Echo',
      described: ['title'],
    });
  });

  it('has an id of its own even where nothing names it', async () => {
    const { library } = await openFolder({ 'scans/a/1.png': page, 'scans/b/1.png': other });
    const [a, b] = library.summaries();
    expect([a?.path, b?.path, a?.duplicateOf, b?.duplicateOf]).toEqual(['scans/a', 'scans/b', null, null]);
    expect(a?.id).not.toBe(b?.id);
  });
});

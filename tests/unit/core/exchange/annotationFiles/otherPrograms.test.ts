import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCsv } from '#core/exchange/annotationFiles/csv.ts';
import { readAnnotations, readForeignTable } from '#core/exchange/annotationFiles/readAnnotations.ts';
import { looksLikeAnnotations } from '#shared/model/exchange.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

/** Each file is written for these tests in the form that the program writes. */

const now = '2026-01-01T00:00:00.000Z';
const quote = 'the state of the northern pier';
const read = (data: unknown, columns = {}) =>
  readAnnotations(typeof data === 'string' ? data : JSON.stringify(data), now, columns);
const outline = (data: unknown, columns = {}) => {
  const file = read(data, columns);
  return {
    rows: file?.annotations.map(({ annotation }) => [annotation.quote.exact, annotation.note]),
    refused: file?.refused.map(({ reason }) => reason),
  };
};

it('Thorium and Readium: a set of annotations', () => {
  const set = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:uuid:1b',
    type: 'AnnotationSet',
    generator: { id: 'https://thorium.edrlab.org/', type: 'Software', name: 'Thorium 3.0' },
    about: { 'dc:title': 'Harbour papers' },
    items: [
      {
        id: 'urn:uuid:2c',
        type: 'Annotation',
        created: '2024-03-05T10:00:00Z',
        body: { type: 'TextualBody', value: 'Who?', color: 'green', tag: 'pier' },
        target: {
          source: 'OEBPS/ch1.xhtml',
          selector: [
            { type: 'TextQuoteSelector', exact: quote, prefix: 'upon ', suffix: '.' },
            { type: 'ProgressionSelector', value: 0.3 },
          ],
        },
      },
    ],
  };
  expect(outline(set)).toEqual({ rows: [[quote, 'Who?']], refused: [] });
  expect(read(set)?.annotations[0]?.annotation).toMatchObject({ colour: 'green', tags: ['pier'] });
  expect(looksLikeAnnotations('x.annotation', '{')).toBe(true);
});

it('Annotorious: a region is a part of a picture, an outline the rectangle around it', () => {
  const region = (target: unknown) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    id: '#a88b22d0',
    body: [{ type: 'TextualBody', value: 'A crane', purpose: 'commenting' }],
    target,
  });
  const fragment = {
    type: 'FragmentSelector',
    conformsTo: 'http://www.w3.org/TR/media-frags/',
    value: 'xywh=pixel:540,240,180,340',
  };
  const svg = { type: 'SvgSelector', value: '<svg><polygon points="1,2 3,4" /></svg>' };
  const source = 'https://papers.example/1926-05-14/p1.jpg';
  const file = read([
    region({ source, selector: fragment }),
    region({ source, selector: svg }),
    region(`${source}#xywh=percent:1,2,3,4`),
  ]);
  expect(file?.refused).toEqual([]);
  expect(file?.pictures).toMatchObject([
    { row: 1, box: { unit: 'pixel', x: 540, y: 240, width: 180, height: 340 }, content: { note: 'A crane' } },
    { row: 2, box: { unit: 'pixel', x: 1, y: 2, width: 2, height: 2 } },
    { row: 3, box: { unit: 'percent', x: 1, y: 2, width: 3, height: 4 } },
  ]);
  expect(file?.pictures?.map((picture) => picture.source.address)).toEqual([source, source, source]);
});

describe('tables', () => {
  it('of Hypothesis', () => {
    const csv = `Created at,Author,Page,URL,Group,Type,Quote,Comment,Tags\r\n2023-02-05T15:54:59Z,reader,Harbour board,https://papers.example/1926,Public,Annotation,${quote},"Who, then?","pier,engineers"\r\n2023-02-05T15:54:59Z,reader,Harbour board,https://papers.example/1926,Public,Page note,,A fine page.,\r\n`;
    expect(outline(csv)).toEqual({ rows: [[quote, 'Who, then?']], refused: ['pageNote'] });
    expect(read(csv)?.annotations[0]).toMatchObject({
      source: { name: 'Harbour board', address: 'https://papers.example/1926' },
      annotation: { tags: ['pier', 'engineers'], creator: 'reader', created: '2023-02-05T15:54:59.000Z' },
    });
  });

  it('of Readwise', () => {
    const csv = `Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n"${quote}",Harbour papers,,,Who?,blue,pier,page,3,2023-02-05 15:54:59+00:00,\n`;
    expect(outline(csv)).toEqual({ rows: [[quote, 'Who?']], refused: [] });
    expect(read(csv)?.annotations[0]?.annotation.colour).toBe('blue');
  });

  it('of anybody, by the usual names or by those that are chosen', () => {
    const table = `报纸;日期;摘录;笔记\n云溪日报;2021年5月1日;大桥今日通车;查\n`;
    expect(outline(table)).toEqual({ rows: [['大桥今日通车', '查']], refused: [] });
    expect(read(table)?.annotations[0]?.source).toMatchObject({
      publication: '云溪日报',
      date: '2021-05-01',
    });
    const own = `Words,Mine\n${quote},Hm\n`;
    expect(read(own)).toBeNull();
    expect(outline(own, { quote: 'words', note: 'Mine' })).toEqual({ rows: [[quote, 'Hm']], refused: [] });
  });
});

describe('Zotero’s notes', () => {
  const data = encodeURIComponent(
    JSON.stringify({
      attachmentURI: 'http://zotero.org/users/1/items/ATT',
      annotationKey: 'ABCD2345',
      color: '#5fb236',
      pageLabel: '3',
    }),
  );
  const citation =
    '<span class="citation" data-citation="%7B%7D">(<span class="citation-item">Smith, 1926, p. 3</span>)</span>';

  it('as HTML are read as text', () => {
    const html = `<div data-schema-version="8"><h1>Annotations<br/>(5/2/2023)</h1>\n<p><span class="highlight" data-annotation="${data}">“${quote}”</span> ${citation} Who &amp; when? <img src="https://tracker.example/x.png"><script>alert(1)</script></p></div>`;
    expect(read(html)?.annotations[0]?.annotation).toMatchObject({
      id: 'zotero-ABCD2345',
      quote: { exact: quote },
      colour: 'green',
    });
    expect(read(html)?.annotations[0]?.annotation.note).toMatch(/^Who & when\?/u);
  });

  it('as Markdown', () => {
    const text = `# Annotations  \n(5/2/2023, 3:54:59 PM)\n\n“${quote}” ([Smith, 1926, p. 3](zotero://select/library/items/XY)) ([pdf](zotero://open-pdf/library/items/ATT?page=3&annotation=ABCD2345)) Who (and when)?\n`;
    expect(outline(text)).toEqual({ rows: [[quote, 'Who (and when)?']], refused: [] });
    expect(read(text)?.annotations[0]?.annotation.id).toBe('zotero-ABCD2345');
  });
});

it('Tropy: notes that quote a passage', () => {
  const note = (html: string) => ({ '@type': 'Note', html: { '@value': html, '@language': 'en' } });
  const exported = {
    '@context': { '@vocab': 'https://tropy.org/v1/tropy#' },
    '@graph': [
      {
        '@type': 'Item',
        template: 'https://tropy.org/v1/templates/generic',
        title: 'Harbour board',
        date: '1926-05-14',
        source: 'Valley Herald',
        tag: ['pier'],
        photo: [
          {
            '@type': 'Photo',
            path: 'p1.jpg',
            note: [note(`<blockquote><p>${quote}</p></blockquote><p>Who?</p>`), note('<p>A fine page.</p>')],
            selection: [
              { '@type': 'Selection', x: 1, y: 2, width: 3, height: 4, note: [note('<p>A crane</p>')] },
            ],
          },
        ],
      },
    ],
  };
  expect(outline(exported)).toEqual({ rows: [[quote, 'Who?']], refused: ['pageNote', 'picture'] });
  expect(read(exported)?.annotations[0]).toMatchObject({
    source: { publication: 'Valley Herald', date: '1926-05-14' },
    annotation: { tags: ['pier'] },
  });
});

describe('Kindle', () => {
  it('in English: a note is on the highlight at its place', () => {
    const text = `\ufeffHarbour papers (Smith, J.)\r\n- Your Highlight on page 3 | Location 1840-42 | Added on Sunday, February 5, 2023 3:54:59 PM\r\n\r\n${quote}\r\n==========\r\nHarbour papers (Smith, J.)\r\n- Your Note on page 3 | Location 1842 | Added on Sunday, February 5, 2023 3:55:59 PM\r\n\r\nWho?\r\n==========\r\nHarbour papers (Smith, J.)\r\n- Your Bookmark on page 4 | Location 1900 | Added on Sunday, February 5, 2023 3:56:59 PM\r\n\r\n\r\n==========\r\n`;
    expect(outline(text)).toEqual({ rows: [[quote, 'Who?']], refused: ['noQuote'] });
    expect(read(text)?.annotations[0]?.annotation.created).toMatch(/^2023-02-0[456]T/u);
    expect(looksLikeAnnotations('My Clippings.txt', text)).toBe(true);
  });

  it('in Chinese', () => {
    const text = `云溪日报选\n- 您在第 3 页（位置 #40-42）的标注 | 添加于 2023年2月5日星期日 下午3:54:59\n\n大桥今日通车\n==========\n云溪日报选\n- 您在位置 #42 的笔记 | 添加于 2023年2月5日星期日 下午3:55:59\n\n查\n==========\n`;
    expect(outline(text)).toEqual({ rows: [['大桥今日通车', '查']], refused: [] });
    expect(read(text)?.annotations[0]?.annotation.created).toMatch(/^2023-02-0[456]T/u);
  });
});

it('whatever the text, reading ends with rows or with none', () => {
  const pieces = fc.constantFrom(
    '==========\n',
    '- Your Highlight | Location 1-2 | Added on x\n',
    'Quote,Note\n',
    '"',
    '<span data-annotation="%7B">',
    '“a” ([b](zotero://x))',
    '\n',
    ',',
    '桥',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 12 }), (parts) => {
      const file = read(parts.join(''));
      expect(file === null || file.annotations.every(({ annotation }) => annotation.quote.exact !== '')).toBe(
        true,
      );
    }),
    { numRuns: 100 },
  );
});

describe('a table of somebody’s own, before it is read', () => {
  const write = async (name: string, text: string) => {
    const path = join(await temporaryFolder(), name);
    await writeFile(path, text);
    return path;
  };

  it('shows its columns and first rows, and what their names say', async () => {
    const rows = Array.from({ length: 9 }, (_, at) => `words ${at};${'long '.repeat(60)};x`);
    const table = await readForeignTable(await write('mine.csv', ['Words;Mine;Tags', ...rows].join('\r\n')));
    expect(table).toMatchObject({
      file: 'mine.csv',
      columns: ['Words', 'Mine', 'Tags'],
      rowCount: 9,
      found: { tags: 'Tags' },
    });
    expect(table?.rows[0]?.[0]).toBe('words 0');
    expect(table?.rows[0]?.[1]).toMatch(/^long .{100,}…$/u);
  });

  it('takes no column for a role that is said to be in none', () => {
    const table = 'Quote,Comment\nthe pier,why?\n';
    expect(outline(table, { note: '' }).rows).toEqual([['the pier', '']]);
    expect(outline(table).rows).toEqual([['the pier', 'why?']]);
  });

  it('is asked about nothing where the file says itself what it holds', async () => {
    expect(await readForeignTable(await write('own.csv', renderCsv([])))).toBeNull();
    expect(await readForeignTable(await write('notes.jsonld', '{}'))).toBeNull();
    expect(await readForeignTable(await write('words.txt', 'No table at all.\n'))).toBeNull();
  });
});

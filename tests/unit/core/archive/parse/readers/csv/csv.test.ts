import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvReader } from '#core/archive/parse/readers/csv/csv.ts';
import { readProvenance } from '#core/archive/parse/readers/csv/provenance.ts';
import { inputOf, memorySource, missingInk, outline, readWith, refusal } from '../support.ts';

const claims = async (path: string, text: string) =>
  csvReader.matches(await inputOf(memorySource({ [path]: text })));

describe('a table of articles', () => {
  const table = [
    'id,date,newspaper,page,headline,author,text',
    '1,2022-05-06,Harbour Post,2,Second,,"One paragraph.\n\nAnother, with ""quotes""."',
    '2,6 May 2022,Harbour Post,1,First,By Ann Reed,Text.',
    '3,2022-05-07,Harbour Post,1,Next day,,Text.',
  ].join('\r\n');

  it('takes no running text in the column of headlines for a headline, and says so', async () => {
    const text = '渡口石階昨日清洗，船工皆謂早應如此。'.repeat(12);
    const [result] = await readWith(csvReader, {
      'a.csv': `title,date,text\n渡口重開 石階清洗 ${text},1949-05-08,，下午復航。\n米價,1949-05-08,價又稍跌。\n`,
    });
    expect(result && outline(result)).toEqual([
      ['headline', '渡口重開 石階清洗'],
      ['paragraph', text],
      ['paragraph', '，下午復航。'],
      ['headline', '米價'],
      ['paragraph', '價又稍跌。'],
    ]);
    expect(result?.warnings).toMatchObject([
      { code: 'longHeadline', message: expect.stringContaining('in one row (up to 226 characters)') },
    ]);
    const prose = `${'The ferry ran again, as it had before, and people were glad of it. '.repeat(6)}`.trim();
    const [latin] = await readWith(csvReader, {
      'a.csv': `title,date,text\n"${prose}",2022-05-06,Later.\nB,2022-05-06,C.\n`,
    });
    expect(latin && outline(latin)[0]).toEqual(['paragraph', prose]);
  });

  it('gives one issue for every day, its articles in the order of their pages', async () => {
    const results = await readWith(csvReader, { 'a.csv': table });
    expect(results.map(({ part, fields }) => [part, fields])).toEqual([
      ['2022-05-06', { title: 'Harbour Post', date: '2022-05-06' }],
      ['2022-05-07', { title: 'Harbour Post', date: '2022-05-07' }],
    ]);
    expect(results[0] && outline(results[0])).toEqual([
      ['headline', 'First'],
      ['byline', 'By Ann Reed'],
      ['paragraph', 'Text.'],
      ['headline', 'Second'],
      ['paragraph', 'One paragraph.'],
      ['paragraph', 'Another, with "quotes".'],
    ]);
    expect(results[0]?.blocks.map(({ page, article }) => [page, article]).at(0)).toEqual([1, '1']);
  });

  it('keeps the other columns as dropped markup', async () => {
    const results = await readWith(csvReader, { 'a.csv': table });
    const all = results.map(({ text }) => text).join('');
    expect(missingInk(table.replaceAll(',', '').replaceAll('"', ''), all)).toBe('');
  });

  it('takes a cell apart that holds publication, date, page and dateline', async () => {
    const results = await readWith(csvReader, {
      'a.csv':
        '\ufefflabel,page,publish,url,title,text\na,1,河口日報 日期：1949-05-08 版次/卷期：02 版 本報訊,http://x,渡口重開,昨日清洗石階。\na,1,河口日報_香港版 日期：1949-05-08 版次/卷期：A4 版,http://y,茶園,春茶採摘。\n...,...,...,...,...,...\n',
    });
    expect(results.map(({ part, fields }) => [part, fields])).toEqual([
      ['1949-05-08', { title: '河口日報', date: '1949-05-08' }],
      ['香港版 1949-05-08', { title: '河口日報', date: '1949-05-08', edition: '香港版' }],
    ]);
    expect(results[0] && outline(results[0])).toEqual([
      ['headline', '渡口重開'],
      ['byline', '本報訊'],
      ['paragraph', '昨日清洗石階。'],
    ]);
    expect(results.map(({ blocks }) => blocks[0]?.page)).toEqual([2, 4]);
    expect(results[0]?.encoding).toBe('utf-8-bom');
  });

  it('finds the columns of a table without a header by what stands in them', async () => {
    const row = (day: number, title: string) =>
      `20220${day}06\t${title}\tThe ferry was washed in the night and ran again in the morning, as people had asked for weeks.\n`;
    const results = await readWith(csvReader, { 'a.tsv': row(5, 'Ferry runs') + row(6, 'Bridge opens') });
    expect(results.map(({ fields, blocks }) => [fields.date, blocks[0]?.role, blocks[0]?.text])).toEqual([
      ['2022-05-06', 'headline', 'Ferry runs'],
      ['2022-06-06', 'headline', 'Bridge opens'],
    ]);
  });

  it('says which rows have no date', async () => {
    const [result] = await readWith(csvReader, {
      'a.csv': 'title,text\nFerry,Text one.\nBridge,Text two.\n',
    });
    expect(result?.part).toBeUndefined();
    expect(result?.warnings.map(({ code }) => code)).toEqual(['undatedRows']);
  });
});

describe('what is a table', () => {
  it('tells by content before the extension', async () => {
    expect(await claims('a.txt', 'title;text;date\na;b;2020-01-02\n')).toBe(true);
    expect(await claims('a.txt', 'Yesterday, the ferry ran, again.\nToday, it did not, once more.\n')).toBe(
      false,
    );
    expect(await claims('a.csv', 'Yesterday, the ferry ran.\nToday it did not.\n')).toBe(false);
    expect(await claims('a.csv', 'x,y\n1,2\n3,4\n')).toBe(false);
  });

  it('says that a quoted field does not end', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `T${index},2020-01-02,text\n`).join('');
    const input = await inputOf(
      memorySource({ 'Paper/a.csv': `title,date,text\n${rows}U,2020-01-02,"open` }),
    );
    expect(await refusal(() => csvReader.read(input))).toMatch(
      /^Paper\/a\.csv cannot be read as a table: a quoted field does not end[^.]*\.$/u,
    );
  });
});

describe('provenance', () => {
  it.each([
    [
      '申報 日期：1949-05-08 版次/卷期：02 版 路透社電',
      { publication: '申報', date: '1949-05-08', page: 2, credit: '路透社電' },
    ],
    ['日期：1905-05-12 版次/卷期：13 版', { publication: null, date: '1905-05-12', page: 13, credit: null }],
    [
      'Harbour Post, May 6, 2022, page 4',
      { publication: 'Harbour Post', date: '2022-05-06', page: 4, credit: null },
    ],
    [
      '人民日报 2019年12月25日 第12版',
      { publication: '人民日报', date: '2019-12-25', page: 12, credit: null },
    ],
    ['申報 日期：1949-05-08 版次/卷期：02 版 包括各黨派在內', { publication: '申報', page: 2, credit: null }],
    ['申報 日期：1949-02-30', { publication: '申報', date: '1949-02-30', page: null }],
  ])('%s', (cell, expected) => {
    expect(readProvenance(cell)).toMatchObject(expected);
  });
});

describe('any table', () => {
  it('loses no character of any cell', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'渡口ab ,"\n;|2020-01-02：版'), maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const quoted = rows
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join('\n');
          const file = `title,date,text,note\n${quoted}\n`;
          const input = await inputOf(memorySource({ 'a.csv': file }));
          fc.pre(csvReader.matches(input));
          const results = await csvReader.read(input).catch(() => null);
          if (results === null) {
            expect(rows.flat().join('')).not.toMatch(/[\p{L}\p{N}]/u);
            return;
          }
          expect(missingInk(rows.flat().join(''), results.map(({ text }) => text).join(''))).toBe('');
        },
      ),
      { numRuns: 300 },
    );
  });
});

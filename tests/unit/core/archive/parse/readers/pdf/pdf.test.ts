import { describe, expect, it } from 'vitest';
import { readingOrder } from '#core/archive/parse/readers/pdf/layout.ts';
import type { Run } from '#core/archive/parse/readers/pdf/lines.ts';
import { pdfReader } from '#core/archive/parse/readers/pdf/pdf.ts';
import { inputOf, memorySource, readWith, refusal } from '../support.ts';
import { column, pdf } from './pdfFile.ts';

const lines = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name} line ${index + 1} of a column`);
const textOf = (blocks: readonly { readonly text: string }[] | undefined) =>
  blocks?.map(({ text }) => text) ?? [];

describe('a page in columns', () => {
  const page = [
    { x: 60, y: 770, size: 26, text: 'The ferry across the harbour' },
    { x: 60, y: 740, size: 26, text: 'runs again after the storm' },
    ...column(60, 700, lines('left', 20)),
    ...column(310, 700, lines('right', 20)),
    { x: 60, y: 430, size: 18, text: 'A second story under both of the columns' },
    ...column(60, 400, lines('lower left', 10)),
    ...column(310, 400, lines('lower right', 10)),
  ];

  it('is read column by column, parted by what crosses them', async () => {
    const [result] = await readWith(pdfReader, { 'a.pdf': pdf([page]) });
    expect(textOf(result?.blocks)).toEqual([
      'The ferry across the harbour',
      'runs again after the storm',
      ...lines('left', 20),
      ...lines('right', 20),
      'A second story under both of the columns',
      ...lines('lower left', 10),
      ...lines('lower right', 10),
    ]);
  });

  it('gives type sizes relative to the body, and headlines of several lines as one', async () => {
    const [result] = await readWith(pdfReader, { 'a.pdf': pdf([page]) });
    expect(
      result?.blocks.slice(0, 3).map(({ fontSize, continues, role }) => [fontSize, continues ?? null, role]),
    ).toEqual([
      [2.6, null, null],
      [2.6, ' ', null],
      [1, null, null],
    ]);
  });

  it('places every word on its page', async () => {
    const [result] = await readWith(pdfReader, { 'a.pdf': pdf([page]) });
    const [sheet] = result?.facsimile ?? [];
    expect(sheet).toMatchObject({
      number: 1,
      width: 595,
      height: 842,
      image: { kind: 'pdf', path: 'a.pdf', pdfPage: 1 },
    });
    const characters = Array.from(result?.text ?? '');
    const words = sheet?.words.map(({ start, end }) => characters.slice(start, end).join('')) ?? [];
    expect(words.join(' ')).toBe((result?.text ?? '').split(/\s+/u).join(' '));
    const ferry = sheet?.words[1]?.box;
    expect(words[1]).toBe('ferry');
    expect(ferry?.left).toBeCloseTo((60 + 26 * 2.2) / 595, 1);
    expect(ferry?.top).toBeCloseTo((842 - 770 - 26 * 0.8) / 842, 1);
  });
});

describe('three columns under a headline over two of them', () => {
  it('reads the columns under the headline before the third', async () => {
    const [result] = await readWith(pdfReader, {
      'a.pdf': pdf([
        [
          { x: 40, y: 780, size: 22, text: 'A headline over two columns' },
          ...column(40, 750, lines('one', 25), 9),
          ...column(215, 750, lines('two', 25), 9),
          ...column(390, 790, lines('three', 28), 9),
        ],
      ]),
    });
    expect(textOf(result?.blocks)).toEqual([
      'A headline over two columns',
      ...lines('one', 25),
      ...lines('two', 25),
      ...lines('three', 28),
    ]);
  });
});

describe('a story under another one', () => {
  it('begins where a headline stands alone, though the columns run on', async () => {
    const [result] = await readWith(pdfReader, {
      'a.pdf': pdf([
        [
          ...column(40, 800, lines('one', 12), 9),
          ...column(215, 800, lines('two', 12), 9),
          ...column(390, 800, lines('three', 12), 9),
          { x: 40, y: 620, size: 24, text: 'Below' },
          ...column(40, 590, lines('four', 12), 9),
          ...column(215, 590, lines('five', 12), 9),
          ...column(390, 590, lines('six', 12), 9),
        ],
      ]),
    });
    expect(textOf(result?.blocks)).toEqual([
      ...lines('one', 12),
      ...lines('two', 12),
      ...lines('three', 12),
      'Below',
      ...lines('four', 12),
      ...lines('five', 12),
      ...lines('six', 12),
    ]);
  });
});

describe('text set from top to bottom', () => {
  const characters = (right: number, text: string): Run[] =>
    Array.from(text, (character, index) => ({
      text: character,
      left: right - 10,
      right,
      top: 100 + index * 10,
      bottom: 110 + index * 10,
      size: 10,
      direction: 'horizontal',
    }));

  it('is read from right to left, also where the file draws single characters', () => {
    const regions = readingOrder([
      ...characters(200, '渡口重新開放今晨'),
      ...characters(185, '石階清洗完畢居民'),
      ...characters(170, '排隊等候首班渡輪'),
    ]);
    expect(regions.flat().map(({ text }) => text)).toEqual([
      '渡口重新開放今晨',
      '石階清洗完畢居民',
      '排隊等候首班渡輪',
    ]);
    expect(regions.flat()[0]).toMatchObject({
      left: 190,
      right: 200,
      top: 100,
      bottom: 180,
      isVertical: true,
    });
  });
});

describe('a line with a wide space in it', () => {
  const run = (text: string, left: number, row: number): Run => ({
    text,
    left,
    right: left + Array.from(text).length * 10,
    top: 100 + row * 18,
    bottom: 110 + row * 18,
    size: 10,
    direction: 'horizontal',
  });
  const texts = (runs: readonly Run[]) =>
    readingOrder(runs)
      .flat()
      .map(({ text }) => text);

  it('is one line where the text around runs across the space', () => {
    expect(
      texts([
        run('霜叶镇三月四日电', 20, 0),
        run('渡口昨日重新开放居民', 120, 0),
        run('一早在石阶前排队等候首班渡轮运来的新鲜菜', 0, 1),
        run('蔬和报纸', 0, 2),
      ]),
    ).toEqual([
      '霜叶镇三月四日电 渡口昨日重新开放居民',
      '一早在石阶前排队等候首班渡轮运来的新鲜菜',
      '蔬和报纸',
    ]);
  });

  it('is two lines where the lines below begin behind the same gap', () => {
    const left = ['石阶清洗完毕渡口', '昨日重新开放居民', '排队等候首班渡轮'];
    const right = ['河水退去以后田里', '留下厚厚一层淤泥', '农人说今年不施肥'];
    expect(
      texts([
        run('一场大水过后的渡口和田地居民与农人说', 0, 0),
        ...left.map((text, index) => run(text, 0, index + 1)),
        ...right.map((text, index) => run(text, 100, index + 1)),
      ]),
    ).toEqual(['一场大水过后的渡口和田地居民与农人说', ...left, ...right]);
  });
});

describe('what belongs to the page and not to the text', () => {
  const pages = Array.from({ length: 4 }, (_, index) => [
    { x: 60, y: 815, size: 9, text: `The Harbour Post Friday, May ${6 + index}, 2022` },
    ...column(60, 700, lines(`page ${'abcd'[index]}`, 12)),
    { x: 290, y: 30, size: 9, text: String(index + 11) },
  ]);

  it('is dropped with its reason, but for the first running head', async () => {
    const [result] = await readWith(pdfReader, { 'a.pdf': pdf(pages) });
    const characters = Array.from(result?.text ?? '');
    const dropped = result?.dropped.map(({ start, end, reason }) => [
      reason,
      characters.slice(start, end).join(''),
    ]);
    expect(dropped?.filter(([reason]) => reason === 'pageNumber').map(([, text]) => text)).toEqual([
      '11',
      '12',
      '13',
      '14',
    ]);
    expect(dropped?.filter(([reason]) => reason === 'runningHead')).toHaveLength(3);
    expect(textOf(result?.blocks)).toContain('The Harbour Post Friday, May 6, 2022');
    expect(result?.text.split('\f')).toHaveLength(4);
  });

  it('is no headline, though several articles of a paper are called the same', async () => {
    const called = (name: string) => [
      { x: 60, y: 800, size: 20, text: name },
      ...column(60, 700, lines(name, 12)),
    ];
    const named = [
      'Fair',
      'Notes',
      'Tide',
      'Notes',
      'Wind',
      'Lamp',
      'Notes',
      'Sail',
      'Moor',
      'Rope',
      'Quay',
      'Hull',
    ];
    const [result] = await readWith(pdfReader, { 'a.pdf': pdf(named.map(called)) });
    expect(textOf(result?.blocks).filter((text) => named.includes(text))).toEqual(named);
  });

  it('leaves a year in the masthead alone', async () => {
    const [first = [], ...rest] = pages;
    const masthead = { x: 400, y: 790, size: 9, text: '2022' };
    const [result] = await readWith(pdfReader, { 'a.pdf': pdf([[...first, masthead], ...rest]) });
    expect(textOf(result?.blocks).some((text) => text.includes('2022') && !text.includes('Friday'))).toBe(
      true,
    );
  });
});

describe('PDFs without text', () => {
  it('are listed with their pages and a warning', async () => {
    const [result] = await readWith(pdfReader, { 'Post/a.pdf': pdf([[], []], '') });
    expect(result?.text).toBe('');
    expect(result?.warnings.map(({ code }) => code)).toEqual(['noTextLayer']);
    expect(result?.facsimile?.map(({ image }) => image)).toEqual([
      { kind: 'pdf', path: 'Post/a.pdf', pdfPage: 1 },
      { kind: 'pdf', path: 'Post/a.pdf', pdfPage: 2 },
    ]);
  });

  it('name the pages that have none among others', async () => {
    const [result] = await readWith(pdfReader, { 'a.pdf': pdf([column(60, 700, lines('a', 5)), [], []]) });
    expect(result?.warnings).toEqual([
      { code: 'pagesWithoutText', message: 'Pages 2, 3 have no text layer.', start: null },
    ]);
  });
});

describe('bad PDFs', () => {
  const refuse = async (bytes: Uint8Array) => {
    const input = await inputOf(memorySource({ 'Post/a.pdf': bytes }));
    expect(pdfReader.matches(input)).toBe(true);
    return refusal(() => pdfReader.read(input));
  };

  it('that need a password say so', async () => {
    const key = `<${'ab'.repeat(32)}>`;
    const locked = pdf(
      [column(60, 700, ['secret'])],
      `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >> /ID [<00> <00>]`,
    );
    expect(await refuse(locked)).toBe(
      'Post/a.pdf is protected with a password; save a copy of it without the password.',
    );
  });

  it('that are cut off say so', async () => {
    const whole = pdf([column(60, 700, lines('a', 5))]);
    expect(await refuse(whole.subarray(0, 60))).toBe(
      'Post/a.pdf is a PDF that is damaged or cut off; fetch it again.',
    );
    expect(await refuse(new TextEncoder().encode('%PDF-1.4\nnonsense'))).toBe(
      'Post/a.pdf is a PDF that is damaged or cut off; fetch it again.',
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { structurePage } from '#core/archive/parse/structure/structurePage.ts';
import type { PageReading, PixelBox, ReadLine, StructuredReading } from '#shared/model/scans/pageReading.ts';
import { inventPage, pageKinds } from '../../../../../bench/pages/inventedPages.ts';
import { readLaidPage, undamaged, usualDamage } from '../../../../../bench/pages/laidPage.ts';
import { randomNumbers } from '../../../../../bench/support/random.ts';
import { propertyRuns } from '../../../../../support/propertyRuns.ts';

const size = 30;
const leading = 42;

/** A horizontal line of Chinese type (or a vertical one), one word a character. */
function line(text: string, left: number, top: number, isVertical = false, height = size): ReadLine {
  const letters = [...text];
  const long = letters.length * height;
  const box = isVertical ? { left, top, width: height, height: long } : { left, top, width: long, height };
  return {
    box,
    isVertical,
    size: height,
    words: letters.map((letter, at) => ({
      text: letter,
      box: isVertical
        ? { left, top: top + at * height, width: height, height }
        : { left: left + at * height, top, width: height, height },
      confidence: 0.9,
      spaceBefore: false,
    })),
  };
}

/** Full lines of a column whose first is set in by two characters. */
const column = (mark: string, left: number, top: number, count: number, letters = 14): ReadLine[] =>
  Array.from({ length: count }, (_, at) =>
    at === 0
      ? line(mark.repeat(letters - 2), left + 2 * size, top)
      : line(mark.repeat(letters), left, top + at * leading),
  );

/** Lines of a tier of vertical type, from right to left. */
const tier = (mark: string, right: number, top: number, count: number, letters = 10): ReadLine[] =>
  Array.from({ length: count }, (_, at) => line(mark.repeat(letters), right - (at + 1) * leading, top, true));

const pageOf = (lines: readonly ReadLine[], others: Partial<PageReading> = {}): PageReading => ({
  width: 2000,
  height: 2600,
  skew: 0,
  turned: 0,
  language: 'zh-Hans',
  writing: 'horizontal-tb',
  engine: { name: 'test', version: '1' },
  lines,
  rules: [],
  frames: [],
  pictures: [],
  ...others,
});

const rule = (left: number, top: number, width: number, height: number) => ({
  isVertical: height > width,
  box: { left, top, width, height },
});

/** First characters of each article's blocks, in reading order. */
function articlesOf({ reading, blocks }: StructuredReading): string[] {
  const articles = new Map<number, string>();
  for (const { article, lines } of blocks) {
    if (article === null) continue;
    const marks = lines.map((at) => [...(reading.lines[at]?.words[0]?.text ?? '')][0] ?? '');
    const seen = articles.get(article) ?? '';
    articles.set(
      article,
      seen + marks.filter((mark, at) => mark !== (marks[at - 1] ?? seen.at(-1))).join(''),
    );
  }
  return [...articles.values()];
}

const kindsOf = ({ reading, blocks }: StructuredReading) =>
  blocks.map(({ kind, lines }) => [kind, reading.lines[lines[0] ?? -1]?.words[0]?.text]);

describe('structurePage', () => {
  test('puts every line of a page into exactly one block', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pageKinds), fc.integer({ min: 1, max: 1_000_000 }), (kind, seed) => {
        const page = inventPage(kind, randomNumbers(seed));
        const { reading, blocks } = structurePage(readLaidPage(page, usualDamage, randomNumbers(seed)));
        const placed = blocks.flatMap(({ lines }) => lines).sort((a, b) => a - b);
        expect(placed).toEqual(reading.lines.map((_, at) => at));
        expect(blocks.every(({ lines }) => lines.length > 0)).toBe(true);
      }),
      { numRuns: propertyRuns(30) },
    );
  });

  test('makes nothing of an empty page', () => {
    expect(structurePage(pageOf([])).blocks).toEqual([]);
  });

  test('gives a headline in the middle all columns below its own white', () => {
    const page = pageOf([
      line('甲题目', 650, 100, false, 80),
      ...column('甲', 100, 240, 12),
      ...column('乙', 560, 240, 12),
      ...column('丙', 1020, 240, 12),
    ]);
    expect(articlesOf(structurePage(page))).toEqual(['甲乙丙']);
  });

  test('shares columns between two headlines by where they stand', () => {
    const page = pageOf([
      line('子题目好', 200, 100, false, 60),
      ...column('子', 100, 240, 12),
      line('丑题目好', 890, 100, false, 60),
      ...column('丑', 560, 240, 12),
      ...column('寅', 1020, 240, 12),
    ]);
    expect(articlesOf(structurePage(page))).toEqual(['子', '丑寅']);
  });

  test('reads what stands in a frame as an item of its own', () => {
    const page = pageOf(
      [
        line('甲题目', 300, 100, false, 70),
        ...column('甲', 100, 240, 20),
        ...column('乙', 560, 240, 5),
        line('框', 700, 520, false, 60),
        ...column('框', 580, 600, 8, 12),
      ],
      { frames: [{ left: 560, top: 490, width: 420, height: 500 }] },
    );
    expect(articlesOf(structurePage(page))).toEqual(['甲乙', '框']);
  });

  test('finds a frame that broken rules draw', () => {
    const page = pageOf(
      [
        line('甲题目', 300, 100, false, 70),
        ...column('甲', 100, 240, 20),
        ...column('乙', 560, 240, 5),
        line('框', 700, 520, false, 60),
        ...column('框', 580, 600, 8, 12),
      ],
      {
        rules: [
          rule(560, 490, 4, 220),
          rule(560, 760, 4, 230),
          rule(976, 492, 4, 498),
          rule(600, 490, 380, 4),
          rule(560, 986, 300, 4),
        ],
      },
    );
    expect(articlesOf(structurePage(page))).toEqual(['甲乙', '框']);
  });

  test('reads tiers of vertical type from right to left, the upper first', () => {
    const page = pageOf(
      [
        line('甲題目', 1800, 100, true, 70),
        ...tier('乙', 1780, 100, 12),
        ...tier('丙', 1780, 440, 12),
        line('丁題目', 1100, 100, true, 70),
        ...tier('戊', 1080, 100, 12),
        ...tier('己', 1080, 440, 12),
      ],
      { writing: 'vertical-rl', language: 'zh-Hant' },
    );
    expect(articlesOf(structurePage(page))).toEqual(['甲乙丙', '丁戊己']);
  });

  test('takes a horizontal headline over tiers for theirs, read from right to left', () => {
    const head = line('題目好', 1200, 100, false, 90);
    const turned: ReadLine = {
      ...head,
      words: head.words.map((word, at) => ({ ...word, box: head.words.at(-1 - at)?.box as PixelBox })),
    };
    const page = pageOf([turned, ...tier('乙', 1780, 230, 25), ...tier('丙', 1780, 570, 25)], {
      writing: 'vertical-rl',
      language: 'zh-Hant',
    });
    expect(articlesOf(structurePage(page))).toEqual(['題乙丙']);
  });

  test('names what a block is', () => {
    const page = pageOf(
      [
        line('江声日报', 700, 40, false, 150),
        line('一九九八年一月六日　星期二', 720, 220),
        line('甲大题目', 650, 330, false, 80),
        line('小题目在下', 680, 430, false, 45),
        ...column('甲', 100, 520, 12),
        ...column('乙', 560, 520, 12),
        ...column('丙', 1020, 520, 12),
        line('图片说明', 200, 1720, false, 26),
      ],
      { pictures: [{ left: 100, top: 1100, width: 600, height: 600 }] },
    );
    expect(kindsOf(structurePage(page))).toEqual([
      ['masthead', '江'],
      ['headline', '甲'],
      ['deck', '小'],
      ['paragraph', '甲'],
      ['paragraph', '乙'],
      ['paragraph', '丙'],
      ['caption', '图'],
    ]);
  });

  test('takes a frame in another face for an advertisement', () => {
    const large = (mark: string, top: number) => line(mark.repeat(9), 1100, top, false, 45);
    const page = pageOf(
      [
        line('甲题目', 300, 100, false, 70),
        ...column('甲', 100, 240, 30),
        ...[300, 370, 440, 510].map((top) => large('广', top)),
      ],
      {
        frames: [{ left: 1060, top: 260, width: 500, height: 320 }],
      },
    );
    expect(kindsOf(structurePage(page))).toContainEqual(['advertisement', '广']);
  });

  test('goes on with a paragraph in the next column', () => {
    const page = pageOf([
      line('甲题目', 380, 100, false, 80),
      ...column('甲', 100, 240, 12),
      ...column('乙', 560, 240, 12).map((each, at) => (at === 0 ? line('乙'.repeat(14), 560, 240) : each)),
    ]);
    const paragraphs = structurePage(page).blocks.filter(({ kind }) => kind === 'paragraph');
    expect(paragraphs.map(({ lines }) => lines.length)).toEqual([24]);
  });

  test('cuts a line that was read across the gutter', () => {
    const [left, right] = [column('甲', 100, 240, 12), column('乙', 560, 240, 12)];
    const [a, b] = [left[5] as ReadLine, right[5] as ReadLine];
    const bridge = {
      ...a,
      box: { ...a.box, width: b.box.left + b.box.width - a.box.left },
      words: [...a.words, ...b.words],
    };
    const lines = [
      line('题目题目', 380, 100, false, 80),
      ...left.filter((each) => each !== a),
      ...right.filter((each) => each !== b),
      bridge,
    ];
    const structured = structurePage(pageOf(lines));
    expect(structured.reading.lines).toHaveLength(lines.length + 1);
    expect(articlesOf(structured)).toEqual(['题甲乙']);
  });

  test('finds the same articles on a page held askew', () => {
    for (const kind of pageKinds) {
      const page = inventPage(kind, randomNumbers(3), 0);
      const askew = inventPage(kind, randomNumbers(3), 1.2);
      const partOf = (reading: PageReading) =>
        structurePage(reading)
          .blocks.map(({ article, lines }) => `${article}: ${[...lines].sort((a, b) => a - b).join(' ')}`)
          .sort();
      expect(partOf(readLaidPage(askew, undamaged, randomNumbers(1)))).toEqual(
        partOf(readLaidPage(page, undamaged, randomNumbers(1))),
      );
    }
  });

  test('reads a picture that lies on its side or its head', () => {
    const upright = pageOf([
      line('甲题目', 650, 100, false, 80),
      ...column('甲', 100, 240, 12),
      ...column('乙', 560, 240, 12),
      ...column('丙', 1020, 240, 12),
    ]);
    const { width, height } = upright;
    const turns = {
      90: (box: PixelBox) => ({
        left: box.top,
        top: width - box.left - box.width,
        width: box.height,
        height: box.width,
      }),
      180: (box: PixelBox) => ({
        ...box,
        left: width - box.left - box.width,
        top: height - box.top - box.height,
      }),
      270: (box: PixelBox) => ({
        left: height - box.top - box.height,
        top: box.left,
        width: box.height,
        height: box.width,
      }),
    };
    for (const turned of [90, 180, 270] as const) {
      const turn = turns[turned];
      const lines = upright.lines.map((each) => ({
        ...each,
        box: turn(each.box),
        words: each.words.map((word) => ({ ...word, box: turn(word.box) })),
      }));
      const size = turned === 180 ? { width, height } : { width: height, height: width };
      expect(articlesOf(structurePage({ ...upright, ...size, turned, lines }))).toEqual(['甲乙丙']);
    }
  });

  test('begins an article at each small headline of a Fraktur column, and goes on in the next column', () => {
    const latin = (text: string, left: number, top: number): ReadLine => {
      const width = [...text].length * 14;
      const box = { left, top, width, height: 28 };
      return {
        box,
        isVertical: false,
        size: 28,
        words: [{ text, box, confidence: 0.9, spaceBefore: false }],
      };
    };
    const full = (mark: string, left: number, top: number, count: number) =>
      Array.from({ length: count }, (_, at) => latin(mark.repeat(50), left, top + at * 36));
    const page = pageOf(
      [
        latin('Aarau.', 408, 100),
        ...full('a', 100, 136, 10),
        latin('Berlin.', 401, 496),
        ...full('b', 100, 532, 10),
        ...full('c', 840, 100, 8),
        latin('Danzig.', 1141, 388),
        ...full('d', 840, 424, 10),
      ],
      { language: 'de-Latf' },
    );
    expect(articlesOf(structurePage(page))).toEqual(['Aa', 'Bbc', 'Dd']);
  });
});

test('the paper’s day is furniture also between the tiers, a day under a letter is not', () => {
  const day = line('中華民國二十八年四月二十一日星期五', 300, 900, false, 34);
  const signed = line('民國二十八年四月十日', 1900 - 5 * leading, 1200, true);
  const page = pageOf(
    [
      ...tier('甲', 1900, 100, 30, 24),
      day,
      ...tier('乙', 1900, 1200, 4, 24),
      signed,
      ...tier('丙', 1600, 1200, 20, 24),
    ],
    { writing: 'vertical-rl', language: 'zh-Hant' },
  );
  const { reading, blocks } = structurePage(page);
  const kindOf = (text: string) =>
    blocks.find(({ lines }) =>
      lines.some((at) => reading.lines[at]?.words.map((word) => word.text).join('') === text),
    )?.kind;
  expect(kindOf('中華民國二十八年四月二十一日星期五')).toBe('folio');
  expect(kindOf('民國二十八年四月十日')).toBe('paragraph');
});

describe('two pages on one picture', () => {
  const beside = (page: PageReading, by: number): PageReading => {
    const moved = <T extends PixelBox>(box: T): T => ({ ...box, left: box.left + by });
    return {
      ...page,
      lines: page.lines.map((some) => ({
        ...some,
        box: moved(some.box),
        words: some.words.map((word) => ({ ...word, box: moved(word.box) })),
      })),
      rules: page.rules.map((some) => ({ ...some, box: moved(some.box) })),
      frames: page.frames.map(moved),
      pictures: page.pictures.map(moved),
    };
  };

  test.each(pageKinds)('are read one after the other: %s', (kind) => {
    const pages = Array.from({ length: 16 }, (_, seed) =>
      readLaidPage(inventPage(kind, randomNumbers(seed)), undamaged, randomNumbers(seed)),
    ).toSorted((a, b) => a.width - b.width);
    let pairs = 0;
    for (const [at, left] of pages.entries()) {
      const given = pages[at + 1];
      if (!given || left.width + given.width < 1.2 * Math.max(left.height, given.height)) continue;
      pairs++;
      const right = beside(given, left.width);
      const { reading, blocks } = structurePage({
        ...left,
        width: left.width + given.width,
        height: Math.max(left.height, given.height),
        lines: [...right.lines, ...left.lines],
        rules: [...left.rules, ...right.rules],
        frames: [...left.frames, ...right.frames],
        pictures: [...left.pictures, ...right.pictures],
      });
      const order = blocks.flatMap(({ lines }) => lines);
      expect(order.toSorted((a, b) => a - b)).toEqual(reading.lines.map((_, index) => index));
      const sides = order.map((index) => (reading.lines[index]?.box.left ?? 0) >= left.width);
      const turns = sides.filter((side, index) => index > 0 && side !== sides[index - 1]);
      expect(turns).toEqual([kind !== 'vertical']);
    }
    expect(pairs).toBeGreaterThan(3);
  });
});

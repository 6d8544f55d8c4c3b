import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeIssue } from '#core/archive/parse/compose/composeIssue.ts';
import { CanonicalText } from '#core/archive/parse/readers/blocks/canonicalText.ts';
import { expectSound } from '../issues.ts';

/** Text, left edge, top, type size; a character is 0.008 wide and a line 0.015 high in body type. */
type Placed = readonly [text: string, left: number, top: number, size?: number];

interface Setting {
  readonly hint?: string;
  /** Whether the format states type sizes; otherwise only the boxes are as high as the type. */
  readonly statesSizes?: boolean;
  readonly path?: string;
}

function compose(pages: readonly (readonly Placed[])[], setting: Setting = {}) {
  const { hint, statesSizes = true, path = 'folder/0001.pdf' } = setting;
  const text = new CanonicalText();
  pages.forEach((lines, index) => {
    text.breakPage();
    for (const [printed, left, top, size = 1] of lines) {
      text.addBlock([{ text: printed, glue: null }], {
        page: index + 1,
        ...(statesSizes ? { fontSize: size } : {}),
        box: {
          left,
          top,
          width: Math.min(0.8, Array.from(printed).length * 0.008 * size),
          height: 0.015 * size,
        },
      });
    }
  });
  const source = { path, format: 'pdf', encoding: 'pdf', size: 1, contentHash: '0' };
  const read = text.toResult({ format: 'pdf', encoding: 'pdf' });
  const issue = composeIssue(hint === undefined ? read : { ...read, titleHint: hint }, {
    ...source,
    normalForm: 'NFC',
  });
  expectSound(issue);
  return issue;
}

const headlines = (issue: ReturnType<typeof compose>) =>
  issue.articles.map(({ headline }) => headline?.text ?? null);

/** Six lines of running text in one column. */
const body = (left: number, top: number): Placed[] =>
  [
    'The harbour board met in the forenoon and',
    'heard the report of its engineer on the',
    'state of the north pier, which has given',
    'way in two places since the gales of the',
    'winter. A sum was voted for its repair and',
    'the work is to be begun within the month.',
  ].map((text, index): Placed => [text, left, top + index * 0.02]);

const articles: readonly Placed[] = [
  ['Repairs to the Pier', 0.1, 0.3, 2],
  ...body(0.1, 0.36),
  ['A New Lamp at the Point', 0.55, 0.3, 2],
  ...body(0.55, 0.36),
];

describe('The nameplate of a page with type sizes', () => {
  it('is the large title over the date line, with the ears beside it', () => {
    const issue = compose([
      [
        ['Fair and cold,', 0.1, 0.04],
        ['winds northerly.', 0.1, 0.056],
        ['The Marlow Packet', 0.3, 0.05, 3.5],
        ['Late', 0.85, 0.04],
        ['Edition', 0.85, 0.056],
        ['Vol. XII. No. 88.', 0.1, 0.13],
        ['Friday, March 8, 1901', 0.42, 0.13],
        ['Price One Penny.', 0.75, 0.13],
        ...articles,
      ],
    ]);
    expect(issue.masthead.title).toBe('The Marlow Packet');
    expect([issue.date, issue.issueNumber, issue.masthead.price]).toEqual(['1901-03-08', '88', 'One Penny']);
    expect(headlines(issue)).toEqual(['Repairs to the Pier', 'A New Lamp at the Point']);
    expect(issue.warnings).toEqual([]);
  });

  it('may stand on two lines beside a month and its year, which make no day', () => {
    const issue = compose([
      [
        ['Marlow Harbour Board', 0.07, 0.045, 3],
        ['June', 0.8, 0.06, 1.5],
        ['Pilots and Keepers Newsletter', 0.07, 0.095, 3],
        ['2013', 0.8, 0.083, 1.5],
        ...articles,
      ],
      [
        ['2 Pilots and Keepers Newsletter', 0.1, 0.04, 1.2],
        ['Dues for the Year', 0.1, 0.1, 2],
        ...body(0.1, 0.16),
      ],
    ]);
    expect(issue.publication).toBe('Marlow Harbour Board Pilots and Keepers Newsletter');
    expect(issue.date).toBeNull();
    expect(issue.masthead.dateText).toBe('June 2013');
    expect(issue.warnings.map(({ code }) => code)).toEqual(['incompleteDate']);
    expect(headlines(issue)).toEqual(['Repairs to the Pier', 'A New Lamp at the Point', 'Dues for the Year']);
    expect(issue.dropped.map(({ text, reason }) => [text, reason])).toContainEqual([
      '2 Pilots and Keepers Newsletter',
      'runningHead',
    ]);
  });

  it('is the title though a headline below it is larger', () => {
    const issue = compose([
      [
        ['Marlow Evening Echo', 0.3, 0.04, 2.6],
        ['Tuesday, 7 May 1912', 0.4, 0.1],
        ['PIER FALLS INTO THE SEA', 0.1, 0.16, 4],
        ...articles,
      ],
    ]);
    expect(issue.masthead.title).toBe('Marlow Evening Echo');
    expect(issue.date).toBe('1912-05-07');
    expect(headlines(issue)[0]).toBe('PIER FALLS INTO THE SEA');
  });

  it('is a name of no common form where later pages or the file itself repeat it', () => {
    const front: readonly Placed[] = [['Kelpwrack', 0.3, 0.05, 3], ...articles];
    const second: readonly Placed[] = [['The Tide Tables', 0.1, 0.1, 2], ...body(0.1, 0.16)];
    expect(compose([front, second]).masthead.title).toBeNull();
    expect(compose([front, [['Kelpwrack', 0.1, 0.03], ...second]]).masthead.title).toBe('Kelpwrack');
    expect(compose([front, second], { hint: 'Kelpwrack, spring 2009' }).masthead.title).toBe('Kelpwrack');
  });

  it('is not the headline of an article that a date follows', () => {
    const issue = compose([
      [['Repairs to the Pier at Last', 0.1, 0.05, 3], ['March 8, 1901', 0.1, 0.12], ...body(0.1, 0.16)],
    ]);
    expect(issue.masthead.title).toBeNull();
  });

  it('is found in Chinese pages', () => {
    const lines = [
      '港务局昨日上午开会听取工程师关于北堤的报告',
      '会议决定拨款修复并于本月内动工完成全部工程',
    ];
    const issue = compose([
      [
        ['马洛晚报', 0.1, 0.04, 4],
        ['2013年6月7日 星期五', 0.5, 0.05],
        ['第1753期', 0.5, 0.075],
        ['北堤修复工程开工', 0.1, 0.2, 2],
        ...lines.map((text, index): Placed => [text, 0.1, 0.26 + index * 0.02]),
        ['灯塔换上新灯', 0.5, 0.2, 2],
        ...lines.map((text, index): Placed => [text, 0.5, 0.26 + index * 0.02]),
      ],
    ]);
    expect([issue.masthead.title, issue.date, issue.issueNumber]).toEqual(['马洛晚报', '2013-06-07', '1753']);
    expect(headlines(issue)).toEqual(['北堤修复工程开工', '灯塔换上新灯']);
  });
});

describe('The nameplate of a page whose boxes alone show the type', () => {
  it('is found by its height, with a year that stands apart from day and month', () => {
    const issue = compose(
      [
        [
          ['Anno 1795. No. 146', 0.3, 0.03],
          ['Harbour Courant', 0.2, 0.06, 3],
          ['Published weekly. Tuesday, 16th June.', 0.25, 0.12],
          ...body(0.1, 0.2),
          ...body(0.55, 0.2),
        ],
      ],
      { statesSizes: false },
    );
    expect([issue.masthead.title, issue.date]).toEqual(['Harbour Courant', '1795-06-16']);
  });
});

describe('The nameplate of a page whose headings are marked', () => {
  it('is none of its headlines', () => {
    const text = new CanonicalText();
    const add = (lines: readonly Placed[], role: 'headline' | 'paragraph') =>
      text.addBlock(
        lines.map(([line, left, top, size = 1]) => ({
          text: line,
          box: { left, top, width: line.length * 0.008 * size, height: 0.015 * size },
        })),
        { page: 1, role },
      );
    add([['Harbour Courant', 0.2, 0.06, 3]], 'headline');
    add([['No. 146. Tuesday, 16 June 1795.', 0.25, 0.12]], 'paragraph');
    for (const left of [0.1, 0.55]) {
      add([['The Pier', left, 0.2, 1.2]], 'headline');
      add(body(left, 0.25), 'paragraph');
    }
    const issue = composeIssue(text.toResult({ format: 'pageXml', encoding: 'utf-8' }), {
      path: '1.xml',
      format: 'pageXml',
      encoding: 'utf-8',
      size: 1,
      contentHash: '0',
      normalForm: 'NFC',
    });
    expectSound(issue);
    expect([issue.masthead.title, issue.date, issue.issueNumber]).toEqual([
      'Harbour Courant',
      '1795-06-16',
      '146',
    ]);
    expect(headlines(issue)).toEqual(['The Pier', 'The Pier']);
  });
});

describe('A paper without a front page that tells', () => {
  const leader = (dateLine: string): readonly Placed[] => [
    ['FOR THE LAMP.', 0.1, 0.05, 1.5],
    ...body(0.1, 0.1),
    ['THE MARLOW PACKET.', 0.1, 0.3, 1.5],
    [dateLine, 0.1, 0.34],
    ...body(0.1, 0.38),
    ['A DRY SUMMER.', 0.1, 0.6, 1.5],
    ...body(0.1, 0.65),
  ];

  it('has title, place and date where they head its leading articles', () => {
    const issue = compose([leader('Marlow, N. B., May 18, 1878.')], { path: 'P_1878_01_21/0002.hocr' });
    expect([issue.masthead.title, issue.date]).toEqual(['The Marlow Packet', '1878-05-18']);
    expect(issue.masthead.parts.find(({ field }) => field === 'place')?.value).toBe('Marlow, N. B.');
    expect(issue.warnings).toEqual([]);
  });

  it('has none where a sentence names the day', () => {
    const issue = compose([leader('It was read on the pier at Marlow, May 18, 1878.')]);
    expect(issue.masthead.title).toBeNull();
  });
});

describe('Any pages with places', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Harbour Courant',
      'THE PACKET',
      'May 26, 1916',
      'June 2013',
      'No. 7',
      'Anno 1795',
      '马洛晚报',
      '2',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => /\p{L}/u.test(text)),
  );
  const line = fc.tuple(
    piece,
    fc.double({ min: 0, max: 0.8, noNaN: true }),
    fc.double({ min: 0, max: 0.95, noNaN: true }),
    fc.constantFrom(1, 1, 1.4, 2, 4),
  );

  it('lose no character to the nameplate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(line, { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (pages, statesSizes) => {
          compose(
            pages.map((lines) =>
              lines.map(([text, left, top, size]): Placed => [text.trim(), left, top, size]),
            ),
            { statesSizes, hint: 'Harbour Courant' },
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

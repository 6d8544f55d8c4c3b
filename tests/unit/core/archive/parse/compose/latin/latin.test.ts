import { describe, expect, it } from 'vitest';
import { readDictionary } from '#core/archive/parse/compose/latin/latinHyphens.ts';
import { composeText, expectSound } from '../issues.ts';

function compose(text: string, path?: string) {
  const issue = composeText(text, path);
  expectSound(issue);
  return issue;
}

const head = 'THE SALTERN HERALD\n\nNo. 812.     FRIDAY, MAY 6, 1921.     PRICE ONE PENNY.\n\n';
const body =
  'The ferry was opened again on Tuesday, and the first boat\ncarried some thirty persons across the water, which was\nstill a good deal higher than most of them had expected.';
const article = (headline: string, text = body) => `${headline}\n\n${text}\n\n`;

describe('English mastheads', () => {
  it('read title, date, number, price, pages and edition', () => {
    const issue = compose(
      `THE\nSALTERN HERALD.\n\nESTABLISHED 1860.\nTOWN EDITION.\nNo. 3,412.\nSALTERN, FRIDAY, MAY 6th, 1921.\nFOUR PAGES.   PRICE TWOPENCE.\n\n${article('THE FERRY OPENED.')}Printed and published for the Proprietors by Grey and Son, Ltd., Market\nStreet, Saltern. Editor: E. Grey.\n`,
    );
    expect(issue).toMatchObject({
      publication: 'The Saltern Herald',
      date: '1921-05-06',
      issueNumber: '3412',
      pageCount: 4,
      edition: 'Town Edition',
      language: 'en',
      warnings: [],
    });
    expect(issue.masthead).toMatchObject({ weekday: 'Friday', price: 'Twopence' });
    expect(issue.imprint).toMatchObject({ publisher: 'Grey and Son, Ltd.', editor: 'E. Grey' });
    expect(issue.articles.map((each) => each.headline?.text)).toEqual(['THE FERRY OPENED.']);
  });

  it('report a weekday that disagrees', () => {
    const issue = compose(`THE SALTERN HERALD\n\nMONDAY, MAY 6, 1921.\n\n${article('THE FERRY OPENED')}`);
    expect(issue.warnings.map((warning) => warning.code)).toEqual(['weekdayMismatch']);
  });
});

describe('English heads', () => {
  const headOf = (lines: string) => {
    const first = compose(head + article(lines)).articles[0];
    return [
      first?.headline?.text ?? null,
      first?.deck?.text ?? null,
      first?.bylines.map(({ name, role }) => [name, role]),
    ];
  };

  it.each([
    ['THE FERRY OPENED', ['THE FERRY OPENED', null, []]],
    ['THE FERRY OPENED.\n\nA DRY SUMMER.', ['THE FERRY OPENED.', 'A DRY SUMMER.', []]],
    ['THE FERRY AND\nTHE BRIDGE', ['THE FERRY AND THE BRIDGE', null, []]],
    ['THE FERRY OPENED\nA Crowd of Thirty', ['THE FERRY OPENED', 'A Crowd of Thirty', []]],
    ['The End of the Drought\nHow the Rain Came', ['The End of the Drought', 'How the Rain Came', []]],
    ['THE FERRY OPENED\nBy EDITH GREY.', ['THE FERRY OPENED', null, [['Edith Grey', null]]]],
    [
      'THE FERRY OPENED\nBy LONG STOP, Our Cricket Correspondent',
      ['THE FERRY OPENED', null, [['Long Stop', 'Our Cricket Correspondent']]],
    ],
  ])('%j', (lines, expected) => {
    expect(headOf(lines)).toEqual(expected);
  });

  it('keep the credit of a correspondent and the dateline', () => {
    const issue = compose(
      `${head}THE FERRY\n(From Our Own Correspondent.)\n\n${body}\n\nTHE DROUGHT\n\nLONDON, Tuesday.—${body}\n`,
    );
    expect(issue.articles.map((each) => each.creditLine)).toEqual([
      '(From Our Own Correspondent.)',
      'LONDON, Tuesday.',
    ]);
    expect(issue.articles[1]?.paragraphs[0]?.text).toMatch(/^LONDON, Tuesday\.—The ferry/u);
  });

  it('stand out of a solid column without empty lines', () => {
    const issue = compose(`${head}THE FERRY OPENED\n${body}\nA DRY SUMMER\n${body}\n`);
    expect(issue.articles.map((each) => each.headline?.text)).toEqual(['THE FERRY OPENED', 'A DRY SUMMER']);
  });
});

describe('English paragraphs', () => {
  it('are put together from wrapped lines, by empty lines or indents', () => {
    const second =
      'It was said that the steps must be washed twice more, and\nthat the band would play until dark on every evening of\nthe week, if the weather held.';
    const blank = compose(`${head}THE FERRY\n\n${body}\n\n${second}\n`).articles[0];
    const indented = compose(`${head}THE FERRY\n\n   ${body}\n   ${second}\n`).articles[0];
    for (const each of [blank, indented]) {
      expect(each?.paragraphs.map((paragraph) => paragraph.text)).toEqual([
        body.replaceAll('\n', ' '),
        second.replaceAll('\n', ' '),
      ]);
    }
  });

  it('go on over an empty line and a page head in the middle of a sentence', () => {
    const [start, end] = [
      'The ferry was opened again on Tuesday, and the first boat\ncarried some thirty persons across the water, which was',
      'still a good deal higher than most of them had expected.',
    ];
    const issue = compose(
      `${head}THE FERRY\n\n${start}\n\n${end}\n\n${start}\n\nPage 2      THE SALTERN HERALD      May 6, 1921\n\n${end}\n`,
    );
    expect(issue.articles).toHaveLength(1);
    expect(issue.articles[0]?.paragraphs.map((paragraph) => paragraph.text)).toEqual(
      Array(2).fill(`${start}\n${end}`.replaceAll('\n', ' ')),
    );
    expect(issue.pages.map((page) => page.number)).toEqual([1, 2]);
  });

  it('lose the hyphens of their line ends, which are kept as dropped', () => {
    const issue = compose(
      `${head}THE FERRY\n\nThe ferry was op-\nened again, and the opened gates of the south-\nwest pier were painted.\n`,
    );
    expect(issue.articles[0]?.paragraphs[0]?.text).toBe(
      'The ferry was opened again, and the opened gates of the south-west pier were painted.',
    );
    const hyphens = issue.dropped.filter(({ reason }) => reason === 'lineEndHyphen');
    expect(hyphens.map(({ text }) => text)).toEqual(['-']);
  });

  it('also lose the hyphens of Fraktur and of transcriptions, and keep those that belong to a word', () => {
    const issue = compose(
      `${head}THE FERRY\n\nDie Fähre wurde ge⸗\nſtern wieder er=\nöffnet, der Zeitungs-\nund Poſtverkehr der Reichs⸗\nAnſtalt mit ihr; die Ver¬\nwaltung dankt.\n`,
    );
    expect(issue.articles[0]?.paragraphs[0]?.text).toBe(
      'Die Fähre wurde geſtern wieder eröffnet, der Zeitungs- und Poſtverkehr der Reichs⸗Anſtalt mit ihr; die Verwaltung dankt.',
    );
    const hyphens = issue.dropped.filter(({ reason }) => reason === 'lineEndHyphen');
    expect(hyphens.map(({ text }) => text)).toEqual(['⸗', '=', '¬']);
  });

  it('begin with an indent also in a piece too short to tell its measure', () => {
    const issue = composeText(
      [
        'THE SALTERN HERALD',
        'No. 812. FRIDAY, MAY 6, 1921. PRICE ONE PENNY.',
        'THE FERRY OPENED',
        [
          '   It was said by the boatman that the steps must be',
          'washed twice more. The works are to begin next',
          'month, and will be finished before the winter. The',
          'works are to begin next month, and will be finished',
          'before the winter. The works are to begin next',
          'month, and will be finished before the winter.',
          '   It was said by the boatman that the steps must be',
          'washed twice more. There was no accident of any',
          'kind, and the band played until dark.',
        ].join('\n'),
      ].join('\n\n'),
    );
    expectSound(issue);
    expect(issue.articles[0]?.paragraphs.map(({ text }) => text.slice(0, 11))).toEqual([
      'It was said',
      'It was said',
    ]);
  });
});

describe('the hyphen at a line’s end', () => {
  const dictionary = readDictionary([
    'the railway carried coal over the good old bank',
    'a half-past train, the lamp-standard, in the cart',
  ]);
  it.each([
    ['the rail-', 'way', true, 'printed whole elsewhere'],
    ['the half-', 'past', false, 'printed with its hyphen elsewhere'],
    ['the coal-', 'cart', false, 'two words of this text'],
    ['Fif-', 'teen', true, 'the rest of a number'],
    ['fifty-', 'three', false, 'a number'],
    ['Ferrers-', 'Hythe', false, 'a capital follows'],
    ['swim-', 'ming', true, 'an ending'],
    ['south-', 'west', false, 'points of the compass'],
    ['re-', 'turn', true, 'a prefix'],
  ])('%s%s', (before, after, expected) => {
    expect(dictionary.isBreak(before, after)).toBe(expected);
  });
});

describe('English notices and continuations', () => {
  it('tell advertisements from paragraphs', () => {
    const issue = compose(
      `${head}${article('THE FERRY OPENED')}WANTED, a strong lad, able to swim. Apply to A. Grey.\n\nGREY AND SON. Ropes, Nails and Tar. Delivered to the water.\n\n${article('A DRY SUMMER')}`,
    );
    expect(issue.articles).toHaveLength(2);
    expect(issue.notices.map((notice) => [notice.kind, notice.text.slice(0, 14)])).toEqual([
      ['advertisement', 'WANTED, a stro'],
      ['advertisement', 'GREY AND SON. '],
    ]);
  });

  it('record where an article goes on', () => {
    const issue = compose(
      `${head}${article('THE FERRY OPENED', body.replace(/ expected\.$/u, ''))}Continued on page 3.\n\n${article('A DRY SUMMER')}3    THE SALTERN HERALD, FRIDAY, MAY 6, 1921.\n\nTHE FERRY OPENED\n\nContinued from page 1.\n\nexpected by anybody. ${body}\n`,
    );
    expect(
      issue.articles.map((each) => [each.headline?.text, each.page, each.continuedOn, each.continuedFrom]),
    ).toEqual([
      ['THE FERRY OPENED', null, 3, null],
      ['A DRY SUMMER', null, null, null],
      ['THE FERRY OPENED', 3, null, 1],
    ]);
  });
});

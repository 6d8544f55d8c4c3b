import { describe, expect, it } from 'vitest';
import { composeIssue } from '#core/archive/parse/compose/composeIssue.ts';
import { CanonicalText } from '#core/archive/parse/readers/blocks/canonicalText.ts';
import { expectSound } from '../issues.ts';

/** A column is 40 characters wide; a character is 0.007 of the page, a line 0.02. */
const character = 0.007;
const columnWidth = 40;

/** One column of a page: text lines flush, heads with their label `H` in the middle, short lines as they are. */
function composeColumn(lines: readonly (string | readonly ['H', string])[]) {
  const text = new CanonicalText();
  lines.forEach((line, index) => {
    const isHead = typeof line !== 'string';
    const printed = isHead ? line[1] : line.trimStart();
    const indent = isHead ? (columnWidth - printed.length) / 2 : line.length - printed.length;
    text.addBlock([{ text: printed, glue: null }], {
      page: 1,
      fontSize: 1,
      box: {
        left: 0.1 + indent * character,
        top: 0.02 * index,
        width: printed.length * character,
        height: 0.015,
      },
    });
  });
  const issue = composeIssue(text.toResult({ format: 'alto', encoding: 'utf-8' }), {
    path: 'Gazette/1922-05-06.xml',
    format: 'alto',
    encoding: 'utf-8',
    size: 1,
    contentHash: '0',
    normalForm: 'NFC',
  });
  expectSound(issue);
  const labels = lines.flatMap((line) => (typeof line === 'string' ? [] : [line[1]]));
  return { issue, labels };
}

const column = [
  ['H', 'Ferry Opens Again'],
  '  The ferry at the landing was opened on',
  'Tuesday morning, and the whole of the vi-',
  '            llage stood there.',
  '  The toll, which had been twopence for so',
  'many years that nobody could say who had',
  'asked for it first, is a penny now, and the',
  'mayor of the town, Mr. Lane, paid it as the',
  '          first of all.',
  ['H', 'Dry Summer Ahead'],
  '  It did not rain in June, and in July it',
  'rained before noon on one day only. The',
  'wells are low, and the council asks that',
  'gardens be watered in the evening, and',
  '               Not by day,',
  'so that there is enough for the cattle.',
  ['H', 'School Closes'],
  '  The school closed on Friday with songs.',
  'The children of the upper form gave a play',
  'about the river, which was much applauded.',
] as const;

describe('a page in columns', () => {
  it('has the heads that are set in the middle of their column, and none in mid-sentence', () => {
    const { issue, labels } = composeColumn(column);
    expect(issue.articles.map(({ headline }) => headline?.text)).toEqual(labels);
  });

  it('takes a short run under capitals in a column of advertisements for one notice', () => {
    const { issue } = composeColumn([
      ...column,
      ['H', 'LANE BROS.'],
      'Best boots in town, $2.50 the pair. Call',
      'at the store by the landing.',
      ['H', 'RIVER HOTEL'],
      'Rooms by the day or the week. Terms cash.',
      ['H', 'MARLOW LAUNDRY'],
      'Shirts 10 cents. Phone 21.',
      ['H', 'Rain at Last'],
      '  It rained on Sunday night, and the wells',
      'of the upper village have water again, so',
      'that the order of the council is recalled.',
    ]);
    expect(issue.articles.map(({ headline }) => headline?.text)).toEqual([
      'Ferry Opens Again',
      'Dry Summer Ahead',
      'School Closes',
      'Rain at Last',
    ]);
    expect(issue.notices.map(({ kind, text }) => [kind, text])).toEqual([
      ['advertisement', 'LANE BROS. Best boots in town, $2.50 the pair. Call at the store by the landing.'],
      ['advertisement', 'RIVER HOTEL Rooms by the day or the week. Terms cash.'],
      ['advertisement', 'MARLOW LAUNDRY Shirts 10 cents. Phone 21.'],
    ]);
  });
});

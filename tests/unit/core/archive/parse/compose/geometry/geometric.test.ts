import { describe, expect, it } from 'vitest';
import { composeIssue } from '#core/archive/parse/compose/composeIssue.ts';
import { CanonicalText } from '#core/archive/parse/readers/blocks/canonicalText.ts';
import { expectSound } from '../issues.ts';

/** Text, left edge, top, type size; a column is 0.3 wide and a line 0.02 high. */
type Placed = readonly [text: string, left: number, top: number, size?: number];

function compose(lines: readonly Placed[]) {
  const text = new CanonicalText();
  for (const [printed, left, top, size = 1] of lines) {
    text.addBlock([{ text: printed, glue: null }], {
      page: 1,
      fontSize: size,
      box: { left, top, width: Math.min(0.3, printed.length * 0.008 * size), height: 0.015 * size },
    });
  }
  const issue = composeIssue(text.toResult({ format: 'pdf', encoding: 'binary' }), {
    path: 'Gazette/1862-05-06.pdf',
    format: 'pdf',
    encoding: 'binary',
    size: 1,
    contentHash: '0',
    normalForm: 'NFC',
  });
  expectSound(issue);
  return issue;
}

describe('Lines with places and sizes', () => {
  const issue = compose([
    ['From the river', 0.1, 0.08, 1.4],
    ['The Ferry Opened', 0.1, 0.11, 2],
    ['after Many Months', 0.1, 0.15, 2],
    ['The ferry at the landing was opened', 0.11, 0.2],
    ['again on Tuesday, and the whole of the', 0.1, 0.22],
    ['village stood at the landing to see it.', 0.1, 0.24],
    ['The toll, which had been twopence be-', 0.116, 0.26],
    ['fore, is a penny now, and the people of', 0.1, 0.28],
    ['the village were the first to hear of', 0.1, 0.3],
    ['it when the mayor read the paper out.', 0.5, 0.1],
    ['A Dry Summer', 0.5, 0.15, 2],
    ['It did not rain in June, and in July it', 0.51, 0.2],
    ['rained before noon on one day only.', 0.5, 0.22],
    ['The wells were low.', 0.5, 0.27],
  ]);

  it('have headlines in larger type, put together from their lines', () => {
    expect(
      issue.articles.map(({ kicker, headline }) => [kicker?.text ?? null, headline?.text ?? null]),
    ).toEqual([
      ['From the river', 'The Ferry Opened after Many Months'],
      [null, 'A Dry Summer'],
    ]);
    expect(issue.articles[0]?.decisions[0]?.reason).toBe('largerType');
    expect(issue.articles[0]?.confidence).toBeLessThan(1);
  });

  it('have paragraphs by indents, gaps and broken columns, with hyphens undone', () => {
    expect(issue.articles.map(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual([
      [
        'The ferry at the landing was opened again on Tuesday, and the whole of the village stood at the landing to see it.',
        'The toll, which had been twopence before, is a penny now, and the people of the village were the first to hear of it when the mayor read the paper out.',
      ],
      ['It did not rain in June, and in July it rained before noon on one day only.', 'The wells were low.'],
    ]);
  });

  it('are read like a text where all type is of one size', () => {
    const plain = compose([
      ['THE FERRY OPENED.', 0.15, 0.1],
      ['The ferry at the landing was opened', 0.11, 0.13],
      ['again on Tuesday, and the whole of the', 0.1, 0.15],
      ['village stood at the landing to see it.', 0.1, 0.17],
    ]);
    expect(plain.articles).toHaveLength(1);
  });
});

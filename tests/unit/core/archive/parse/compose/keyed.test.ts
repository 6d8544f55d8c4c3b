import { describe, expect, it } from 'vitest';
import { composeIssue } from '#core/archive/parse/compose/composeIssue.ts';
import {
  type BlockLine,
  type BlockMarks,
  CanonicalText,
} from '#core/archive/parse/readers/blocks/canonicalText.ts';
import { expectSound } from './issues.ts';

type Entry = readonly [BlockMarks['role'], string | null, string, Omit<BlockMarks, 'role' | 'article'>?];

/** Composes blocks of a format that marks its units: role, article key, text with `|` for line ends. */
function compose(entries: readonly Entry[], fields = {}) {
  const text = new CanonicalText();
  for (const [role, article, lines, more] of entries) {
    text.addBlock(
      lines.split('|').map((line): BlockLine => ({ text: line })),
      { role: role ?? null, ...(article === null ? {} : { article }), ...more },
    );
  }
  const issue = composeIssue(text.toResult({ format: 'mets', encoding: 'utf-8', fields }), {
    path: 'Gazette/issue.xml',
    format: 'mets',
    encoding: 'utf-8',
    size: 1,
    contentHash: '0',
    normalForm: 'NFC',
  });
  expectSound(issue);
  return issue;
}

describe('Units that a format has marked', () => {
  it('are one article wherever their blocks lie, in the order of their first blocks', () => {
    const issue = compose([
      ['headline', 'b', 'The Ferry', { page: 1 }],
      ['paragraph', 'b', 'It opened again|on Tuesday.', { page: 1 }],
      ['headline', 'a', 'A Dry Summer', { page: 1 }],
      ['paragraph', 'a', 'It did not rain.', { page: 1 }],
      ['paragraph', 'b', 'The toll is a penny.', { page: 2 }],
    ]);
    expect(
      issue.articles.map(({ headline, page, paragraphs }) => [
        headline?.text,
        page,
        paragraphs.map(({ text }) => text),
      ]),
    ).toEqual([
      ['The Ferry', 1, ['It opened again on Tuesday.', 'The toll is a penny.']],
      ['A Dry Summer', 1, ['It did not rain.']],
    ]);
    expect(issue.pages.map(({ number }) => number)).toEqual([1, 2]);
    expect(issue.articles.every(({ confidence }) => confidence === 1)).toBe(true);
  });

  it('take every role to its place', () => {
    const issue = compose([
      ['kicker', '1', 'From the river'],
      ['headline', '1', 'The Ferry'],
      ['headline', '1', 'Opened'],
      ['deck', '1', 'A penny a head'],
      ['byline', '1', 'Edith Grey'],
      ['paragraph', '1', 'It opened on Tuesday.'],
      ['subhead', '1', 'The toll'],
      ['paragraph', '1', 'It is a penny.'],
      ['caption', '1', 'The ferry at its landing'],
    ]);
    const [article] = issue.articles;
    expect(article).toMatchObject({
      kicker: { text: 'From the river' },
      headline: { text: 'The Ferry Opened' },
      deck: { text: 'A penny a head' },
      bylineLine: { text: 'Edith Grey' },
    });
    expect(article?.bylines.map(({ name }) => name)).toEqual(['Edith Grey']);
    expect(article?.paragraphs.map(({ kind }) => kind)).toEqual(['body', 'subhead', 'body', 'caption']);
  });

  it('may have no headline', () => {
    const issue = compose([
      ['paragraph', '1', 'It opened on Tuesday.'],
      ['headline', '2', 'A Dry Summer'],
      ['paragraph', '2', 'It did not rain.'],
    ]);
    expect(issue.articles.map(({ headline }) => headline?.text ?? null)).toEqual([null, 'A Dry Summer']);
  });

  it('are notices where they are advertisements', () => {
    const issue = compose([
      ['headline', '1', 'The Ferry'],
      ['paragraph', '1', 'It opened on Tuesday.'],
      ['advertisement', '2', 'SOAP.'],
      ['advertisement', '2', 'The best there is.'],
      [null, null, 'A line in no unit'],
    ]);
    expect(issue.articles).toHaveLength(1);
    expect(issue.notices.map(({ kind, text }) => [kind, text])).toEqual([
      ['advertisement', 'SOAP. The best there is.'],
      [expect.any(String), 'A line in no unit'],
    ]);
  });

  it('have their paragraphs put together where a column broke them', () => {
    const left = { box: { left: 0.1, top: 0.5, width: 0.2, height: 0.1 } };
    const right = { box: { left: 0.4, top: 0.1, width: 0.2, height: 0.1 } };
    const issue = compose([
      ['headline', '1', 'The Ferry', left],
      ['paragraph', '1', 'It opened again after', left],
      ['paragraph', '1', 'many months of work.', right],
      ['paragraph', '1', 'the toll is a penny', right],
    ]);
    expect(issue.articles[0]?.paragraphs.map(({ text }) => text)).toEqual([
      'It opened again after many months of work.',
      'the toll is a penny',
    ]);
  });

  it('leave masthead and imprint to their own fields', () => {
    const issue = compose([
      ['masthead', null, 'THE RIVER GAZETTE'],
      ['masthead', null, 'No. 812. Tuesday, May 6, 1862. Price one penny.'],
      ['headline', '1', 'The Ferry'],
      ['paragraph', '1', 'It opened on Tuesday.'],
      ['imprint', null, 'Printed and published by John Grey, River Street.'],
    ]);
    expect(issue).toMatchObject({ publication: 'The River Gazette', date: '1862-05-06' });
    expect(issue.articles).toHaveLength(1);
    expect(issue.imprint.parts.map(({ text }) => text).join(' ')).toContain('John Grey');
  });

  it('begin with a kicker also where the format has no keys', () => {
    const issue = compose([
      ['headline', null, 'The Ferry'],
      ['paragraph', null, 'It opened on Tuesday.'],
      ['kicker', null, 'Weather'],
      ['headline', null, 'A Dry Summer'],
      ['paragraph', null, 'It did not rain.'],
    ]);
    expect(issue.articles.map(({ kicker, headline }) => [kicker?.text ?? null, headline?.text])).toEqual([
      [null, 'The Ferry'],
      ['Weather', 'A Dry Summer'],
    ]);
  });
});

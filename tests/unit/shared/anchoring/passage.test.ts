import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageText, readPassage, snapSpan } from '#shared/anchoring/index.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import { parseSimple } from '../../core/archive/library/simpleIssue.ts';

describe('snapSpan', () => {
  const snapped = (text: string, start: number, end: number) => {
    const points = indexCodePoints(text);
    const span = snapSpan(points, { start, end });
    return span && points.slice(span.start, span.end);
  };

  it('completes characters that are made of several code points', () => {
    expect(snapped('a👨‍👩‍👧b', 2, 3)).toBe('👨‍👩‍👧');
    expect(snapped('cafe\u0301 x', 0, 4)).toBe('cafe\u0301');
    expect(snapped('𠮷野', 0, 1)).toBe('𠮷');
  });

  it('leaves white space at the ends out, full-width space too', () => {
    expect(snapped('　　本报讯\n\n', 0, 7)).toBe('本报讯');
    expect(snapped('one two', 3, 7)).toBe('two');
  });

  it('answers null when nothing is left', () => {
    expect(snapped('a \n b', 1, 4)).toBeNull();
    expect(snapped('abc', 2, 2)).toBeNull();
    expect(snapped('abc', 5, 9)).toBeNull();
    expect(snapped('', 0, 1)).toBeNull();
  });

  it('covers what was selected, apart from white space, and changes nothing the second time', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat({ max: 70 }), fc.nat({ max: 70 }), (value, a, b) => {
        const points = indexCodePoints(value);
        const chosen = { start: Math.min(a, b), end: Math.max(a, b) };
        const span = snapSpan(points, chosen);
        const selected = points.slice(chosen.start, chosen.end).trim();
        expect(span ? points.slice(span.start, span.end) : '').toContain(selected);
        if (span) expect(snapSpan(points, span)).toEqual(span);
      }),
    );
  });
});

describe('readPassage', () => {
  const issue = parseSimple(
    'a.txt',
    new TextEncoder().encode('Paper|2020-01-01||1\nOne first words\nTwo second words'),
  );

  it('gives the words of every paragraph on a line of its own', () => {
    const start = issue.text.indexOf('words');
    const passage = readPassage(issue, { start, end: issue.text.indexOf('second') + 6 });
    expect(passage.article?.headline?.text).toBe('One');
    expect(passageText(passage)).toBe('words\nTwo\nsecond');
  });

  it('skips other articles that lie between the ends of a torn one', () => {
    const text = 'Pier the storm left / ADVERTISEMENT / it in want of repair';
    const points = indexCodePoints(text);
    const gap = text.indexOf(' / ');
    const rest = text.indexOf('it in want');
    const [article] = issue.articles;
    if (!article) throw new Error('The made-up issue has articles.');
    const torn = makeFlow(
      [
        { start: 0, end: gap, glue: '' },
        { start: rest, end: text.length, glue: ' ' },
      ],
      points.slice,
    );
    const between = makeFlow([{ start: gap + 3, end: rest - 3, glue: '' }], points.slice);
    const articles = [
      { ...article, headline: null, paragraphs: [{ ...torn, kind: 'body' as const }] },
      { ...article, headline: between, paragraphs: [] },
    ];
    const passage = readPassage(
      { ...issue, masthead: { ...issue.masthead, parts: [] }, articles },
      { start: 5, end: rest + 10 },
    );
    expect(passageText(passage)).toBe('the storm left it in want');
  });
});

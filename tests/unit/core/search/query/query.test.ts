import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, type QueryOptions } from '#core/search/query/query.ts';
import { normalText } from '#core/search/text/normalForm.ts';
import { quoted } from '../support.ts';

const terms = (typed: string, options?: QueryOptions) =>
  parseQuery(typed, options).terms.map(({ kind, normal }) => [kind, normal]);
const codes = (typed: string) => parseQuery(typed).notes.map(({ code }) => code);

describe('the query language', () => {
  it('takes white space between terms, and Chinese without spaces as one phrase', () => {
    expect(terms('City  council')).toEqual([
      ['phrase', 'city'],
      ['phrase', 'council'],
    ]);
    expect(terms('市长　增长')).toEqual(
      [
        ['phrase', '市长'],
        ['phrase', '增长'],
      ].map(([kind, text]) => [kind, normalText(text ?? '')]),
    );
    expect(terms('融媒体中心')).toHaveLength(1);
  });

  it('reads quotes, minus and a star', () => {
    expect(terms('"city council"')).toEqual([['phrase', 'city council']]);
    expect(terms('"a \\"b\\" \\\\"')).toEqual([['phrase', 'a "b" \\']]);
    expect(terms('govern*')).toEqual([['word', 'govern']]);
    const { terms: wanted, without } = parseQuery('fire -"great fire" -smoke');
    expect(wanted.map(({ normal }) => normal)).toEqual(['fire']);
    expect(without.map(({ normal }) => normal)).toEqual(['great fire', 'smoke']);
  });

  it('reads fields', () => {
    const { conditions, terms: found } = parseQuery(
      'title:"the fire" by:Smith -paper:Daily page:2..4 tag:x colour:red date:1998-02..2003 note:why',
    );
    expect(found.map(({ normal, fields }) => [normal, fields])).toEqual([
      ['the fire', ['headline', 'kicker', 'deck']],
      ['why', ['note']],
    ]);
    expect(conditions).toEqual([
      { kind: 'byline', normal: 'smith', isNegative: false },
      { kind: 'publication', normal: 'daily', isNegative: true },
      { kind: 'page', from: 2, to: 4, isNegative: false },
      { kind: 'tag', normal: 'x', isNegative: false },
      { kind: 'colour', colour: 'red', isNegative: false },
      { kind: 'date', range: { from: 19980200, to: 20031231 }, isNegative: false },
    ]);
  });

  it.each([
    ['1998', 19980000, 19981231],
    ['1998-3', 19980300, 19980331],
    ['1998-03-09', 19980309, 19980309],
    ['..1998', 0, 19981231],
    ['1998..', 19980000, 99_999_999],
    ['2003..1998', 19980000, 20031231],
  ])('reads date:%s', (text, from, to) => {
    expect(parseQuery(`date:${text}`).conditions).toEqual([
      { kind: 'date', range: { from, to }, isNegative: false },
    ]);
  });

  it('says how it understood what is not plain', () => {
    expect(codes('"half a quote')).toEqual(['unclosedQuote']);
    expect(terms('"half a quote')).toEqual([['phrase', 'half a quote']]);
    expect(codes('color:pink')).toEqual(['badValue']);
    expect(terms('color:pink')).toEqual([['phrase', 'color:pink']]);
    expect(codes('date:1998-13')).toEqual(['badValue']);
    expect(codes('https://a.b')).toEqual(['unknownField']);
    expect(terms('https://a.b')).toEqual([['phrase', 'https://a.b']]);
    expect(codes('by: Smith')).toEqual(['emptyField']);
    expect(codes('-smoke')).toEqual(['onlyNegative']);
    expect(codes('市长*')).toEqual(['wildcardIgnored']);
    expect(codes('\u200b')).toEqual(['nothingToFind']);
    expect(codes('')).toEqual([]);
    expect(codes(Array.from({ length: 5000 }, (_, at) => `w${at}`).join(' '))).toContain('tooManyTerms');
  });

  it('makes single words and runs of Chinese fuzzy on request, the longer the more', () => {
    expect(terms('the mayor parliament "mayor" 市长市长', { fuzzy: true }).map(([kind]) => kind)).toEqual([
      'phrase',
      'fuzzy',
      'fuzzy',
      'phrase',
      'misread',
    ]);
    expect(parseQuery('mayor parliament', { fuzzy: true }).terms.map(({ distance }) => distance)).toEqual([
      1, 2,
    ]);
  });

  it('finds any quoted text as it is, and reads any string at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(parseQuery(quoted(text)).terms.map(({ normal }) => normal)).toEqual(
          normalText(text) === '' ? [] : [normalText(text)],
        );
        const query = parseQuery(text, { fuzzy: true });
        for (const { normal } of [...query.terms, ...query.without]) expect(normalText(normal)).toBe(normal);
      }),
      { numRuns: 1000 },
    );
    for (const text of ['\ud800', '"'.repeat(10_000), '-'.repeat(10_000), 'by:'.repeat(3000), '\0\u0001']) {
      expect(parseQuery(text).terms.length).toBeLessThan(65);
    }
  });
});

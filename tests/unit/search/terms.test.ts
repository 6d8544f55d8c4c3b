import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalText } from '#core/search/normalForm.ts';
import { indexTerms, planQuery } from '#core/search/terms.ts';

describe('the encoder', () => {
  it('takes bigrams of runs, single characters of runs of one, and words', () => {
    expect([...indexTerms('今日5g网络,好 mayor𠮷野家')]).toEqual([
      '今日',
      '5g',
      '网络',
      '好',
      'mayor',
      '𠮷野',
      '野家',
    ]);
  });

  it('asks only for what a text with the phrase must have', () => {
    expect(planQuery('融媒体')).toEqual({ required: ['融媒', '媒体'], partial: null });
    expect(planQuery('中')).toEqual({ required: [], partial: null });
    expect(planQuery('(中)')).toEqual({ required: ['中'], partial: null });
    expect(planQuery('g网络')).toEqual({ required: ['网络'], partial: null });
    expect(planQuery('the mayor sa')).toEqual({ required: ['mayor'], partial: null });
    expect(planQuery('ayor sa')).toEqual({ required: [], partial: 'ayor' });
    expect(planQuery('...')).toEqual({ required: [], partial: null });
  });

  it('never asks for a term that a text with the phrase lacks', () => {
    const character = fc.constantFrom(...'中文報𠮷かガ한글abc12 ,.-—éй\u0e01\u0e34');
    fc.assert(
      fc.property(
        fc.array(character, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(12),
        (units, at, length) => {
          const text = normalText(units.join(''));
          const points = [...text];
          const start = at % Math.max(1, points.length);
          const phrase = normalText(points.slice(start, start + length + 1).join(''));
          fc.pre(phrase !== '' && text.includes(phrase));
          const terms = indexTerms(text);
          const { required, partial } = planQuery(phrase);
          for (const term of required) expect(terms).toContain(term);
          if (partial !== null) expect([...terms].some((term) => term.includes(partial))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalText } from '#core/search/normalForm.ts';
import { indexTerms, planQuery } from '#core/search/terms.ts';

describe('the encoder', () => {
  it('takes characters and bigrams of runs with their punctuation, words, and where both meet', () => {
    expect([...indexTerms('今日5g网络,好 mayor𠮷野家')].sort()).toEqual(
      [
        ...['今日', '今', '日', '5g', '网络', '网', '络', '络,', ',', ',好', '好'],
        ...['mayor', '𠮷野', '野家', '𠮷', '野', '家', '日5', 'g网', 'r𠮷'],
      ].sort(),
    );
  });

  it('asks only for what a text with the phrase must have', () => {
    const plan = (phrase: string) => {
      const { required, partial, exact } = planQuery(phrase);
      return [required, partial, exact];
    };
    expect(plan('融媒体')).toEqual([['融媒', '媒体'], null, null]);
    expect(plan('融媒')).toEqual([['融媒'], null, '融媒']);
    expect(plan('中')).toEqual([['中'], null, '中']);
    expect(plan('𠮷')).toEqual([['𠮷'], null, '𠮷']);
    expect(plan('(中)')).toEqual([['(中', '中)'], null, null]);
    expect(plan('g网络')).toEqual([['g网', '网络'], 'g', null]);
    expect(plan('the mayor sa')).toEqual([['mayor'], 'the', null]);
    expect(plan('ayor sa')).toEqual([[], 'ayor', null]);
    expect(plan('...')).toEqual([['..'], null, null]);
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalText } from '#core/search/text/normalForm.ts';
import { eachTerm, letterMark, planQuery } from '#core/search/text/terms.ts';

/** The terms of a text, by their kind. */
function termsOf(normal: string) {
  const terms = { words: new Set<string>(), characters: new Set<string>(), pairs: new Set<string>() };
  const mark = (areLetters: boolean) => (areLetters ? letterMark : '');
  eachTerm(normal, {
    word: (start, end) => terms.words.add(normal.slice(start, end)),
    character: (start, end, isLetter) => terms.characters.add(mark(isLetter) + normal.slice(start, end)),
    pair: (start, end, areLetters) => terms.pairs.add(mark(areLetters) + normal.slice(start, end)),
  });
  return { words: [...terms.words], characters: [...terms.characters], pairs: [...terms.pairs] };
}

describe('the encoder', () => {
  it('takes every character, every two side by side, and the words among them', () => {
    const letters = (text: string) => text.replaceAll('_', letterMark);
    expect(termsOf('今日5g网,好 ma𠮷野')).toEqual({
      words: ['5g', 'ma'],
      characters: ['今', '日', '_5', '_g', '网', ',', '好', '_m', '_a', '𠮷', '野'].map(letters),
      pairs: ['今日', '日5', '_5g', 'g网', '网,', ',好', '好 ', ' m', '_ma', 'a𠮷', '𠮷野'].map(letters),
    });
  });

  it('plans a phrase by its one term, or by its pairs and where they stand', () => {
    const plan = (phrase: string) => {
      const { exact, pairs } = planQuery(phrase);
      return [exact, pairs?.map(({ term, offset }) => `${term.replace(letterMark, '_')}${offset}`) ?? null];
    };
    expect(plan('融媒体')).toEqual([null, ['融媒0', '媒体1']]);
    expect(plan('融媒')).toEqual(['融媒', null]);
    expect(plan('中')).toEqual(['中', null]);
    expect(plan('𠮷')).toEqual(['𠮷', null]);
    expect(plan('𠮷野家')).toEqual([null, ['𠮷野0', '野家2']]);
    expect(plan('(中)')).toEqual([null, ['(中0', '中)1']]);
    expect(plan('g网络')).toEqual([null, ['g网0', '网络1']]);
    expect(plan('or sa')).toEqual([null, ['_or0', 'r 1', ' s2', '_sa3']]);
    expect(plan('g')).toEqual([`${letterMark}g`, null]);
    // What is neither letter nor sign is no term by itself.
    expect(plan('\u0000')).toEqual([null, null]);
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
          const { characters, pairs } = termsOf(text);
          const plan = planQuery(phrase);
          if (plan.exact !== null) expect([...characters, ...pairs]).toContain(plan.exact);
          for (const { term } of plan.pairs ?? []) expect(pairs).toContain(term);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAtDots, splitAtJoints, splitAtNumbers } from '../../../../../src-renderer/layout/lines/ties.ts';

const odd = (pieces: readonly string[]) => pieces.filter((_, index) => index % 2 === 1);

describe('what is never broken', () => {
  it('is a name with the dot behind it', () => {
    expect(odd(splitAtDots('总统奥马尔·哈桑·艾哈迈德'))).toEqual(['尔·', '桑·']);
  });

  it('is a number of full-width digits with its marks', () => {
    expect(odd(splitAtNumbers('比１９９７年增长１４·６％，３，５００人，１，２'))).toEqual([
      '１９９７',
      '１４·６％',
      '３，５００',
    ]);
    expect(odd(splitAtJoints('１４·６％'))).toEqual(['４·６']);
  });

  it('loses no letter', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'０９Ａ．，：·％字a1 𠮷'), maxLength: 40 });
    fc.assert(
      fc.property(texts, (text) => {
        for (const split of [splitAtDots, splitAtJoints, splitAtNumbers]) {
          expect(split(text).join('')).toBe(text);
        }
      }),
    );
  });
});

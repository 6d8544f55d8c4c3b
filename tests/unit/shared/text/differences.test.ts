import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesBetween } from '#shared/text/differences.ts';

describe('the differences between two texts', () => {
  it('are told word by word, and Chinese character by character', () => {
    expect(differencesBetween('the old bridge fell', 'the new bridge fell down')).toEqual([
      { isSame: true, left: 'the ', right: 'the ' },
      { isSame: false, left: 'old ', right: 'new ' },
      { isSame: true, left: 'bridge ', right: 'bridge ' },
      { isSame: false, left: 'fell', right: 'fell down' },
    ]);
    expect(differencesBetween('大橋落成', '大桥落城', (a, b) => a === b || a + b === '橋桥')).toEqual([
      { isSame: true, left: '大橋落', right: '大桥落' },
      { isSame: false, left: '成', right: '城' },
    ]);
  });

  it('are told character by character behind a number too', () => {
    expect(differencesBetween('1949年成立', '1949年建立')).toEqual([
      { isSame: true, left: '1949年', right: '1949年' },
      { isSame: false, left: '成', right: '建' },
      { isSame: true, left: '立', right: '立' },
    ]);
  });

  it('are none between long texts that read alike, and one where too much differs', () => {
    const long = '長文'.repeat(5000);
    expect(differencesBetween(long, long)).toEqual([{ isSame: true, left: long, right: long }]);
    const [left, right] = ['甲'.repeat(4000), '乙'.repeat(4000)];
    expect(differencesBetween(left, right)).toEqual([{ isSame: false, left, right }]);
  });

  it('put together again are both texts, and nothing where there is none', () => {
    const text = fc
      .array(fc.constantFrom('a ', 'b ', '中', '國', '，', 'cd '), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (left, right) => {
        const runs = differencesBetween(left, right);
        expect(runs.map((run) => run.left).join('')).toBe(left);
        expect(runs.map((run) => run.right).join('')).toBe(right);
        if (left === right) expect(runs.every(({ isSame }) => isSame)).toBe(true);
      }),
    );
  });
});

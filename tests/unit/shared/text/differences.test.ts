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

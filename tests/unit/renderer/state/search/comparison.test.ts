import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparedLines,
  spread,
  stretchesOf,
  withCompared,
} from '../../../../../src-renderer/state/search/comparison.ts';

const comparison = {
  unit: 'year',
  bins: [
    { value: '1901', of: 10 },
    { value: '1902', of: 4 },
    { value: '1903', of: 1 },
    { value: '1920', of: 2 },
  ],
  series: [
    { query: '鐵路', total: 6, counts: [5, 1, 0, 2] },
    { query: 'railway', total: 0, counts: [0, 0, 0, 0] },
  ],
  complete: true,
} as const;

describe('compared words', () => {
  it('are shares of all articles, or counted', () => {
    const values = (share: boolean) =>
      comparedLines(comparison, share).map(({ points }) => points.map(({ value }) => value));
    expect(values(true)).toEqual([
      [0.5, 0.25, 0, 1],
      [0, 0, 0, 0],
    ]);
    expect(values(false)[0]).toEqual([5, 1, 0, 2]);
  });

  it('are no line across years in which nothing was printed', () => {
    const [line] = comparedLines(comparison, true);
    expect(stretchesOf(line?.points ?? []).map(({ length }) => length)).toEqual([3, 1]);
  });

  it('are taken in once each, six at most', () => {
    expect(withCompared('a', [], ' b ')).toEqual(['b']);
    expect(withCompared('a', ['b'], 'b')).toEqual(['b']);
    expect(withCompared('a', ['b'], 'a')).toEqual(['b']);
    expect(withCompared('a', ['1', '2', '3', '4', '5', '6'], 'b')).toHaveLength(6);
  });

  it('are named at their ends without one name over another', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 150, noNaN: true }), { maxLength: 7 }), (heights) => {
        const placed = spread(heights, 15, 150);
        const sorted = placed.toSorted((a, b) => a - b);
        sorted.forEach((height, at) => {
          if (at > 0) expect(height - (sorted[at - 1] ?? 0)).toBeGreaterThan(14.99);
        });
        expect(Math.max(0, ...placed)).toBeLessThanOrEqual(150);
        expect(Math.min(150, ...placed)).toBeGreaterThan(-0.01);
      }),
    );
  });
});

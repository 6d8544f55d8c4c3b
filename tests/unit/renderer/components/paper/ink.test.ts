import { describe, expect, it } from 'vitest';
import { inkOf } from '../../../../../src-renderer/components/paper/strip/ink.ts';
import type { PaintedMark } from '../../../../../src-renderer/dom/highlights.ts';

const issue = {
  articles: [
    { id: 'a', start: 0, end: 120, paragraphs: [{ start: 20, end: 120 }] },
    { id: 'b', start: 121, end: 331, paragraphs: [{ start: 131, end: 331 }] },
  ],
  notices: [],
};
const mark = (start: number, end: number, colour: PaintedMark['colour'] = 'yellow'): PaintedMark => ({
  id: `${start}`,
  start,
  end,
  colour,
  numeral: null,
});
const none = { marks: [], matches: [], currentMatch: null };

describe('what is marked, in miniature', () => {
  it('is at the share of the running text where it stands', () => {
    const ink = inkOf(issue, { ...none, marks: [mark(70, 80, 'blue')] });
    expect(ink.get('a')?.get('blue')).toEqual([{ from: 0.5, to: 0.6 }]);
    expect(ink.has('b')).toBe(false);
  });

  it('is before the text where a headline is marked', () => {
    const [stretch] =
      inkOf(issue, { ...none, marks: [mark(2, 8)] })
        .get('a')
        ?.get('yellow') ?? [];
    expect(stretch?.to).toBeLessThan(0);
  });

  it('is drawn in every article that it runs over', () => {
    const ink = inkOf(issue, { ...none, marks: [mark(110, 151)] });
    expect(ink.get('a')?.get('yellow')).toEqual([{ from: 0.9, to: 1 }]);
    expect(ink.get('b')?.get('yellow')?.[0]?.to).toBeCloseTo(0.1);
  });

  it('tells the hit a person stands on from the others', () => {
    const matches = [
      { start: 30, end: 31 },
      { start: 140, end: 141 },
    ];
    const ink = inkOf(issue, { ...none, matches, currentMatch: 1 });
    expect([...(ink.get('a')?.keys() ?? [])]).toEqual(['match']);
    expect([...(ink.get('b')?.keys() ?? [])]).toEqual(['current']);
  });
});

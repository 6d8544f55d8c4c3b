import { describe, expect, it } from 'vitest';
import { columnsOf, placeOnPage } from '#shared/text/placeOnPage.ts';

/** A page of so many columns of lines of words, under a headline over all of them. */
function pageOf(columns: number) {
  const width = 0.9 / columns;
  const words = [{ box: { left: 0.05, top: 0.02, width: 0.9, height: 0.04 } }];
  let chance = 1;
  // Words of changing lengths, so that their gaps do not stand one under the other.
  const next = () => {
    chance = (chance * 48_271) % 2_147_483_647;
    return chance / 2_147_483_647;
  };
  for (let column = 0; column < columns; column++) {
    const right = 0.05 + (column + 1) * width - 0.01;
    for (let line = 0; line < 60; line++) {
      for (let left = 0.05 + column * width; left < right; ) {
        const length = Math.min(0.01 + next() * 0.04, right - left);
        words.push({ box: { left, top: 0.08 + line * 0.015, width: length, height: 0.01 } });
        left += length + 0.004;
      }
    }
  }
  return words;
}

const box = (x: number, y: number, width: number, height: number) => ({
  number: 3,
  label: null,
  x,
  y,
  width,
  height,
});

describe('columns of a page', () => {
  it.each([2, 4, 6])('%i are counted, whatever runs across them', (columns) => {
    expect(columnsOf(pageOf(columns))).toHaveLength(columns);
  });

  it('are none where there is one, or nothing', () => {
    expect(columnsOf(pageOf(1))).toEqual([]);
    expect(columnsOf([])).toEqual([]);
  });
});

describe('the place of a rectangle', () => {
  it('is its page and column, with the part of the column', () => {
    expect(placeOnPage(box(29, 5, 18, 10), pageOf(4), false)).toBe('p. 3, col. 2 top');
    expect(placeOnPage(box(29, 80, 18, 10), pageOf(4), true)).toBe('第3版第2栏下');
    expect(placeOnPage(box(28, 40, 44, 10), pageOf(4), false)).toBe('p. 3, cols. 2–3 middle');
    expect(placeOnPage(box(29, 2, 18, 96), pageOf(4), false)).toBe('p. 3, col. 2');
  });

  it('is a part of the page where no columns are known', () => {
    expect(placeOnPage(box(1, 1, 10, 10), [], false)).toBe('p. 3, top left');
    expect(placeOnPage(box(80, 80, 10, 10), [], true)).toBe('第3版右下');
    expect(placeOnPage(box(45, 45, 10, 10), [], true)).toBe('第3版正中');
    expect(placeOnPage(box(0, 0, 100, 100), pageOf(4), false)).toBe('p. 3');
  });

  it('has the page as it is labelled', () => {
    expect(placeOnPage({ ...box(0, 0, 100, 100), label: 'A7' }, [], false)).toBe('p. A7');
    expect(placeOnPage({ ...box(0, 0, 100, 100), label: '第01版' }, [], true)).toBe('第01版');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, WordBox } from '#shared/model/facsimile.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import {
  placeWords,
  spanBetween,
  type WordPlaces,
} from '../../../../../../src-renderer/components/facsimile/geometry/wordPlaces.ts';

/** Lines of words on a square page, every character 0.02 wide and every line 0.05 high. */
function printed(lines: readonly string[]): { readonly text: string; readonly places: WordPlaces } {
  const text = lines.join('\n');
  const words: WordBox[] = [];
  let at = 0;
  for (const [row, line] of lines.entries()) {
    for (const match of line.matchAll(/\S+/gu)) {
      const [start, length] = [at + match.index, match[0].length];
      const box = { left: match.index * 0.02, top: row * 0.05, width: length * 0.02, height: 0.04 };
      words.push({ start, end: start + length, box });
    }
    at += line.length + 1;
  }
  return { text, places: placeWords(words, indexCodePoints(text), 1) };
}

const chosen = (text: string, places: WordPlaces, x: number, y: number): string => {
  const unit = places.nearest({ x, y })?.unit;
  return unit ? text.slice(unit.start, unit.end) : '';
};

describe('words on a page', () => {
  const { text, places } = printed(['The gale broke', 'upon the harbour']);

  it('are found under a point, whole, and the nearest one beside it', () => {
    expect(chosen(text, places, 0.1, 0.02)).toBe('gale');
    expect(chosen(text, places, 0.9, 0.07)).toBe('harbour');
    expect(places.nearest({ x: 0.1, y: 0.02 })?.distance).toBe(0);
    expect(places.nearest({ x: 0.9, y: 0.07 })?.distance).toBeGreaterThan(0.5);
  });

  it('give one box for each line of a passage', () => {
    const boxes = places.boxesOf({ start: text.indexOf('gale'), end: text.indexOf('harbour') });
    expect(boxes).toHaveLength(2);
    expect(boxes[0]).toMatchObject({ left: 0.08, top: 0 });
    expect(boxes[1]?.width).toBeCloseTo('upon the'.length * 0.02);
  });

  it('are covered in part where a passage ends inside a word', () => {
    const at = text.indexOf('harbour');
    const [box] = places.boxesOf({ start: at, end: at + 4 });
    expect(box?.width).toBeCloseTo(0.08);
    expect(places.boxesOf({ start: at + 7, end: at + 9 })).toEqual([]);
  });

  it('come line by line', () => {
    const lines = places.lines().map((line) => line.map(({ start, end }) => text.slice(start, end)));
    expect(lines).toEqual([
      ['The', 'gale', 'broke'],
      ['upon', 'the', 'harbour'],
    ]);
  });

  it('tell whether any of a passage is here', () => {
    expect(places.meets({ start: 0, end: 3 })).toBe(true);
    expect(places.meets({ start: text.length, end: text.length + 5 })).toBe(false);
  });

  it('of a page without any are nowhere', () => {
    const empty = placeWords([], indexCodePoints(''), 1);
    expect(empty.nearest({ x: 0.5, y: 0.5 })).toBeNull();
    expect(empty.boxesOf({ start: 0, end: 5 })).toEqual([]);
  });
});

describe('lines that were never taken apart', () => {
  const box: Box = { left: 0.1, top: 0.1, width: 0.4, height: 0.04 };

  it('are chosen by characters in Chinese', () => {
    const line = '清溪渡开新船';
    const places = placeWords([{ start: 0, end: 6, box }], indexCodePoints(line), 1);
    expect(chosen(line, places, 0.31, 0.12)).toBe('开');
    expect(chosen(line, places, 0.05, 0.12)).toBe('清');
    expect(chosen(line, places, 0.95, 0.12)).toBe('船');
  });

  it('are chosen from the top where lines stand upright', () => {
    const upright: Box = { left: 0.1, top: 0.1, width: 0.04, height: 0.6 };
    const line = '清溪渡开新船';
    const places = placeWords([{ start: 0, end: 6, box: upright }], indexCodePoints(line), 1);
    expect(chosen(line, places, 0.12, 0.45)).toBe('开');
    expect(places.boxesOf({ start: 3, end: 4 })[0]).toMatchObject({ left: 0.1, width: 0.04 });
  });

  it('are chosen by words where spaces stand between them', () => {
    const line = 'ten new boats';
    const places = placeWords([{ start: 0, end: 13, box }], indexCodePoints(line), 1);
    expect(chosen(line, places, 0.26, 0.12)).toBe('new');
  });

  it('always give a piece of themselves', () => {
    const somewhere = fc.double({ min: -1, max: 2, noNaN: true });
    const line = fc.stringMatching(/^[a-z 清溪渡𠮷]{1,30}$/u);
    fc.assert(
      fc.property(line, somewhere, somewhere, (text, x, y) => {
        const index = indexCodePoints(text);
        const places = placeWords([{ start: 0, end: index.length, box }], index, 1);
        const unit = places.nearest({ x, y })?.unit;
        return unit !== undefined && unit.start >= 0 && unit.end <= index.length && unit.start < unit.end;
      }),
    );
  });
});

describe('columns', () => {
  it('do not run into each other where their lines stand level', () => {
    const line = (start: number, left: number): WordBox => ({
      start,
      end: start + 4,
      box: { left, top: 0.2, width: 0.3, height: 0.03 },
    });
    const places = placeWords([line(0, 0.1), line(5, 0.5)], indexCodePoints('left rite'), 1);
    expect(places.boxesOf({ start: 0, end: 9 })).toHaveLength(2);
  });

  it('are selected from whichever end one begins', () => {
    const [first, last] = [
      { start: 3, end: 7 },
      { start: 20, end: 24 },
    ];
    expect(spanBetween(first, last)).toEqual({ start: 3, end: 24 });
    expect(spanBetween(last, first)).toEqual({ start: 3, end: 24 });
  });
});

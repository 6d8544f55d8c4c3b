import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinFlowParts, passageOf } from '../../../../src-renderer/dom/passages.ts';
import { offsetInText, rangeInShown } from '../../../../src-renderer/dom/shownPart.ts';

const letters = fc.stringMatching(/^[a-z江河，。 ]{2,60}$/u);
/** A text, where it is cut, where soft hyphens are put in, and a stretch of it. */
const cutTexts = letters.chain((text) =>
  fc.record({
    text: fc.constant(text),
    cut: fc.integer({ min: 1, max: text.length - 1 }),
    hyphens: fc.uniqueArray(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 8 }),
    ends: fc.tuple(fc.integer({ min: 0, max: text.length }), fc.integer({ min: 0, max: text.length })),
  }),
);

const shownOf = (text: string, from: number, to: number, hyphens: readonly number[]): string =>
  [...text.slice(from, to)]
    .map((letter, index) => (index > 0 && hyphens.includes(from + index) ? `\u00ad${letter}` : letter))
    .join('');

describe('a paragraph that goes on in another place', () => {
  it('shows every stretch of its text once, in turn, wherever it is cut', () => {
    fc.assert(
      fc.property(cutTexts, ({ text, cut, hyphens, ends }) => {
        const [start, end] = ends.toSorted((a, b) => a - b);
        if (start === undefined || end === undefined) throw new Error('No ends.');
        const found = [
          { from: 0, to: cut },
          { from: cut, to: text.length },
        ].map((part) => {
          const shown = shownOf(text, part.from, part.to, hyphens);
          const range = start < end ? rangeInShown(text, part, shown, start, end) : null;
          return range ? shown.slice(range.start, range.end).replaceAll('\u00ad', '') : '';
        });
        expect(found.join('')).toBe(text.slice(start, end));
      }),
    );
  });

  it('answers for every place in it the same offset as in one place', () => {
    fc.assert(
      fc.property(cutTexts, ({ text, cut, hyphens }) => {
        for (let offset = 0; offset < text.length; offset++) {
          const part = offset < cut ? { from: 0, to: cut } : { from: cut, to: text.length };
          const shown = shownOf(text, part.from, part.to, hyphens);
          const range = rangeInShown(text, part, shown, offset, offset + 1);
          expect(offsetInText(text, part, shown, range?.start ?? -1)).toBe(offset);
        }
      }),
    );
  });

  it('is one passage with no break where it is cut', () => {
    const text = '清溪渡破例开了一班船。他以为会来二三十个人。';
    const flow = { start: 100, end: 100 + text.length, text, pieces: [piece(100, 100 + text.length)] };
    const next = { start: 200, end: 204, text: '第二天早', pieces: [piece(200, 204)] };
    const parts = [
      { flow, start: 3, end: 11 },
      { flow, start: 11, end: text.length },
      { flow: next, start: 0, end: 2 },
    ];
    expect(joinFlowParts(parts)).toHaveLength(2);
    expect(passageOf(joinFlowParts(parts))).toEqual({
      start: 103,
      end: 202,
      text: `${text.slice(3)}\n第二`,
    });
  });
});

function piece(start: number, end: number) {
  return { start, end, glue: '' as const };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toShown, toText } from '../../../../src-renderer/dom/softHyphens.ts';
import {
  hyphenateWords,
  loadHyphenation,
  softHyphen,
} from '../../../../src-renderer/layout/lines/hyphenation.ts';

const withoutSoftHyphens = (text: string) => text.replaceAll(softHyphen, '');
const everywhere = hyphenateWords((word) => [...word].join(softHyphen));

/** Running text with long words, marks, characters of two units, and soft hyphens of its own. */
const texts = fc.string({
  unit: fc.constantFrom('a', 'e', 'n', 'T', 'é', ' ', ',', '-', '.', '𠮷', '7', softHyphen),
  maxLength: 80,
});

describe('between a text and the same text with soft hyphens', () => {
  it('goes there and back to the same offset, from either edge', () => {
    fc.assert(
      fc.property(texts, fc.nat(80), (text, wanted) => {
        const shown = everywhere(text);
        const offset = Math.min(wanted, text.length);
        for (const edge of ['start', 'end'] as const) {
          expect(toText(text, shown, toShown(text, shown, offset, edge))).toBe(offset);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('covers exactly the passage, whatever stands between its letters', () => {
    fc.assert(
      fc.property(texts, fc.nat(80), fc.nat(80), (text, from, to) => {
        const shown = everywhere(text);
        const start = Math.min(from, to, text.length);
        const end = Math.min(Math.max(from, to), text.length);
        if (start === end) return;
        const passage = shown.slice(toShown(text, shown, start, 'start'), toShown(text, shown, end, 'end'));
        expect(withoutSoftHyphens(passage)).toBe(withoutSoftHyphens(text.slice(start, end)));
        expect(passage[0]).toBe(text[start]);
        expect(passage.at(-1)).toBe(text[end - 1]);
      }),
      { numRuns: 500 },
    );
  });

  it('reads every place in the shown text as one in the text, in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const shown = everywhere(text);
        let before = 0;
        for (let at = 0; at <= shown.length; at++) {
          const offset = toText(text, shown, at);
          expect(offset).toBeGreaterThanOrEqual(before);
          expect(offset).toBeLessThanOrEqual(text.length);
          before = offset;
        }
        expect(before).toBe(text.length);
      }),
    );
  });

  it('finds a word behind real hyphenation', async () => {
    const hyphenate = await loadHyphenation('en');
    const text = 'The procession had left the Guildhall at half-past eleven.';
    const shown = hyphenate?.(text) ?? '';
    expect(shown.length).toBeGreaterThan(text.length);
    const start = text.indexOf('Guildhall');
    const word = shown.slice(
      toShown(text, shown, start, 'start'),
      toShown(text, shown, start + 'Guildhall'.length, 'end'),
    );
    expect(withoutSoftHyphens(word)).toBe('Guildhall');
  });
});

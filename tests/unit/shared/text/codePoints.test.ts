import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, indexCodePoints } from '#shared/text/codePoints.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `${text}𠮷中`);
/** Longer than what is counted together, with pairs on and off its borders. */
const longText = fc
  .array(fc.constantFrom('a', '𠮷', '中', '\ud842', '\udfb7', 'word'), { minLength: 40, maxLength: 300 })
  .map((parts) => parts.join(''));

describe('code point offsets', () => {
  it('count what a spread of the string counts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(codePointLength(text)).toBe(Array.from(text).length);
        expect(indexCodePoints(text).length).toBe(Array.from(text).length);
      }),
    );
  });

  it('go to UTF-16 and back', () => {
    fc.assert(
      fc.property(anyText, fc.nat(50), (text, offset) => {
        const index = indexCodePoints(text);
        const at = Math.min(offset, index.length);
        expect(index.toUtf16(at)).toBe(Array.from(text).slice(0, at).join('').length);
        expect(index.toCodePoint(index.toUtf16(at))).toBe(at);
      }),
    );
  });

  it('are the same for every character of a longer text', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const index = indexCodePoints(text);
        let unit = 0;
        Array.from(text).forEach((character, at) => {
          expect(index.toUtf16(at)).toBe(unit);
          expect(index.toCodePoint(unit)).toBe(at);
          if (character.length === 2) expect(index.toCodePoint(unit + 1)).toBe(at);
          unit += character.length;
        });
        expect(index.toUtf16(index.length)).toBe(text.length);
        expect(index.toCodePoint(text.length)).toBe(index.length);
      }),
    );
  });

  it('slice like an array of characters', () => {
    fc.assert(
      fc.property(anyText, fc.nat(50), fc.nat(50), (text, from, to) => {
        expect(indexCodePoints(text).slice(from, to)).toBe(
          Array.from(text).slice(from, Math.max(from, to)).join(''),
        );
      }),
    );
  });

  it('answer a pair’s own offset from inside it, and clamp', () => {
    const index = indexCodePoints('a𠮷b');
    expect(index.toCodePoint(2)).toBe(1);
    expect(index.toUtf16(99)).toBe(4);
    expect(index.toCodePoint(-1)).toBe(0);
  });
});

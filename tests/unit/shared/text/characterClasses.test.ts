import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classAt,
  classBefore,
  countClass,
  hasClass,
  isHan,
  isLetter,
  isSpace,
  isUnprintable,
  isUpper,
} from '#shared/text/characterClasses.ts';

describe('character classes', () => {
  it('count the same characters as a pattern, outside the BMP too', () => {
    const counted: readonly (readonly [number, RegExp])[] = [
      [isLetter, /\p{L}/gu],
      [isUpper, /\p{Lu}/gu],
      [isHan, /\p{Script=Han}/gu],
      [isSpace, /\s/gu],
    ];
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const [bits, pattern] of counted) {
          const expected = text.match(pattern)?.length ?? 0;
          expect(countClass(text, bits)).toBe(expected);
          expect(hasClass(text, bits)).toBe(expected > 0);
        }
      }),
    );
  });

  it('look at the whole character before and after an offset', () => {
    expect(classAt('𠮷a', 0) & isHan).not.toBe(0);
    expect(classBefore('a𠮷', 3) & isHan).not.toBe(0);
    expect(classAt('a', 1)).toBe(0);
    expect(classBefore('a', 0)).toBe(0);
  });

  it('tell controls and zero-width marks from the blanks of the layout', () => {
    expect(hasClass('a\n b', isUnprintable)).toBe(false);
    expect(hasClass('a\u0007', isUnprintable)).toBe(true);
    expect(hasClass('\u200b', isUnprintable)).toBe(true);
    expect(hasClass('a\ufeff', isUnprintable)).toBe(true);
  });
});

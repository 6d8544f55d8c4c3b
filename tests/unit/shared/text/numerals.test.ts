import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '#shared/text/numerals.ts';

describe('printed numbers', () => {
  it.each([
    ['1753', 1753],
    ['１７５３', 1753],
    ['3,412', 3412],
    ['二〇二三', 2023],
    ['三千七百九十五', 3795],
    ['十', 10],
    ['二十', 20],
    ['廿一', 21],
    ['卅', 30],
    ['貳拾捌', 28],
    ['元', 1],
    ['四', 4],
    ['', null],
    ['四版', null],
    ['a', null],
  ])('%s', (printed, value) => {
    expect(parseNumber(printed)).toBe(value);
  });

  it('reads any whole number in digits', () => {
    fc.assert(fc.property(fc.nat(), (value) => parseNumber(String(value)) === value));
  });
});

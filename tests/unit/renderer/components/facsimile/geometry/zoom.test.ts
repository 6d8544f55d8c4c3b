import { describe, expect, it } from 'vitest';
import {
  pageWidth,
  wholePageWidth,
} from '../../../../../../src-renderer/components/facsimile/geometry/zoom.ts';

const tallPage = 0.7;

describe('the page in its window', () => {
  it('is seen whole in a wide and in a narrow one', () => {
    expect(wholePageWidth({ width: 1000, height: 700 }, tallPage)).toBeCloseTo(490);
    expect(wholePageWidth({ width: 300, height: 700 }, tallPage)).toBe(300);
  });

  it('takes the width it is given, within what can be looked at', () => {
    const window = { width: 1000, height: 700 };
    expect(pageWidth('width', window, tallPage)).toBe(1000);
    expect(pageWidth(2000, window, tallPage)).toBe(2000);
    expect(pageWidth(10, window, tallPage)).toBeCloseTo(245);
    expect(pageWidth(10_000_000, window, tallPage)).toBeLessThan(20_000);
  });
});

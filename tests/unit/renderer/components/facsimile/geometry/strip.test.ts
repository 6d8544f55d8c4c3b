import { describe, expect, it } from 'vitest';
import {
  boxBetween,
  isWorthReading,
} from '../../../../../../src-renderer/components/facsimile/geometry/region.ts';
import { stripOf } from '../../../../../../src-renderer/components/facsimile/geometry/strip.ts';

const page = { width: 800, height: 1200 };

describe('the strip of a line', () => {
  it('shows a short line large, with a rim around it', () => {
    const strip = stripOf({ left: 0.1, top: 0.1, width: 0.1, height: 0.01 }, false, page, 600);
    expect(strip.height).toBeCloseTo(40 * 1.6);
    expect(strip.left).toBeLessThan((0.1 * page.width * strip.pageWidth) / page.width);
  });

  it('shows a long line whole, as large as the room lets it be', () => {
    const strip = stripOf({ left: 0, top: 0.1, width: 0.5, height: 0.01 }, false, page, 600);
    expect(strip.width).toBeCloseTo(600);
  });

  it('is never smaller than the page', () => {
    const strip = stripOf({ left: 0, top: 0.1, width: 1, height: 0.1 }, false, page, 300);
    expect(strip.pageWidth).toBe(page.width);
  });

  it('of a vertical line is as long as the room is high', () => {
    const strip = stripOf({ left: 0.5, top: 0, width: 0.02, height: 0.25 }, true, page, 500);
    expect(strip.height).toBeCloseTo(500);
    expect(strip.pageWidth / strip.pageHeight).toBeCloseTo(page.width / page.height);
  });
});

describe('a part of the page', () => {
  it('is the same whichever corner the drag began at, and ends with the page', () => {
    const box = boxBetween({ x: 0.8, y: 1.2 }, { x: 0.2, y: 0.4 });
    expect(box.left).toBeCloseTo(0.2);
    expect(box.width).toBeCloseTo(0.6);
    expect(box.top + box.height).toBe(1);
    expect(boxBetween({ x: 0.2, y: 0.4 }, { x: 0.8, y: 1.2 })).toEqual(box);
  });

  it('is not what a slip of the hand draws', () => {
    expect(isWorthReading(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.502, y: 0.6 }))).toBe(false);
    expect(isWorthReading(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.6, y: 0.6 }))).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandGap,
  bandsOf,
  linesOfBands,
  longestBand,
  rowsOfBands,
} from '../../../../src-renderer/layout/bands.ts';

const rows = fc.integer({ min: 0, max: 4000 });
const most = fc.integer({ min: 6, max: 26 });

describe('the bands of a body', () => {
  it('hold all its lines, none more than a band and a little', () => {
    fc.assert(
      fc.property(rows, most, (lines, longest) => {
        const bands = bandsOf(lines, longest);
        expect(rowsOfBands(bands)).toBe(lines);
        expect(bands.lines).toBeLessThanOrEqual(longest * 1.2);
        expect(bands.last).toBeLessThanOrEqual(bands.lines);
        expect(linesOfBands(bands)).toBe(lines + (bands.count - 1) * bandGap);
      }),
    );
  });

  it('never end with a stub', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 18, max: 26 }), (lines, longest) => {
        const { count, lines: each, last } = bandsOf(lines, longest);
        if (count > 1) expect(last).toBeGreaterThanOrEqual(each * 0.4);
      }),
    );
  });

  it('are one where a text is only a little longer than a band, or where there are none', () => {
    expect(bandsOf(29, 26).count).toBe(1);
    expect(bandsOf(32, 26).count).toBe(2);
    expect(bandsOf(3000, Number.POSITIVE_INFINITY).count).toBe(1);
  });

  it('are as long as a good part of the window allows', () => {
    expect(longestBand(850, 26)).toBe(26);
    expect(longestBand(1400, 26)).toBe(26);
    expect(longestBand(550, 26)).toBe(16);
    expect(longestBand(100, 26)).toBe(6);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStop, previousStop, type Stretch } from '../../../../src-renderer/dom/verticalPages.ts';

const line = 26;
const sight = (from: number, lines: number) => ({ from: from * line, size: lines * line, line });
const pages = (...widths: readonly number[]): readonly Stretch[] => {
  let at = 0;
  return widths.map((width) => {
    const start = at;
    at += (width + 2) * line;
    return { start, end: start + width * line };
  });
};

describe('Page Down in tiers', () => {
  it('goes to the first page that is not seen to its end', () => {
    expect(nextStop(pages(10, 10, 10), sight(0, 15))).toBe(12 * line);
    expect(nextStop(pages(10, 10, 10), sight(0, 25))).toBe(24 * line);
  });

  it('goes a window of whole lines further in what is wider than the window', () => {
    expect(nextStop(pages(40, 10), { from: 0, size: 15.5 * line, line })).toBe(15 * line);
  });

  it('passes over nothing: what comes next was seen at most in part', () => {
    const widths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(widths, fc.integer({ min: 5, max: 50 }), (all, lines) => {
        const stretches = pages(...all);
        const end = stretches.at(-1)?.end ?? 0;
        let at = 0;
        for (let presses = 0; at + lines * line < end; presses++) {
          const next = nextStop(stretches, sight(at / line, lines));
          expect(next).toBeGreaterThan(at);
          // Only the white between two pages is skipped.
          const skipped = stretches.some((page) => page.start < next && page.end > at + lines * line + 2);
          const cut = stretches.some((page) => page.start < next && page.end > next);
          if (skipped) expect(next).toBeLessThanOrEqual(at + lines * line);
          expect(cut && !stretches.some((page) => page.end - page.start > lines * line)).toBe(false);
          at = next;
          expect(presses).toBeLessThan(1000);
        }
      }),
    );
  });
});

describe('Page Up in tiers', () => {
  it('goes back to where a window ends with what was first in sight', () => {
    expect(previousStop(pages(10, 10, 10), sight(24, 25))).toBe(0);
    expect(previousStop(pages(10, 10, 10), sight(24, 15))).toBe(12 * line);
  });

  it('stops at the beginning', () => {
    expect(previousStop(pages(10), sight(3, 15))).toBe(0);
  });
});

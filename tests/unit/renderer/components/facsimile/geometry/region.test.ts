import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '#shared/model/facsimile.ts';
import {
  boxAfterKey,
  boxBetween,
  boxInMiddle,
  boxOf,
  isWorthReading,
  moved,
  percentBoxOf,
  stretched,
} from '../../../../../../src-renderer/components/facsimile/geometry/region.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anywhere = fc.double({ min: -2, max: 3, noNaN: true });
const boxes = fc
  .record({ x: share, y: share, across: share, down: share })
  .map(({ x, y, across, down }) => boxBetween({ x, y }, { x: across, y: down }))
  .filter(isWorthReading);
const side = fc.constantFrom<(-1 | 0 | 1)[]>(-1, 0, 1);

const onPage = ({ left, top, width, height }: Box): boolean =>
  left >= 0 && top >= 0 && left + width <= 1 + 1e-9 && top + height <= 1 + 1e-9;
const press = (key: string, held: Partial<{ shiftKey: boolean; ctrlKey: boolean }> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  ...held,
});
const box: Box = { left: 0.2, top: 0.3, width: 0.4, height: 0.1 };

describe('a rectangle on a page', () => {
  it('is the same whichever corner the drag begins at, and ends at the edge of the page', () => {
    const drawn = boxBetween({ x: 0.7, y: 1.4 }, { x: -0.2, y: 0.5 });
    expect(drawn).toEqual(boxBetween({ x: -0.2, y: 0.5 }, { x: 0.7, y: 1.4 }));
    expect(drawn).toEqual({ left: 0, top: 0.5, width: 0.7, height: 0.5 });
  });

  it('is taken over in percent, never over the edge, and comes back where it was', () => {
    fc.assert(
      fc.property(boxes, (drawn) => {
        const percent = percentBoxOf(drawn);
        expect(percent.x + percent.width).toBeLessThanOrEqual(100 + 1e-6);
        expect(percent.y + percent.height).toBeLessThanOrEqual(100 + 1e-6);
        expect(percent.width).toBeGreaterThan(0);
        const again = boxOf(percent);
        for (const key of ['left', 'top', 'width', 'height'] as const)
          expect(again[key]).toBeCloseTo(drawn[key], 5);
      }),
    );
  });

  it('keeps its size when it is moved, and stays on the page', () => {
    fc.assert(
      fc.property(boxes, anywhere, anywhere, (drawn, across, down) => {
        const there = moved(drawn, across, down);
        expect(onPage(there)).toBe(true);
        expect([there.width, there.height]).toEqual([drawn.width, drawn.height]);
      }),
    );
  });

  it('is drawn by its sides without turning over, and stays on the page', () => {
    fc.assert(
      fc.property(boxes, side, side, anywhere, anywhere, (drawn, across, down, x, y) => {
        const there = stretched(drawn, { across, down }, x, y);
        expect(onPage(there)).toBe(true);
        expect(there.width).toBeGreaterThan(0);
        expect(there.height).toBeGreaterThan(0);
        if (across !== -1) expect(there.left).toBe(drawn.left);
        if (down !== -1) expect(there.top).toBe(drawn.top);
      }),
    );
  });

  it('moves by arrows, grows and shrinks with Shift, by less with Ctrl, and knows no other key', () => {
    expect(boxAfterKey(box, press('ArrowLeft'))?.left).toBeCloseTo(0.19);
    expect(boxAfterKey(box, press('ArrowDown'))?.top).toBeCloseTo(0.31);
    expect(boxAfterKey(box, press('ArrowRight', { ctrlKey: true }))?.left).toBeCloseTo(0.202);
    const grown = boxAfterKey(box, press('ArrowRight', { shiftKey: true }));
    expect([grown?.left, grown?.width]).toEqual([0.2, expect.closeTo(0.41)]);
    expect(boxAfterKey(box, press('ArrowUp', { shiftKey: true }))?.height).toBeCloseTo(0.09);
    expect(boxAfterKey(box, press('PageDown'))).toBeNull();
  });

  it('begins in the middle of what is seen of the page', () => {
    const begun = boxInMiddle({ left: 0, top: 0.5, width: 1, height: 0.3 });
    expect(begun.left + begun.width / 2).toBeCloseTo(0.5);
    expect(begun.top + begun.height / 2).toBeCloseTo(0.65);
    expect(isWorthReading(boxInMiddle({ left: 1, top: 1, width: 0, height: 0 }))).toBe(true);
  });
});

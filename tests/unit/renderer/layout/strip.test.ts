import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type SheetStretch,
  stopAt,
  stopsOf,
  stripScale,
  stripShift,
  tolerance,
  turnedStop,
} from '../../../../src-renderer/layout/strip.ts';

/** Stretches one below the other with white between them, below a masthead. */
function sheetOf(heights: readonly number[], opens: (index: number) => boolean): readonly SheetStretch[] {
  let top = 120;
  return heights.map((height, index) => {
    const stretch = { top, height, opensPage: opens(index) };
    top += height + 34;
    return stretch;
  });
}

const endOf = (stretches: readonly SheetStretch[]) => {
  const last = stretches.at(-1);
  return last ? last.top + last.height + 60 : 0;
};

const sheets = fc
  .tuple(fc.array(fc.integer({ min: 40, max: 9_000 }), { minLength: 1, maxLength: 30 }), fc.boolean())
  .map(([heights, paged]) => sheetOf(heights, (index) => paged || index % 3 === 0));

describe('a strip', () => {
  it('shows the sheet from its head to its foot, masthead and imprint included', () => {
    const stretches = sheetOf([1_000, 2_000], () => true);
    const { toStrip, height, places } = stripScale(stretches, endOf(stretches), 0.1, 20);
    expect(toStrip(0)).toBe(0);
    expect(toStrip(endOf(stretches))).toBeCloseTo(height);
    expect(places[0]).toEqual({ top: 0, height: 112 });
    expect(places[1]?.top).toBe(132);
  });

  it('moves the frame down whenever the sheet is scrolled down', () => {
    fc.assert(
      fc.property(sheets, fc.integer({ min: 300, max: 1_200 }), (stretches, room) => {
        const content = endOf(stretches);
        const { toStrip, height } = stripScale(stretches, content, 0.04, 18);
        const most = Math.max(1, content - room);
        let before = -1;
        for (let step = 0; step <= 40; step++) {
          const scrolled = (most * step) / 40;
          const top = toStrip(scrolled) - stripShift(height, room, scrolled / most);
          const bottom =
            toStrip(Math.min(content, scrolled + room)) - stripShift(height, room, scrolled / most);
          expect(toStrip(scrolled)).toBeGreaterThanOrEqual(before);
          before = toStrip(scrolled);
          expect(top).toBeGreaterThanOrEqual(-0.001);
          expect(bottom).toBeLessThanOrEqual(Math.max(room, height) + 0.001);
        }
      }),
    );
  });
});

describe('turning pages', () => {
  it('stops at each printed page, and at each screen of a long one', () => {
    const stretches = sheetOf([500, 3_000, 400], () => true);
    const stops = stopsOf(stretches, endOf(stretches), 900);
    expect(stops.map(({ stretch, screen }) => `${stretch}.${screen}`)).toEqual([
      '0.0',
      '1.0',
      '1.1',
      '1.2',
      '1.3',
      '2.0',
    ]);
    expect(stops[1]?.top).toBe(654);
  });

  it('leads from the first stop over all others to the last, and back', () => {
    fc.assert(
      fc.property(sheets, fc.integer({ min: 300, max: 1_200 }), (stretches, room) => {
        const stops = stopsOf(stretches, endOf(stretches), room);
        const most = Math.max(0, endOf(stretches) - room);
        expect(stops[0]?.top).toBe(0);
        let at = 0;
        for (let turns = 1; turns < stops.length; turns++) {
          at = turnedStop(stops, stops[at]?.top ?? 0, 1);
          expect(at).toBe(turns);
          expect(stops[at]?.top).toBeLessThanOrEqual(most);
          expect(stopAt(stops, stops[at]?.top ?? 0)).toBe(at);
        }
        expect(turnedStop(stops, stops[at]?.top ?? 0, 1)).toBe(at);
        for (; at > 0; at--) expect(turnedStop(stops, stops[at]?.top ?? 0, -1)).toBe(at - 1);
      }),
    );
  });

  it('goes from between two stops to the one before or after', () => {
    const stretches = sheetOf([4_000], () => true);
    const stops = stopsOf(stretches, endOf(stretches), 900);
    const between = (stops[1]?.top ?? 0) + 3 * tolerance;
    expect(turnedStop(stops, between, -1)).toBe(1);
    expect(turnedStop(stops, between, 1)).toBe(2);
  });

  it('has one stop where nothing can be scrolled', () => {
    const stretches = sheetOf([200], () => true);
    expect(stopsOf(stretches, endOf(stretches), 900)).toHaveLength(1);
  });
});

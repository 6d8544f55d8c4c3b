import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseColumns, gutter } from '../../../../src-renderer/layout/columns.ts';

const much = 100_000;

describe('choosing columns', () => {
  it('sets four columns of 13 to 14 Han characters where the look has four', () => {
    const { columns, columnWidth } = chooseColumns({
      available: 880,
      typeSize: 15,
      script: 'han',
      textWidth: much,
    });
    expect(columns).toBe(4);
    expect(columnWidth / 15).toBeGreaterThan(13);
    expect(columnWidth / 15).toBeLessThan(14);
  });

  it('adds a column when there is room for one more', () => {
    const at = (available: number) =>
      chooseColumns({ available, typeSize: 15, script: 'han', textWidth: much }).columns;
    expect(at(660)).toBe(3);
    expect(at(1340)).toBe(6);
  });

  it('sets one column on a phone, as wide as the phone', () => {
    expect(chooseColumns({ available: 358, typeSize: 15, script: 'han', textWidth: much })).toEqual({
      columns: 1,
      columnWidth: 358,
      width: 358,
    });
  });

  it('makes a narrower sheet of a little text, not shallow columns', () => {
    const few = chooseColumns({ available: 1340, typeSize: 15, script: 'han', textWidth: 400 });
    expect(few.columns).toBe(3);
    expect(few.width).toBeLessThan(900);
  });

  it('gives larger type fewer columns', () => {
    const at = (typeSize: number) =>
      chooseColumns({ available: 900, typeSize, script: 'latin', textWidth: much }).columns;
    expect(at(22)).toBeLessThan(at(14));
  });

  it('keeps every column readable and inside the room, at any width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 240, max: 4000 }),
        fc.integer({ min: 12, max: 28 }),
        fc.constantFrom('han' as const, 'latin' as const),
        fc.integer({ min: 0, max: 1_000_000 }),
        (available, typeSize, script, textWidth) => {
          const { columns, columnWidth, width } = chooseColumns({ available, typeSize, script, textWidth });
          expect(width).toBeLessThanOrEqual(available + 0.001);
          expect(columns * columnWidth + (columns - 1) * gutter).toBeCloseTo(width, 6);
          if (columns === 1) return;
          const ems = columnWidth / typeSize;
          const [narrowest, widest] = script === 'han' ? [12, 18] : [16, 22.5];
          expect(ems).toBeGreaterThanOrEqual(narrowest);
          expect(ems).toBeLessThanOrEqual(widest + 0.001);
        },
      ),
    );
  });
});

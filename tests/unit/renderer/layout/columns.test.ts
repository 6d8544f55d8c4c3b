import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseColumns } from '../../../../src-renderer/layout/columns.ts';

const much = 100_000;

describe('choosing columns', () => {
  it('sets four columns of 13 Han characters where the look has four', () => {
    const { columns, columnWidth } = chooseColumns({
      available: 880,
      typeSize: 15,
      script: 'han',
      textWidth: much,
    });
    expect(columns).toBe(4);
    expect(columnWidth / 15).toBe(13);
  });

  it('adds a column when there is room for one more', () => {
    const at = (available: number) =>
      chooseColumns({ available, typeSize: 15, script: 'han', textWidth: much }).columns;
    expect(at(660)).toBe(3);
    expect(at(1340)).toBe(6);
  });

  it('sets one column on a phone, as wide as the phone but for part of a square', () => {
    const phone = chooseColumns({ available: 358, typeSize: 15, script: 'han', textWidth: much });
    expect(phone).toMatchObject({ columns: 1, columnWidth: 345, width: 345 });
  });

  it('sets no Latin column narrower than 20 em', () => {
    const at = (available: number) =>
      chooseColumns({ available, typeSize: 16, script: 'latin', textWidth: much });
    expect(at(700)).toMatchObject({ columns: 2 });
    expect(at(1000)).toMatchObject({ columns: 2 });
    expect(at(1010)).toMatchObject({ columns: 3 });
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

  it('keeps every column readable, of whole Han squares and inside the room, at any width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 240, max: 4000 }),
        fc.integer({ min: 12, max: 28 }),
        fc.constantFrom('han' as const, 'latin' as const),
        fc.integer({ min: 0, max: 1_000_000 }),
        (available, typeSize, script, textWidth) => {
          const { columns, columnWidth, gutter, width } = chooseColumns({
            available,
            typeSize,
            script,
            textWidth,
          });
          expect(width).toBeLessThanOrEqual(available + 0.001);
          expect(columns * columnWidth + (columns - 1) * gutter).toBeCloseTo(width, 6);
          if (script === 'han') expect(columnWidth % typeSize).toBe(0);
          if (columns === 1) return;
          expect(gutter).toBeGreaterThanOrEqual(24);
          expect(gutter).toBeLessThanOrEqual(40);
          const ems = columnWidth / typeSize;
          const [narrowest, widest] = script === 'han' ? [13, 18] : [20, 26];
          expect(ems).toBeGreaterThanOrEqual(narrowest);
          expect(ems).toBeLessThanOrEqual(widest + 0.001);
        },
      ),
    );
  });
});

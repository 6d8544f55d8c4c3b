import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepApart } from '../../../../src-renderer/dom/numerals.ts';

describe('numerals in the margin', () => {
  it('stay where they are when there is room', () => {
    const places = [
      { id: 'a', x: 200, y: 10 },
      { id: 'b', x: 200, y: 40 },
    ];
    expect(keepApart(places, { width: 0, height: 14 })).toEqual(places);
  });

  it('go below one another when two passages start on one line', () => {
    const places = keepApart(
      [
        { id: 'a', x: 200, y: 10 },
        { id: 'b', x: 200, y: 10 },
      ],
      { width: 0, height: 14 },
    );
    expect(places.map(({ y }) => y)).toEqual([10, 24]);
  });

  it('never cover one another, however many there are', () => {
    const some = fc.array(
      fc.record({ x: fc.constantFrom(0, 3, 229, 458), y: fc.integer({ min: 0, max: 80 }) }),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(some, fc.boolean(), (positions, vertical) => {
        const places = positions.map((position, index) => ({ id: `n${index}`, ...position }));
        const size = vertical ? { width: 15, height: 0 } : { width: 0, height: 14 };
        const placed = keepApart(places, size);
        expect(placed).toHaveLength(places.length);
        for (const [index, a] of placed.entries()) {
          for (const b of placed.slice(index + 1)) {
            const apart = vertical
              ? Math.abs(a.y - b.y) >= 8 || Math.abs(a.x - b.x) >= 15
              : Math.abs(a.x - b.x) >= 8 || Math.abs(a.y - b.y) >= 14;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });
});

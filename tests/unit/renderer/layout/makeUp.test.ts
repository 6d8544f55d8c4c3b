import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf } from '../../../../src-renderer/layout/bands.ts';
import { itemHeight, makeUp } from '../../../../src-renderer/layout/makeUp.ts';
import { makeUpWithNotices } from '../../../../src-renderer/layout/notices.ts';
import { settle } from '../../../../src-renderer/layout/settle.ts';
import type { BlockFrame, Grid, Item, MakeUp, Placement } from '../../../../src-renderer/layout/types.ts';

const gridOf = (columns: number): Grid => ({
  columns,
  columnWidth: 205,
  gutter: 24,
  lineHeight: 26,
  rowGap: 26,
  bandLines: 26,
});

const article = (id: string, lines: number, level: Item['level'] = 'normal', bandLines = 26): Item => ({
  id,
  kind: 'article',
  level,
  lines,
  bands: (span) => bandsOf(Math.ceil(lines / span), bandLines),
  headHeight: (span) => (level === 'lead' ? 104 : span === 1 ? 78 : 52),
  headlineLines: (span) => (span === 1 ? 2 : 1),
});

const notice = (id: string, lines = 1): Item => ({
  ...article(id, lines),
  kind: 'notice',
  headHeight: () => 26,
  headlineLines: () => 0,
});

const sheet = (lengths: readonly number[]): readonly Item[] =>
  lengths.map((lines, index) => article(`a${index}`, lines, index === 0 ? 'lead' : 'normal'));

const place = (make: MakeUp, grid: Grid): Placement =>
  settle(make, grid, (item, span) => ({
    head: item.headHeight(span),
    body: itemHeight(item, span, grid) - item.headHeight(span),
  }));

const leaves = (make: MakeUp): readonly string[] =>
  make.kind === 'leaf' ? [make.item.id] : make.parts.flatMap(leaves);

const overlap = (a: BlockFrame, b: BlockFrame): boolean =>
  a.column < b.column + b.span &&
  b.column < a.column + a.span &&
  a.y < b.y + b.height &&
  b.y < a.y + a.height;

/** Columns × pixels that stay white at the feet of blocks, as a share of all. */
function whiteShare(placement: Placement, items: readonly Item[], grid: Grid): number {
  const byId = new Map(items.map((item) => [item.id, item]));
  let white = 0;
  let area = 0;
  for (const frame of placement.frames) {
    const item = byId.get(frame.id);
    if (!item) throw new Error(`No item ${frame.id}.`);
    const set = itemHeight(item, frame.span, grid);
    if (item.kind === 'article') white += Math.max(0, frame.height - set) * frame.span;
    area += frame.height * frame.span;
  }
  return white / area;
}

const lengths = fc.array(fc.integer({ min: 1, max: 160 }), { minLength: 1, maxLength: 40 });
const columnCounts = fc.integer({ min: 1, max: 6 });

describe('making up a sheet', () => {
  it('sets every article once, in reading order, over whole columns', () => {
    fc.assert(
      fc.property(lengths, columnCounts, (lines, columns) => {
        const grid = gridOf(columns);
        const items = sheet(lines);
        const make = makeUp(items, grid);
        expect(leaves(make)).toEqual(items.map((item) => item.id));
        for (const frame of place(make, grid).frames) {
          expect(frame.column).toBeGreaterThanOrEqual(0);
          expect(frame.column + frame.span).toBeLessThanOrEqual(columns);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lets no two blocks overlap and leaves no column of the sheet unused', () => {
    fc.assert(
      fc.property(lengths, columnCounts, (lines, columns) => {
        const grid = gridOf(columns);
        const { frames, height } = place(makeUp(sheet(lines), grid), grid);
        for (const [index, a] of frames.entries()) {
          for (const b of frames.slice(index + 1)) expect(overlap(a, b), `${a.id} and ${b.id}`).toBe(false);
          expect(a.y + a.height).toBeLessThanOrEqual(height + 1);
        }
        const used = new Set(
          frames.flatMap(({ column, span }) => Array.from({ length: span }, (_, i) => column + i)),
        );
        expect(used.size).toBe(columns);
      }),
      { numRuns: 60 },
    );
  });

  it('runs the lead over the full width', () => {
    fc.assert(
      fc.property(
        lengths,
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 30, max: 200 }),
        (lines, columns, lead) => {
          const grid = gridOf(columns);
          const { frames } = place(makeUp(sheet([lead, ...lines]), grid), grid);
          expect(frames[0]).toMatchObject({ id: 'a0', column: 0, span: columns, y: 0 });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lets neighbours of ordinary days end level: little of the sheet stays white', () => {
    const days = [
      [51, 42, 34, 33, 33, 49, 22, 22, 9, 8],
      [44, 31, 10, 32, 27, 31, 71, 18, 17, 36],
      [64, 105, 82, 28, 40, 22, 15, 60, 33, 12, 18],
      [30, 12, 12, 14, 90, 18, 25, 8, 8, 20, 40, 16, 35, 22],
    ];
    for (const day of days) {
      for (const columns of [3, 4, 5, 6]) {
        const grid = gridOf(columns);
        const items = sheet(day);
        const share = whiteShare(place(makeUp(items, grid), grid), items, grid);
        // Where no column is longer than a band, three columns leave little to choose from.
        expect(share, `${day} in ${columns} columns`).toBeLessThan(columns === 3 ? 0.075 : 0.06);
      }
    }
  });

  it('makes a page of an ordinary day, not a list: most articles stand beside another', () => {
    const grid = gridOf(5);
    const { frames } = place(makeUp(sheet([51, 42, 34, 33, 33, 49, 22, 22, 9, 8]), grid), grid);
    expect(frames.filter((frame) => frame.span === 5)).toHaveLength(1);
  });

  it('sets the second and third article side by side when their lengths allow', () => {
    const grid = gridOf(4);
    const { frames } = place(makeUp(sheet([61, 104, 80, 28]), grid), grid);
    const [lead, second, third] = frames;
    expect(second).toMatchObject({ column: 0, span: 2 });
    expect(third).toMatchObject({ column: 2, span: 2, y: second?.y });
    expect(second?.y).toBeGreaterThan((lead?.y ?? 0) + (lead?.height ?? 0));
  });

  it('makes bands of most articles on days of every size, and still ends them level', () => {
    const day = fc.array(fc.integer({ min: 12, max: 90 }), { minLength: 3, maxLength: 19 });
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 12, maxLength: 12 }),
        fc.constantFrom(4, 5, 6),
        (days, columns) => {
          const grid = gridOf(columns);
          let full = 0;
          let all = 0;
          let white = 0;
          for (const lines of days) {
            const items = sheet([60, ...lines]);
            const placement = place(makeUp(items, grid), grid);
            full += placement.frames.filter((frame) => frame.span === columns).length - 1;
            all += lines.length;
            white += whiteShare(placement, items, grid);
          }
          expect(full / all).toBeLessThan(0.08);
          // Lines are not opened up: what does not come out even stays white, a line or two a block; and no
          // column is longer than a band to make up for it.
          expect(white / days.length).toBeLessThan(0.05);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('sets no column longer than a band and a little more, whatever the lengths', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 2, maxLength: 24 }),
        fc.integer({ min: 2, max: 6 }),
        (lines, columns) => {
          const grid = gridOf(columns);
          const items = new Map(sheet(lines).map((item) => [item.id, item]));
          for (const { id, span } of place(makeUp([...items.values()], grid), grid).frames) {
            const bands = items.get(id)?.bands(span);
            expect(bands?.lines, id).toBeLessThanOrEqual(grid.bandLines * 1.2);
            if (span === 1) expect(bands?.count, `${id} in one column`).toBe(1);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('sets two articles and one alone', () => {
    expect(leaves(makeUp(sheet([40]), gridOf(3)))).toEqual(['a0']);
    expect(leaves(makeUp(sheet([40, 12]), gridOf(3)))).toEqual(['a0', 'a1']);
    expect(place(makeUp([], gridOf(3)), gridOf(3))).toEqual({ frames: [], rules: [], height: 0 });
  });

  it('is the same every time', () => {
    const items = sheet([51, 42, 34, 33, 33, 49, 22, 22, 9, 8]);
    expect(JSON.stringify(makeUp(items, gridOf(6)))).toBe(JSON.stringify(makeUp(items, gridOf(6))));
  });
});

describe('rules', () => {
  it('stand only where two articles meet, inside the sheet', () => {
    fc.assert(
      fc.property(lengths, columnCounts, (lines, columns) => {
        const grid = gridOf(columns);
        const { frames, rules, height } = place(makeUp(sheet(lines), grid), grid);
        const width = columns * (grid.columnWidth + grid.gutter) - grid.gutter;
        for (const rule of rules) {
          const across = rule.direction === 'across';
          expect(rule.x + (across ? rule.length : 0)).toBeLessThanOrEqual(width + 1);
          expect(rule.y + (across ? 0 : rule.length)).toBeLessThanOrEqual(height + 1);
          for (const frame of frames) {
            const through = across
              ? rule.y > frame.y &&
                rule.y < frame.y + frame.height &&
                rule.x < frame.x + frame.width &&
                rule.x + rule.length > frame.x
              : rule.x > frame.x &&
                rule.x < frame.x + frame.width &&
                rule.y < frame.y + frame.height &&
                rule.y + rule.length > frame.y;
            expect(through, `rule through ${frame.id}`).toBe(false);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leave notices alone, which have boxes of their own', () => {
    const grid = gridOf(3);
    const { rules } = place(makeUpWithNotices(sheet([60]), [notice('n0'), notice('n1')], grid), grid);
    expect(rules).toEqual([]);
  });
});

describe('notices', () => {
  it('fill the hole at the foot of a short block', () => {
    const grid = gridOf(2);
    const items = [article('a0', 40, 'lead'), article('a1', 36), article('a2', 18)];
    const { frames } = place(makeUpWithNotices(items, [notice('n0')], grid), grid);
    const short = frames.find((frame) => frame.id === 'a2');
    const box = frames.find((frame) => frame.id === 'n0');
    expect(box).toMatchObject({ column: short?.column, span: short?.span });
    expect(box?.y).toBeGreaterThan(short?.y ?? Number.POSITIVE_INFINITY);
  });

  it('stand side by side at the foot of the sheet where there is no hole', () => {
    const grid = gridOf(4);
    const { frames } = place(makeUpWithNotices(sheet([64]), [notice('n0'), notice('n1')], grid), grid);
    const [lead, first, second] = frames;
    expect(first?.y).toBeGreaterThan(lead?.y ?? 0);
    expect(first?.y).toBe(second?.y);
    expect((first?.span ?? 0) + (second?.span ?? 0)).toBe(4);
  });

  it('make a page of their own where there is no article', () => {
    const grid = gridOf(3);
    expect(leaves(makeUpWithNotices([], [notice('n0'), notice('n1')], grid))).toEqual(['n0', 'n1']);
  });
});

describe('settling', () => {
  it('gives heads, bodies and gaps whole lines, so that the lines of neighbours stand level', () => {
    const height = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(lengths, columnCounts, fc.array(height, { minLength: 8 }), (lines, columns, heights) => {
        const grid = gridOf(columns);
        const make = makeUpWithNotices(sheet(lines), [notice('n0'), notice('n1', 3)], grid);
        const at = (id: string, index: number) => heights[(id.length * 7 + index) % heights.length] ?? 0;
        const { frames } = settle(make, grid, ({ id }) => ({ head: at(id, 0), body: at(id, 1) }));
        for (const frame of frames) {
          expect(frame.y % grid.lineHeight).toBe(0);
          expect(frame.height % grid.lineHeight).toBe(0);
          if (!frame.id.startsWith('n')) expect(frame.head % grid.lineHeight).toBe(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('ends a stack level by its gaps where a line each is enough', () => {
    const grid = gridOf(2);
    const leaf = (id: string, lines: number): MakeUp => ({ kind: 'leaf', item: article(id, lines), span: 1 });
    const stack: MakeUp = { kind: 'stack', span: 1, parts: [leaf('b', 10), leaf('c', 10), leaf('d', 10)] };
    const long: MakeUp = { kind: 'leaf', item: article('a', 40, 'normal', 40), span: 1 };
    // Three heads of three lines, thirty lines of text and two gaps are 41 lines; the neighbour has 43.
    const { frames } = place({ kind: 'row', span: 2, parts: [long, stack] }, grid);
    const foot = (id: string) => {
      const frame = frames.find((one) => one.id === id);
      return frame ? frame.y + frame.height : Number.NaN;
    };
    expect(foot('d')).toBe(foot('a'));
    expect(frames.find(({ id }) => id === 'd')?.height).toBe(13 * grid.lineHeight);
  });

  it('follows the heights the blocks really have', () => {
    const grid = gridOf(1);
    const make = makeUp([article('a', 10), article('b', 10)], grid);
    const heights: Record<string, number> = { a: 500, b: 104 };
    const { frames, height } = settle(make, grid, (item) => ({ head: 0, body: heights[item.id] ?? 0 }));
    expect(frames.map(({ y, height: own }) => [y, own])).toEqual([
      [0, 520],
      [546, 104],
    ]);
    expect(height).toBe(650);
  });
});

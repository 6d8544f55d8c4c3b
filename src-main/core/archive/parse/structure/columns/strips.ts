import type { Measures } from '../page/measures.ts';
import { around, middleU, middleV, overlapU, type Rect, shareU, widthOf } from '../page/rect.ts';
import type { SheetLine, SheetRule } from '../page/sheet.ts';
import { acrossRiver, type Spanning } from './rivers.ts';

/** Lines of body type that stand one below the other in one column, with nothing between them. */
export interface ColumnStrip {
  readonly rect: Rect;
  /** From first to last; parts of one printed line from left to right. */
  readonly items: readonly SheetLine[];
  /** A headline between paragraphs. */
  readonly isCrosshead?: boolean;
}

/** Lines that no column holds because they cross several: a lead, a line under a headline. */
export interface Chains {
  readonly strips: readonly ColumnStrip[];
  readonly spanning: readonly Spanning[];
}

/** Middle to middle, in leadings: farther apart two lines do not belong to one strip; one line may be missing. */
const farthest = 2.4;
/** A gap of so many leadings parts a strip where the column beside it has one at the same height. */
const sharedGap = 1.4;

/**
 * Chains lines to strips of columns: a line belongs to the nearest above it that it shares half its width with,
 * unless something that parts them (a rule, a headline, a picture) stands between. A chain in which a white river
 * runs from top to bottom is two columns bridged by a line: the bridge is taken out.
 */
export function chainLines(
  lines: readonly SheetLine[],
  rules: readonly SheetRule[],
  parting: readonly Rect[],
  measures: Measures,
): Chains {
  const strips: ColumnStrip[] = [];
  const spanning: Spanning[] = [];
  const queue: (readonly SheetLine[])[] = components(lines, rules, parting, measures);
  for (let chain = queue.pop(); chain; chain = queue.pop()) {
    const bridges = acrossRiver(chain, measures);
    if (bridges.length === 0) {
      for (const items of alignedRuns(lineByLine(chain), measures)) {
        strips.push({ rect: around(items.map(({ rect }) => rect)), items });
      }
    } else {
      spanning.push(...bridges);
      queue.push(
        ...components(
          chain.filter((item) => !bridges.some((bridge) => bridge.item === item)),
          rules,
          parting,
          measures,
        ),
      );
    }
  }
  return { strips: cutAtSharedGaps(strips, measures), spanning };
}

/** Items that end side by side leave white at one height in all their columns. */
function cutAtSharedGaps(strips: readonly ColumnStrip[], { size, leading }: Measures): ColumnStrip[] {
  const gaps = strips.map(({ items }) =>
    items.slice(1).flatMap((item, index) => {
      const above = items[index] as SheetLine;
      const isWide = middleV(item.rect) - middleV(above.rect) > leading * sharedGap;
      return isWide ? [{ at: index + 1, v0: above.rect.v1, v1: item.rect.v0 }] : [];
    }),
  );
  return strips.flatMap((strip, index) => {
    const cuts = (gaps[index] ?? []).filter((gap) =>
      strips.some(
        (other, place) =>
          place !== index &&
          -overlapU(strip.rect, other.rect) < size * 4 &&
          overlapU(strip.rect, other.rect) < size &&
          gaps[place]?.some(
            ({ v0, v1 }) => Math.min(v1, gap.v1) - Math.max(v0, gap.v0) > (gap.v1 - gap.v0) * 0.6,
          ),
      ),
    );
    const bounds = [0, ...cuts.map(({ at }) => at), strip.items.length];
    return bounds.slice(1).map((end, place) => {
      const items = strip.items.slice(bounds[place], end);
      return { items, rect: around(items.map(({ rect }) => rect)) };
    });
  });
}

/** Line by line; what stands beside the other in one line from left to right. */
export function lineByLine(items: readonly SheetLine[]): SheetLine[] {
  const sorted = [...items].sort((a, b) => middleV(a.rect) - middleV(b.rect));
  const rows: SheetLine[][] = [];
  for (const item of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    const isBeside =
      first &&
      middleV(item.rect) - middleV(first.rect) < Math.min(item.size, first.size) * 0.5 &&
      row.every(
        (other) => overlapU(other.rect, item.rect) < Math.min(widthOf(other.rect), widthOf(item.rect)) * 0.3,
      );
    if (isBeside) row.push(item);
    else rows.push([item]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.rect.u0 - b.rect.u0));
}

function components(
  lines: readonly SheetLine[],
  rules: readonly SheetRule[],
  parting: readonly Rect[],
  { size, leading }: Measures,
): SheetLine[][] {
  const sorted = [...lines].sort((a, b) => middleV(a.rect) - middleV(b.rect));
  const group = sorted.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (group[root] !== root) root = group[root] as number;
    group[index] = root;
    return root;
  };
  const along = rules.filter(({ isAlong }) => isAlong).map(({ rect }) => rect);
  sorted.forEach((item, at) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (let above = at - 1; above >= 0; above--) {
      const other = sorted[above] as SheetLine;
      const step = middleV(item.rect) - middleV(other.rect);
      if (step > Math.min(leading * farthest, nearest + size * 0.4)) break;
      if (step < size * 0.5 || shareU(item.rect, other.rect) < 0.5) continue;
      if (isParted(other.rect, item.rect, along, parting)) continue;
      nearest = Math.min(nearest, step);
      group[rootOf(above)] = rootOf(at);
    }
  });
  const found = new Map<number, SheetLine[]>();
  sorted.forEach((item, index) => {
    const root = rootOf(index);
    found.set(root, [...(found.get(root) ?? []), item]);
  });
  return [...found.values()];
}

/** Whether a rule runs, or something stands, between a line and the one below it. */
export function isParted(
  above: Rect,
  below: Rect,
  along: readonly Rect[],
  parting: readonly Rect[],
): boolean {
  const [u0, u1] = [Math.min(above.u0, below.u0), Math.max(above.u1, below.u1)];
  const [v0, v1] = [middleV(above), middleV(below)];
  const column = Math.max(1, u1 - u0);
  return (
    along.some((rule) => {
      const v = middleV(rule);
      return v > v0 && v < v1 && Math.min(rule.u1, u1) - Math.max(rule.u0, u0) > column * 0.15;
    }) ||
    parting.some(
      (rect) =>
        middleV(rect) > v0 &&
        middleV(rect) < v1 &&
        Math.min(rect.u1, u1) - Math.max(rect.u0, u0) > Math.min(column, widthOf(rect)) * 0.3,
    )
  );
}

/** Cuts a chain where the left edge of its lines moves for good: two items set one below the other. */
function alignedRuns(items: readonly SheetLine[], { size }: Measures): SheetLine[][] {
  const runs: SheetLine[][] = [[]];
  const edge = (at: number, count: number) => {
    const some = count > 0 ? items.slice(at, at + count) : items.slice(Math.max(0, at + count), at);
    return some.length < 3
      ? null
      : { start: Math.min(...some.map(({ rect }) => rect.u0)), wide: around(some.map(({ rect }) => rect)) };
  };
  items.forEach((item, at) => {
    const [before, after] = [edge(at, -5), edge(at, 5)];
    const moved =
      before !== null &&
      after !== null &&
      Math.abs(before.start - after.start) > size * 3 &&
      Math.abs(item.rect.u0 - after.start) < size * 2.5 &&
      Math.abs(middleU(before.wide) - middleU(after.wide)) > size * 1.5 &&
      (runs.at(-1)?.length ?? 0) >= 3;
    if (moved) runs.push([]);
    runs.at(-1)?.push(item);
  });
  return runs;
}

import type { Head } from './heads.ts';
import type { Measures } from './measures.ts';
import { type HeadStyle, misplaced } from './reach.ts';
import { around, median, overlapV, type Rect, widthOf } from './rect.ts';

/** Columns side by side that may be one headline's or another's. */
export interface Contest {
  readonly heads: readonly Head[];
  readonly strips: readonly Rect[];
  /** Whether a strip can be a headline's (by their indexes). */
  readonly allows: (head: number, strip: number) => boolean;
}

export interface ShareOptions {
  readonly style: HeadStyle;
  readonly measures: Measures;
  /** Rules across the lines: between columns of one item, or between items. */
  readonly across: readonly Rect[];
  /** Strips are tiers' parts of any width (headlines at the side of vertical type). */
  readonly isOfAnyWidth: boolean;
}

/**
 * Shares columns out among headlines beside each other so that each headline stands in its place over columns that
 * follow on each other, of one width, beginning at one height (dynamic programming from left to right).
 * Returns for each strip the index of its headline.
 */
export function shareOut({ heads, strips, allows }: Contest, options: ShareOptions): number[] {
  const byPlace = (rects: readonly Rect[]) =>
    rects.map((_, index) => index).sort((a, b) => at(rects, a) - at(rects, b));
  const headOrder = byPlace(heads.map(({ rect }) => rect));
  const stripOrder = byPlace(strips);
  const column = median(strips.map(widthOf));
  interface Plan {
    readonly cost: number;
    readonly owners: readonly number[];
  }
  let plans: (Plan | null)[] = [{ cost: 0, owners: [] }, ...stripOrder.map(() => null)];
  headOrder.forEach((head, place) => {
    const isLast = place === headOrder.length - 1;
    plans = plans.map((_, end) => {
      if (isLast && end < stripOrder.length) return null;
      let best: Plan | null = null;
      for (let start = 0; start <= end; start++) {
        const before = plans[start];
        const own = stripOrder.slice(start, end);
        if (!before || own.some((strip) => !allows(head, strip))) continue;
        const rects = own.map((strip) => strips[strip] as Rect);
        const cost = before.cost + costOf(heads[head] as Head, rects, column, options);
        if (!best || cost < best.cost) best = { cost, owners: [...before.owners, ...own.map(() => head)] };
      }
      return best;
    });
  });
  const plan = plans[stripOrder.length];
  const owners = new Array<number>(strips.length).fill(-1);
  stripOrder.forEach((strip, place) => {
    const owner = plan?.owners[place];
    owners[strip] = owner ?? nearestAllowed(strip, strips, heads, allows);
  });
  return owners;
}

const at = (rects: readonly Rect[], index: number): number => {
  const rect = rects[index] as Rect;
  return (rect.u0 + rect.u1) / 2;
};

function nearestAllowed(
  strip: number,
  strips: readonly Rect[],
  heads: readonly Head[],
  allows: Contest['allows'],
): number {
  const u = at(strips, strip);
  const gap = ({ rect }: Head) => Math.max(0, rect.u0 - u, u - rect.u1);
  const able = heads.map((_, head) => head).filter((head) => allows(head, strip));
  return able.sort((a, b) => gap(heads[a] as Head) - gap(heads[b] as Head))[0] ?? -1;
}

function costOf(head: Head, columns: readonly Rect[], column: number, options: ShareOptions): number {
  if (columns.length === 0) return 3;
  const { style, measures, across, isOfAnyWidth } = options;
  const whole = around(columns);
  const sticksOut = Math.max(0, whole.u0 - head.rect.u0) + Math.max(0, head.rect.u1 - whole.u1);
  let cost = misplaced(head.rect, whole, column, style) + (3 * sticksOut) / Math.max(1, column);
  if (isOfAnyWidth) return cost;
  const widths = columns.map(widthOf);
  cost += Math.min(1, Math.log(Math.max(...widths) / Math.max(1, Math.min(...widths))));
  const tops = columns.map(({ v0 }) => v0);
  cost += Math.min(1, (Math.max(...tops) - Math.min(...tops)) / measures.leading / 4);
  const gaps = columns.slice(1).map((rect, index) => rect.u0 - (columns[index] as Rect).u1);
  const isRuled = columns.slice(1).map((rect, index) => hasRuleBetween(columns[index] as Rect, rect, across));
  if (gaps.length > 1) cost += Math.min(1, (Math.max(...gaps) - Math.min(...gaps)) / measures.size / 4);
  if (isRuled.some(Boolean) && !isRuled.every(Boolean)) cost += 0.4;
  return cost;
}

const hasRuleBetween = (left: Rect, right: Rect, across: readonly Rect[]): boolean =>
  across.some((rule) => {
    const u = (rule.u0 + rule.u1) / 2;
    return u > left.u1 - 5 && u < right.u0 + 5 && overlapV(rule, left) > 0 && overlapV(rule, right) > 0;
  });

import type { Measures } from '../page/measures.ts';
import { around, median, middleV, overlapV, type Rect, widthOf } from '../page/rect.ts';
import type { Head } from './heads.ts';
import { type HeadStyle, misplaced } from './reach.ts';

/** Columns side by side that may be one headline's or another's. */
export interface Contest {
  readonly heads: readonly Head[];
  readonly strips: readonly Rect[];
  /** Whether a strip can be a headline's (by their indexes). */
  readonly allows: (head: number, strip: number) => boolean;
}

export interface ShareOptions {
  /** Null where the page does not tell. */
  readonly style: HeadStyle | null;
  readonly measures: Measures;
  /** Rules across the lines: between columns of one item, or between items. */
  readonly across: readonly Rect[];
  /** Strips are tiers' parts of any width (headlines at the side of vertical type). */
  readonly isOfAnyWidth: boolean;
}

/** Columns and what stands over them: one headline, or parts of one that reading tore apart (by their indexes). */
export interface Share {
  readonly heads: readonly number[];
  readonly strips: readonly number[];
}

/** What a cut between two columns costs that is no wider than the gaps between the others. */
const narrowCut = 0.35;

/**
 * Shares columns out among headlines beside each other so that each headline stands in its place over columns that
 * follow on each other, of one width, beginning at one height (dynamic programming from left to right). Headlines of
 * one size in one line may turn out to be one.
 */
export function shareOut({ heads, strips, allows }: Contest, options: ShareOptions): Share[] {
  const byPlace = (rects: readonly Rect[]) =>
    rects.map((_, index) => index).sort((a, b) => at(rects, a) - at(rects, b));
  const headOrder = byPlace(heads.map(({ rect }) => rect));
  const stripOrder = byPlace(strips);
  const column = median(strips.map(widthOf));
  interface Plan {
    readonly cost: number;
    readonly shares: readonly Share[];
  }
  const ordered = stripOrder.map((strip) => strips[strip] as Rect);
  const plans: (Plan | null)[][] = [[{ cost: 0, shares: [] }, ...stripOrder.map(() => null)]];
  for (let upTo = 1; upTo <= headOrder.length; upTo++) {
    const row: (Plan | null)[] = [];
    for (let end = 0; end <= stripOrder.length; end++) {
      let best: Plan | null = null;
      for (let from = upTo - 1; from >= 0; from--) {
        const group = headOrder.slice(from, upTo);
        if (!areOne(group.map((head) => heads[head] as Head))) break;
        for (let start = 0; start <= end; start++) {
          const before = plans[from]?.[start];
          const own = stripOrder.slice(start, end);
          if (!before || own.some((strip) => !group.some((head) => allows(head, strip)))) continue;
          const head = joined(group.map((index) => heads[index] as Head));
          const rects = own.map((strip) => strips[strip] as Rect);
          const cut = start > 0 && start < end ? cutCost(ordered, start, options) : 0;
          const cost = before.cost + cut + costOf(head, rects, column, options);
          if (!best || cost < best.cost)
            best = { cost, shares: [...before.shares, { heads: group, strips: own }] };
        }
      }
      row.push(best);
    }
    plans.push(row);
  }
  const plan = plans.at(-1)?.[stripOrder.length];
  if (plan) return [...plan.shares];
  return heads.map((_, head) => ({
    heads: [head],
    strips: strips
      .map((_, strip) => strip)
      .filter((strip) => nearestAllowed(strip, strips, heads, allows) === head),
  }));
}

/** Whether headlines can be parts of one line. */
function areOne(heads: readonly Head[]): boolean {
  return heads.slice(1).every((head, index) => {
    const before = heads[index] as Head;
    if (Math.abs(Math.log(head.size / before.size)) > 0.16) return false;
    return before.items.some((left) =>
      head.items.some((right) => {
        const size = Math.min(left.size, right.size);
        const gap = right.rect.u0 - left.rect.u1;
        return (
          size > Math.max(head.size, before.size) * 0.8 &&
          Math.abs(middleV(left.rect) - middleV(right.rect)) < size * 0.4 &&
          gap > -size * 0.5 &&
          gap < size * 3.5
        );
      }),
    );
  });
}

const joined = (heads: readonly Head[]): Head =>
  heads.length === 1
    ? (heads[0] as Head)
    : {
        items: [],
        rect: around(heads.map(({ rect }) => rect)),
        size: Math.max(...heads.map(({ size }) => size)),
      };

/** A new item begins where the gap is wider than elsewhere, or where alone a rule stands or none does. */
function cutCost(columns: readonly Rect[], place: number, { across, isOfAnyWidth }: ShareOptions): number {
  if (isOfAnyWidth || columns.length < 3) return 0;
  const gaps = columns.slice(1).map((rect, index) => rect.u0 - (columns[index] as Rect).u1);
  const own = gaps[place - 1] as number;
  const others = gaps.filter((_, index) => index !== place - 1);
  const rules = columns.slice(1).map((rect, index) => hasRuleBetween(columns[index] as Rect, rect, across));
  const isOdd = rules.filter((rule) => rule === rules[place - 1]).length === 1;
  return own > Math.min(...others) * 1.25 || isOdd ? 0 : narrowCut;
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
  const place =
    style === null
      ? Math.min(
          misplaced(head.rect, whole, column, 'centred'),
          misplaced(head.rect, whole, column, 'flush') + 0.1,
        )
      : misplaced(head.rect, whole, column, style);
  let cost = place + (3 * sticksOut) / Math.max(1, column);
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

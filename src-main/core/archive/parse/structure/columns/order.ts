import { around, middleU, middleV, overlapU, overlapV, type Rect, widthOf } from '../page/rect.ts';
import type { SheetRule } from '../page/sheet.ts';

/**
 * Reading order of columns: a recursive cut (XY-cut; Nagy and Seth 1984) in two stages. Rules over the whole width
 * cut first, then white gutters from top to bottom, then white from side to side (of a
 * masthead the other way round); what no cut parts is read from
 * top to bottom. Returns indexes into `rects`.
 */
export function cutOrder(
  rects: readonly Rect[],
  rules: readonly SheetRule[],
  size: number,
  first: 'columns' | 'rows' = 'columns',
): number[] {
  const along = rules.filter(({ isAlong }) => isAlong).map(({ rect }) => rect);
  const order = (part: readonly number[]): number[] => {
    if (part.length < 2) return [...part];
    const whole = around(part.map((index) => rects[index] as Rect));
    const wide = along.filter((rule) => overlapU(rule, whole) > widthOf(whole) * 0.8);
    const columns = () => cutAtWhite(part, rects, size * 0.3, 'u');
    const rows = () => cutAtWhite(part, rects, first === 'rows' ? size * 0.3 : 0, 'v');
    const cut =
      cutAtRules(part, rects, wide) ?? (first === 'rows' ? (rows() ?? columns()) : (columns() ?? rows()));
    if (cut) return cut.flatMap(order);
    return [...part].sort((a, b) => byPlace(rects[a] as Rect, rects[b] as Rect));
  };
  return order(rects.map((_, index) => index));
}

const byPlace = (a: Rect, b: Rect): number => {
  if (overlapU(a, b) > 0.3 * Math.min(widthOf(a), widthOf(b))) return middleV(a) - middleV(b);
  return a.u0 - b.u0;
};

function cutAtRules(
  part: readonly number[],
  rects: readonly Rect[],
  rules: readonly Rect[],
): number[][] | null {
  for (const rule of rules) {
    const v = middleV(rule);
    const above = part.filter((index) => middleV(rects[index] as Rect) < v);
    const below = part.filter((index) => middleV(rects[index] as Rect) >= v);
    if (above.length === 0 || below.length === 0) continue;
    const crosses = part.some((index) => {
      const rect = rects[index] as Rect;
      return Math.min(v - rect.v0, rect.v1 - v) > Math.min(20, (rect.v1 - rect.v0) * 0.2);
    });
    if (!crosses) return [above, below];
  }
  return null;
}

/** Parts at every white band that no rectangle reaches into by more than `slack`. */
function cutAtWhite(
  part: readonly number[],
  rects: readonly Rect[],
  slack: number,
  direction: 'u' | 'v',
): number[][] | null {
  const from = (index: number) => (rects[index] as Rect)[`${direction}0`];
  const to = (index: number) => (rects[index] as Rect)[`${direction}1`];
  const groups: number[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const index of [...part].sort((a, b) => from(a) - from(b))) {
    const group = groups.at(-1);
    if (group && from(index) < end - slack) group.push(index);
    else groups.push([index]);
    end = Math.max(end, to(index));
  }
  return groups.length > 1 ? groups : null;
}

/**
 * Reading order of items that each have their own rectangle of the page: band by band between rules over the whole
 * width, in a band those first that begin highest, and of such that begin at one height those first that stand where
 * reading begins. Returns indexes into `rects`, which are in the directions of a page read row by row.
 */
export function rowOrder(rects: readonly Rect[], rules: readonly Rect[], near: number): number[] {
  const whole = rects.length > 0 ? around(rects) : null;
  const cuts = rules
    .filter((rule) => whole && widthOf(rule) > widthOf(whole) * 0.7)
    .map(middleV)
    .filter((v) => rects.every((rect) => Math.min(v - rect.v0, rect.v1 - v) < (rect.v1 - rect.v0) * 0.15));
  const bandOf = (rect: Rect) => cuts.filter((v) => v < middleV(rect)).length;
  const left = rects
    .map((_, index) => index)
    .sort((a, b) => {
      const [one, other] = [rects[a] as Rect, rects[b] as Rect];
      return bandOf(one) - bandOf(other) || one.v0 - other.v0;
    });
  const rows: number[][] = [];
  for (const index of left) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const [rect, head] = [rects[index] as Rect, first === undefined ? null : (rects[first] as Rect)];
    const isRow =
      head &&
      bandOf(head) === bandOf(rect) &&
      rect.v0 - head.v0 < near &&
      !row?.some((other) => isUnder(rect, rects[other] as Rect));
    if (row && isRow) row.push(index);
    else rows.push([index]);
  }
  return rows.flatMap((row) => row.sort((a, b) => middleU(rects[a] as Rect) - middleU(rects[b] as Rect)));
}

const isUnder = (rect: Rect, other: Rect): boolean =>
  overlapU(rect, other) > Math.min(widthOf(rect), widthOf(other)) * 0.5 &&
  overlapV(rect, other) < (other.v1 - other.v0) * 0.5;

import type { ColumnStrip } from '../columns/strips.ts';
import type { Measures } from '../page/measures.ts';
import {
  around,
  depthOf,
  middleU,
  middleV,
  overlapU,
  overlapV,
  type Rect,
  shareU,
  widthOf,
} from '../page/rect.ts';
import type { PageSheet } from '../page/sheet.ts';

/**
 * Where each strip without a headline goes on from: the strip above it in its column (over a gap or a picture), or
 * the column before it that it stands beside; −1 where it begins of itself. For pages made up of articles that
 * each fill a rectangle of their own.
 */
export function predecessors(
  strips: readonly ColumnStrip[],
  hasHead: readonly boolean[],
  sheet: PageSheet,
  measures: Measures,
  heads: readonly Rect[],
): number[] {
  const along = sheet.rules.filter(({ isAlong }) => isAlong).map(({ rect }) => rect);
  const across = sheet.rules.filter(({ isAlong }) => !isAlong).map(({ rect }) => rect);
  const known = new Map<number, Predecessor>();
  const find = (index: number): Predecessor => {
    const done = known.get(index);
    if (done) return done;
    known.set(index, { from: -1, isLower: false });
    const strip = strips[index] as ColumnStrip;
    const found = hasHead[index] ? { from: -1, isLower: false } : search(strip, index);
    known.set(index, found);
    return found;
  };
  const search = (strip: ColumnStrip, index: number): Predecessor => {
    const above = stripAbove(index, strips, measures, [...heads, ...sheet.frames], along);
    const beside = stripBefore(strip, index, strips, measures, sheet.frames, across);
    const isNear = above !== null && above.gap < measures.leading * nearGap;
    if (beside >= 0) {
      const isTop = beginsWith(strip, strips[beside] as ColumnStrip, measures) && !find(beside).isLower;
      if (!above || !isNear || isTop) return { from: beside, isLower: find(beside).isLower };
    }
    return above ? { from: above.index, isLower: true } : { from: -1, isLower: false };
  };
  return strips.map((_, index) => find(index).from);
}

/** What a strip goes on from; whether that, or what it stands beside, is the lower part of a column. */
interface Predecessor {
  readonly from: number;
  readonly isLower: boolean;
}

/** Leadings: a strip that ends no farther above goes on below a gap. */
const nearGap = 2.6;

/** A rule between columns parts items where it runs through so much of the page. */
const longRule = 0.7;

const beginsWith = (strip: ColumnStrip, other: ColumnStrip, { leading }: Measures): boolean =>
  Math.abs(strip.rect.v0 - other.rect.v0) < leading * 1.2;

function stripAbove(
  at: number,
  strips: readonly ColumnStrip[],
  { size, leading }: Measures,
  parting: readonly Rect[],
  along: readonly Rect[],
): { index: number; gap: number } | null {
  const { rect } = strips[at] as ColumnStrip;
  let best: { index: number; gap: number } | null = null;
  strips.forEach(({ rect: other }, index) => {
    if (index === at || middleV(other) >= middleV(rect) || shareU(other, rect) < 0.6) return;
    const gap = rect.v0 - other.v1;
    if (!best || gap < best.gap) best = { index, gap };
  });
  const found = best as { index: number; gap: number } | null;
  if (!found) return null;
  const other = (strips[found.index] as ColumnStrip).rect;
  const slack = size * 2.5;
  const isColumn = Math.abs(other.u0 - rect.u0) < slack && Math.abs(other.u1 - rect.u1) < slack;
  const isShort = widthOf(rect) < widthOf(other) && rect.u0 > other.u0 - slack && rect.u1 < other.u1 + slack;
  if (!isColumn && !isShort && found.gap > leading) return null;
  const between = { u0: rect.u0, u1: rect.u1, v0: other.v1, v1: rect.v0 };
  const isCut =
    parting.some((thing) => overlapU(thing, between) > 0 && overlapV(thing, between) > 0) ||
    along.some(
      (rule) =>
        overlapU(rule, between) > widthOf(rect) * 0.4 &&
        middleV(rule) > between.v0 &&
        middleV(rule) < between.v1,
    );
  if (isCut) return null;
  return found;
}

/** The strip in the column before that shares most of its depth with this one; −1 where there is none near. */
function stripBefore(
  { rect }: ColumnStrip,
  at: number,
  strips: readonly ColumnStrip[],
  { size }: Measures,
  parting: readonly Rect[],
  across: readonly Rect[],
): number {
  const whole = around(strips.map((strip) => strip.rect));
  let best = -1;
  let most = 0;
  strips.forEach(({ rect: other }, index) => {
    if (index === at || other.u1 > rect.u0 + size || rect.u0 - other.u1 > size * 4) return;
    const shared = overlapV(other, rect);
    if (shared < Math.min(rect.v1 - rect.v0, other.v1 - other.v0) * 0.4 || shared <= most) return;
    const between = {
      u0: other.u1,
      u1: rect.u0,
      v0: Math.max(other.v0, rect.v0),
      v1: Math.min(other.v1, rect.v1),
    };
    if (parting.some((thing) => overlapU(thing, between) > 0 && overlapV(thing, between) > shared * 0.3))
      return;
    const isCut = across.some(
      (rule) =>
        depthOf(rule) > depthOf(whole) * longRule &&
        overlapV(rule, between) > shared * 0.5 &&
        middleU(rule) > other.u1 - size &&
        middleU(rule) < rect.u0 + size,
    );
    if (isCut) return;
    best = index;
    most = shared;
  });
  return best;
}

import type { Measures } from '../page/measures.ts';
import { depthOf, middleU, middleV, overlapU, overlapV, type Rect, widthOf } from '../page/rect.ts';
import type { Head } from './heads.ts';

/** What a headline can stand over, and what keeps it from there. */
export interface HeadReach {
  /** Lines, pictures and frames other than the headline's own. */
  readonly things: readonly Rect[];
  /** Rules along the lines, and across them. */
  readonly along: readonly Rect[];
  readonly across: readonly Rect[];
  readonly bounds: Rect;
  readonly measures: Measures;
}

/**
 * How far a headline's own white runs to both sides, until text, a picture, a frame or a rule across ends it: over
 * this width it can be the headline of the columns below. Other headlines beside it do not end it; which columns
 * are whose is decided by {@link shareOut}.
 */
export function reachOf({ rect }: Head, { things, across, bounds }: HeadReach): Rect {
  const inset = depthOf(rect) * 0.2;
  const band = { ...rect, v0: rect.v0 + inset, v1: rect.v1 - inset };
  let [u0, u1] = [bounds.u0, bounds.u1];
  const ends = [
    ...things.filter((thing) => overlapV(thing, band) > Math.min(depthOf(band), depthOf(thing)) * 0.3),
    ...across.filter((rule) => overlapV(rule, band) > depthOf(band) * 0.5),
  ];
  for (const end of ends) {
    if (end.u1 <= rect.u0 + widthOf(rect) * 0.1) u0 = Math.max(u0, end.u1);
    else if (end.u0 >= rect.u1 - widthOf(rect) * 0.1) u1 = Math.min(u1, end.u0);
  }
  return { ...rect, u0: Math.min(u0, rect.u0), u1: Math.max(u1, rect.u1) };
}

/** Leadings that a column may begin below its headline. */
const farthest = 4;

/**
 * Whether a column may belong to the headline above it: within its reach, near below, nothing between. A rule
 * between counts where it is wider than an ornament under a headline.
 */
export function standsOver(head: Head, reach: Rect, strip: Rect, around: HeadReach): boolean {
  const { things, along, measures } = around;
  const within = Math.min(reach.u1, strip.u1) - Math.max(reach.u0, strip.u0);
  if (within < widthOf(strip) * 0.6) return false;
  const gap = strip.v0 - head.rect.v1;
  if (gap < -Math.max(depthOf(head.rect) * 0.6, measures.size)) return false;
  if (gap > Math.max(measures.leading * farthest, head.size * 1.5)) return false;
  const blocks = (thing: Rect) =>
    middleV(thing) > middleV(head.rect) &&
    thing.v0 >= head.rect.v0 &&
    middleV(thing) < strip.v0 &&
    overlapU(thing, strip) > Math.min(widthOf(strip), widthOf(thing)) * 0.3;
  if (things.some(blocks)) return false;
  const ornament = Math.min(widthOf(strip) * 0.55, Math.max(widthOf(head.rect), widthOf(strip)) * 0.55);
  return !along.some(
    (rule) =>
      widthOf(rule) > ornament &&
      middleV(rule) > head.rect.v1 - head.size * 0.3 &&
      middleV(rule) < strip.v0 + measures.size * 0.3 &&
      overlapU(rule, strip) > widthOf(strip) * 0.4,
  );
}

/** How a paper sets its headlines over the columns: in the middle, or where the first one begins. */
export type HeadStyle = 'centred' | 'flush';

/** How far from its place a headline stands over columns, in widths of one column. */
export const misplaced = (head: Rect, columns: Rect, column: number, style: HeadStyle): number =>
  (style === 'centred' ? Math.abs(middleU(head) - middleU(columns)) : Math.abs(head.u0 - columns.u0)) /
  Math.max(1, column);

/**
 * A rectangle of the upright page in the directions of its writing (pixels): `u` grows along a line as it is read,
 * `v` from a line to the next. Of horizontal type u is x and v is y; of vertical type u is y and v is −x, so that
 * tiers read from right to left are columns read from left to right and one geometry serves both.
 */
export interface Rect {
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
}

/** Extent along a line. */
export const widthOf = (rect: Rect): number => rect.u1 - rect.u0;
/** Extent from line to line. */
export const depthOf = (rect: Rect): number => rect.v1 - rect.v0;
export const middleU = (rect: Rect): number => (rect.u0 + rect.u1) / 2;
export const middleV = (rect: Rect): number => (rect.v0 + rect.v1) / 2;

/** By how much two rectangles overlap along the line; negative is the gap between them. */
export const overlapU = (a: Rect, b: Rect): number => Math.min(a.u1, b.u1) - Math.max(a.u0, b.u0);
/** By how much two rectangles overlap from line to line; negative is the gap between them. */
export const overlapV = (a: Rect, b: Rect): number => Math.min(a.v1, b.v1) - Math.max(a.v0, b.v0);

/** Overlap along the line as a share of the narrower of the two. */
export const shareU = (a: Rect, b: Rect): number =>
  overlapU(a, b) / Math.max(1, Math.min(widthOf(a), widthOf(b)));
/** Overlap from line to line as a share of the shallower of the two. */
export const shareV = (a: Rect, b: Rect): number =>
  overlapV(a, b) / Math.max(1, Math.min(depthOf(a), depthOf(b)));

/** Whether a point lies in a rectangle grown by a margin on every side. */
export const holds = (rect: Rect, u: number, v: number, margin = 0): boolean =>
  u >= rect.u0 - margin && u <= rect.u1 + margin && v >= rect.v0 - margin && v <= rect.v1 + margin;

/** Distance between two rectangles; 0 where they touch or overlap. */
export const distance = (a: Rect, b: Rect): number =>
  Math.hypot(Math.max(0, -overlapU(a, b)), Math.max(0, -overlapV(a, b)));

/** The smallest rectangle around all; throws where there is none. */
export function around(rects: readonly Rect[]): Rect {
  if (rects.length === 0) throw new Error('no rectangle can be drawn around nothing');
  return {
    u0: Math.min(...rects.map(({ u0 }) => u0)),
    u1: Math.max(...rects.map(({ u1 }) => u1)),
    v0: Math.min(...rects.map(({ v0 }) => v0)),
    v1: Math.max(...rects.map(({ v1 }) => v1)),
  };
}

/** The same rectangle with both directions exchanged. */
export const flip = ({ u0, u1, v0, v1 }: Rect): Rect => ({ u0: v0, u1: v1, v0: u0, v1: u1 });

/** The value that a share of the weight lies below; 0 of nothing. */
export function weightedQuantile(
  values: readonly (readonly [value: number, weight: number])[],
  share: number,
): number {
  const sorted = [...values].sort(([a], [b]) => a - b);
  const below = sorted.reduce((sum, [, weight]) => sum + weight, 0) * share;
  let sum = 0;
  for (const [value, weight] of sorted) {
    sum += weight;
    if (sum >= below) return value;
  }
  return 0;
}

/** The middle one of some values; 0 of nothing. */
export const median = (values: readonly number[]): number =>
  weightedQuantile(
    values.map((value) => [value, 1]),
    0.5,
  );

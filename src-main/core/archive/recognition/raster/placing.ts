import type { PixelBox } from '#shared/model/scans/pageReading.ts';

/** A place in pixels. */
export interface RasterPoint {
  readonly x: number;
  readonly y: number;
}

/** An affine map of the plane: `x' = a x + c y + e`, `y' = b x + d y + f`. */
export interface Placing {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export const identity: Placing = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

export const place = (m: Placing, { x, y }: RasterPoint): RasterPoint => ({
  x: m.a * x + m.c * y + m.e,
  y: m.b * x + m.d * y + m.f,
});

/** First `first`, chain `second`. */
export const chain = (first: Placing, second: Placing): Placing => ({
  a: second.a * first.a + second.c * first.b,
  b: second.b * first.a + second.d * first.b,
  c: second.a * first.c + second.c * first.d,
  d: second.b * first.c + second.d * first.d,
  e: second.a * first.e + second.c * first.f + second.e,
  f: second.b * first.e + second.d * first.f + second.f,
});

export function inverse({ a, b, c, d, e, f }: Placing): Placing {
  const area = a * d - b * c;
  return {
    a: d / area,
    b: -b / area,
    c: -c / area,
    d: a / area,
    e: (c * f - d * e) / area,
    f: (b * e - a * f) / area,
  };
}

export const scaling = (x: number, y = x): Placing => ({ ...identity, a: x, d: y });

export const shift = (x: number, y: number): Placing => ({ ...identity, e: x, f: y });

/** Turns clockwise by so many degrees around the origin (y points down). */
export function rotation(degrees: number): Placing {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return { a: cos, b: sin, c: -sin, d: cos, e: 0, f: 0 };
}

/** A picture of this size turned clockwise by quarters, so that its corner is the origin again. */
export function quarterTurn(turned: 0 | 90 | 180 | 270, width: number, height: number): Placing {
  if (turned === 90) return { a: 0, b: 1, c: -1, d: 0, e: height, f: 0 };
  if (turned === 180) return { a: -1, b: 0, c: 0, d: -1, e: width, f: height };
  if (turned === 270) return { a: 0, b: -1, c: 1, d: 0, e: 0, f: width };
  return identity;
}

/** The smallest upright box around the placed box. */
export function placeBox(m: Placing, { left, top, width, height }: PixelBox): PixelBox {
  const corners = [
    place(m, { x: left, y: top }),
    place(m, { x: left + width, y: top }),
    place(m, { x: left, y: top + height }),
    place(m, { x: left + width, y: top + height }),
  ];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { left: x, top: y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

import type { Raster } from './raster.ts';

/** Skew beyond this is not looked for (degrees). */
const mostSkew = 6;
/** Darker than this is ink on a flattened page. */
const inkBelow = 150;

/** Strips in which profiles are taken: a line that waves, or lines of columns side by side, do not blur each other. */
const strips = 6;

/**
 * By how much lines fall from left to right (degrees; of vertical type, by how much its columns lean the same way):
 * the angle at which rows or columns of pixels are most unlike each other (Postl 1986, projection profiles).
 * `raster` is a flattened page; a small one is enough (1600 pixels high).
 */
export function estimateSkew(raster: Raster): number {
  const points = inkPoints(raster);
  if (points.xs.length < 100) return 0;
  const coarse = [false, true].map((isVertical) => {
    const angles = Array.from({ length: 8 * mostSkew + 1 }, (_, at) => -mostSkew + at / 4);
    const scores = angles.map((angle) => profileScore(points, angle, isVertical));
    const best = Math.max(...scores);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return { isVertical, angle: angles[scores.indexOf(best)] ?? 0, contrast: mean > 0 ? best / mean : 0 };
  });
  const { isVertical, angle } = coarse.reduce((a, b) => (b.contrast > a.contrast ? b : a));
  let [found, score] = [angle, -1];
  for (let step = -6; step <= 6; step++) {
    const tried = angle + step * 0.04;
    const value = profileScore(points, tried, isVertical);
    if (value > score) [found, score] = [tried, value];
  }
  return Math.round(found * 100) / 100 || 0;
}

interface Points {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly width: number;
  readonly height: number;
}

function inkPoints({ width, height, data }: Raster): Points {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] as number) >= inkBelow) continue;
      xs.push(x);
      ys.push(y);
    }
  }
  return { xs: Float32Array.from(xs), ys: Float32Array.from(ys), width, height };
}

/** Sum of the squared differences of neighbouring rows (or columns) of the points turned back by the angle. */
function profileScore({ xs, ys, width, height }: Points, degrees: number, isVertical: boolean): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const [along, across] = isVertical ? [height, width] : [width, height];
  const margin = Math.ceil(along * Math.abs(slope)) + 1;
  const length = across + 2 * margin;
  const profile = new Float64Array(strips * length);
  const perPixel = strips / along;
  for (let at = 0; at < xs.length; at++) {
    const x = xs[at] as number;
    const y = ys[at] as number;
    const strip = ((isVertical ? y : x) * perPixel) | 0;
    const to = strip * length + Math.round(isVertical ? x + y * slope : y - x * slope) + margin;
    profile[to] = (profile[to] as number) + 1;
  }
  let score = 0;
  for (let at = 1; at < profile.length; at++)
    score += ((profile[at] as number) - (profile[at - 1] as number)) ** 2;
  return score;
}

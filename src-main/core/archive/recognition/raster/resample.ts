import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import { chain, inverse, type Placing, placeBox, scaling, shift } from './placing.ts';
import { blankRaster, halve, type Raster } from './raster.ts';

/** Below this scale bilinear sampling would skip pixels. */
const leastScale = 0.6;

/**
 * The picture as `placing` lays it onto a sheet of `width` by `height` pixels; what lies outside the picture is
 * white. Bilinear; a picture that becomes much smaller is halved first.
 */
export function resample(source: Raster, placing: Placing, width: number, height: number): Raster {
  if (Math.hypot(placing.a, placing.b) >= leastScale) return sample(source, inverse(placing), width, height);
  const needed = placeBox(inverse(placing), { left: 0, top: 0, width, height });
  const left = Math.max(0, Math.floor(needed.left) - 4);
  const top = Math.max(0, Math.floor(needed.top) - 4);
  const right = Math.min(source.width, Math.ceil(needed.left + needed.width) + 4);
  const bottom = Math.min(source.height, Math.ceil(needed.top + needed.height) + 4);
  if (right <= left || bottom <= top) return blankRaster(width, height);
  let picture = crop(source, { left, top, width: right - left, height: bottom - top });
  let forward = chain(shift(left, top), placing);
  while (Math.hypot(forward.a, forward.b) < leastScale && Math.min(picture.width, picture.height) > 2) {
    picture = halve(picture);
    forward = chain(scaling(2), forward);
  }
  return sample(picture, inverse(forward), width, height);
}

/** A part of the picture, which lies within it. */
export function crop(source: Raster, { left, top, width, height }: PixelBox): Raster {
  if (width === source.width && height === source.height) return source;
  const part = blankRaster(width, height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * source.width + left;
    part.data.set(source.data.subarray(from, from + width), y * width);
  }
  return part;
}

function sample(picture: Raster, back: Placing, width: number, height: number): Raster {
  const sheet = blankRaster(width, height);
  const { data, width: w, height: h } = picture;
  const [lastX, lastY] = [w - 1, h - 1];
  for (let row = 0; row < height; row++) {
    // The middle of a pixel lies half a pixel from its corner.
    let x = back.a * 0.5 + back.c * (row + 0.5) + back.e - 0.5;
    let y = back.b * 0.5 + back.d * (row + 0.5) + back.f - 0.5;
    for (let to = row * width; to < (row + 1) * width; to++, x += back.a, y += back.b) {
      if (x <= -1 || y <= -1 || x >= w || y >= h) continue;
      const left = Math.min(Math.max(x, 0), lastX);
      const top = Math.min(Math.max(y, 0), lastY);
      const [x0, y0] = [left | 0, top | 0];
      const at = y0 * w + x0;
      const right = x0 < lastX ? 1 : 0;
      const below = y0 < lastY ? w : 0;
      const [dx, dy] = [left - x0, top - y0];
      const upper = (data[at] as number) * (1 - dx) + (data[at + right] as number) * dx;
      const lower = (data[at + below] as number) * (1 - dx) + (data[at + below + right] as number) * dx;
      sheet.data[to] = upper * (1 - dy) + lower * dy + 0.5;
    }
  }
  return sheet;
}

/** The picture at another scale. */
export function scale(source: Raster, factor: number): Raster {
  const width = Math.max(1, Math.round(source.width * factor));
  const height = Math.max(1, Math.round(source.height * factor));
  return resample(source, scaling(width / source.width, height / source.height), width, height);
}

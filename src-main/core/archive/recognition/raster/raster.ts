/** A grey picture: one byte a pixel, row by row, 0 black to 255 white. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A white picture. */
export function blankRaster(width: number, height: number): Raster {
  return { width, height, data: new Uint8Array(width * height).fill(255) };
}

/** Half as wide and as high; every pixel is the mean of four. */
export function halve({ width, height, data }: Raster): Raster {
  const w = Math.max(1, width >> 1);
  const h = Math.max(1, height >> 1);
  const half = new Uint8Array(w * h);
  const right = width > 1 ? 1 : 0;
  const below = height > 1 ? width : 0;
  for (let y = 0; y < h; y++) {
    let from = 2 * y * width;
    for (let x = 0; x < w; x++, from += 2) {
      const sum =
        (data[from] as number) +
        (data[from + right] as number) +
        (data[from + below] as number) +
        (data[from + below + right] as number);
      half[y * w + x] = (sum + 2) >> 2;
    }
  }
  return { width: w, height: h, data: half };
}

/** Black becomes white, in place. */
export function invert({ data }: Raster): void {
  for (let at = 0; at < data.length; at++) data[at] = 255 - (data[at] as number);
}

/** How many pixels have each of the 256 values; every `step`th pixel of every `step`th row is counted. */
export function histogram({ width, height, data }: Raster, step = 1): Uint32Array {
  const counts = new Uint32Array(256);
  for (let y = 0; y < height; y += step) {
    for (let at = y * width; at < (y + 1) * width; at += step)
      counts[data[at] as number] = (counts[data[at] as number] as number) + 1;
  }
  return counts;
}

/** The value below which the share `part` (0 to 1) of the counted pixels lies. */
export function percentile(counts: Uint32Array, part: number): number {
  let left = counts.reduce((sum, count) => sum + count, 0) * part;
  for (const [value, count] of counts.entries()) {
    left -= count;
    if (left < 0) return value;
  }
  return 255;
}

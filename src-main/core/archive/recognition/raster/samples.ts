import type { Raster } from './raster.ts';

/** Grey of red, green and blue (ITU-R BT.601), all 0 to 255. */
export const luma = (red: number, green: number, blue: number): number =>
  (77 * red + 150 * green + 29 * blue + 128) >> 8;

/** A picture as its decoder gives it: interleaved samples of a byte each. */
export interface PictureSamples {
  readonly width: number;
  readonly height: number;
  /** 1: grey; 2: grey and opacity; 3: red, green and blue; 4: these and opacity. */
  readonly channels: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** The picture in grey. What is transparent lies on white paper. */
export function greyOf({ data, width, height, channels }: PictureSamples): Raster {
  const grey = new Uint8Array(width * height);
  if (data.length < grey.length * channels) throw new Error('it has fewer samples than pixels');
  const isColour = channels >= 3;
  const hasOpacity = channels === 2 || channels === 4;
  for (let at = 0, from = 0; at < grey.length; at++, from += channels) {
    const first = data[from] as number;
    const value = isColour ? luma(first, data[from + 1] as number, data[from + 2] as number) : first;
    if (!hasOpacity) grey[at] = value;
    else grey[at] = 255 - ((255 - value) * (data[from + channels - 1] as number)) / 255;
  }
  return { width, height, data: grey };
}

import type { Raster } from './raster.ts';
import { greyOf, type PictureSamples } from './samples.ts';

/**
 * A PNG of 1 to 16 bits, with palette, opacity and (from 8 bits on) interlacing; 16 bits are cut to 8. Throws where it
 * is damaged.
 */
export async function samplesOfPng(bytes: Uint8Array): Promise<PictureSamples> {
  const { decode, convertIndexedToRgb } = await import('fast-png');
  const png = decode(bytes);
  const { width, height, depth, channels } = png;
  if (png.palette) {
    return { width, height, channels: png.palette[0]?.length ?? 3, data: convertIndexedToRgb(png) };
  }
  if (png.data instanceof Uint16Array) {
    return { width, height, channels, data: Uint8Array.from(png.data, (value) => value >> 8) };
  }
  if (depth === 8) return { width, height, channels, data: png.data };
  return { width, height, channels: 1, data: unpack(png.data, width, height, depth) };
}

/** The picture of a PNG file, grey; see `samplesOfPng`. */
export const decodePng = async (bytes: Uint8Array): Promise<Raster> => greyOf(await samplesOfPng(bytes));

/** Grey of 1, 2 or 4 bits; every row begins with a byte of its own. */
function unpack(data: ArrayLike<number>, width: number, height: number, bits: number): Uint8Array {
  const row = Math.ceil((width * bits) / 8);
  const grey = new Uint8Array(width * height);
  const most = 2 ** bits - 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * bits;
      const byte = data[y * row + (bit >> 3)] as number;
      grey[y * width + x] = (((byte >> (8 - bits - (bit & 7))) & most) * 255) / most;
    }
  }
  return grey;
}

import type { Raster } from './raster.ts';
import { greyOf } from './samples.ts';

/** All of the PNG specification: 1 to 16 bits, palettes, opacity, interlacing. Throws where it is damaged. */
export async function decodePng(bytes: Uint8Array): Promise<Raster> {
  const { decode, convertIndexedToRgb } = await import('fast-png');
  const png = decode(bytes);
  const { width, height, depth } = png;
  if (png.palette) return greyOf(convertIndexedToRgb(png), width, height, png.palette[0]?.length ?? 3);
  if (depth === 16)
    return greyOf(
      Uint8Array.from(png.data, (value) => value >> 8),
      width,
      height,
      png.channels,
    );
  if (depth === 8) return greyOf(png.data, width, height, png.channels);
  return greyOf(unpack(png.data, width, height, depth), width, height, 1);
}

/** Grey of 1, 2 or 4 bits; every row begins with a byte of its own. */
function unpack(data: ArrayLike<number>, width: number, height: number, bits: number): Uint8Array {
  if (data.length >= width * height) return Uint8Array.from(data, (value) => (value * 255) / (2 ** bits - 1));
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

import { firstTiffPage } from '../../parse/pictures/tiffPage.ts';
import { RecognitionError } from '../recognitionError.ts';
import type { Raster } from './raster.ts';
import { greyOf, luma } from './samples.ts';

/** TIFF 6.0, photometric interpretation (tag 262). */
const photometric = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, palette: 3, separated: 5 } as const;
/** Compressions of which UTIF.js makes pixels of its own: JPEG within TIFF. */
const jpegCompressions: readonly number[] = [6, 7, 34892];

/**
 * The first page of a TIFF: 1 to 16 bits, white or black as zero, colour, palette, CMYK, in whatever compression UTIF.js
 * reads. Throws where it is damaged, RecognitionError where it is cut off.
 */
export async function decodeTiff(bytes: Uint8Array): Promise<Raster> {
  const { default: utif } = await import('utif2');
  const buffer = firstTiffPage(bytes);
  const [page] = utif.decode(buffer);
  if (!page) throw new Error('it holds no picture');
  const tag = (number: number): readonly number[] => {
    const value = page[`t${number}`];
    return Array.isArray(value) ? value.map(Number) : [];
  };
  const ends = tag(273).map((start, strip) => start + (tag(279)[strip] ?? 0));
  if (ends.some((end) => end > bytes.length)) {
    throw new RecognitionError('damaged', 'The picture is cut off; fetch or scan it again.');
  }
  utif.decodeImage(buffer, page);
  const { width, height, data } = page;
  if (!(width > 0 && height > 0) || data.length === 0) throw new Error('its picture is damaged');
  const compression = tag(259)[0] ?? 1;
  const kind = tag(262)[0] ?? photometric.blackIsZero;
  const bits = tag(258)[0] ?? 1;
  const channels = tag(277)[0] ?? 1;
  const isPlanar = tag(284)[0] === 2 && channels > 1;
  const isKnown = Object.values<number>(photometric).includes(kind) && [1, 2, 4, 8, 16].includes(bits);
  if (!isKnown || isPlanar || jpegCompressions.includes(compression)) {
    return greyOf({ width, height, channels: 4, data: utif.toRGBA8(page) });
  }
  return { width, height, data: toGrey({ width, height, data, bits, channels, kind, colours: tag(320) }) };
}

interface Samples {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly bits: number;
  readonly channels: number;
  readonly kind: number;
  /** The palette: all reds, then all greens, then all blues, of 16 bits each. */
  readonly colours: readonly number[];
}

function toGrey(samples: Samples): Uint8Array {
  const { width, height, data, bits, channels } = samples;
  const grey = new Uint8Array(width * height);
  const rowBytes = Math.ceil((width * channels * bits) / 8);
  const most = 2 ** bits - 1;
  const mask = bits === 16 ? 255 : most;
  const tones = tonesOf(samples);
  const colour = new Uint8Array(channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        const bit = (x * channels + channel) * bits;
        // UTIF.js leaves 16-bit samples with the low byte first.
        const byte = y * rowBytes + (bit >> 3) + (bits === 16 ? 1 : 0);
        const value = ((data[byte] ?? 0) >> (bits >= 8 ? 0 : 8 - bits - (bit & 7))) & mask;
        colour[channel] = value;
      }
      grey[y * width + x] = tones(colour);
    }
  }
  return grey;
}

/** What the samples of a pixel (16-bit ones cut to 8) are in grey. */
function tonesOf({ bits, kind, colours }: Samples): (pixel: Uint8Array) => number {
  const most = bits >= 8 ? 255 : 2 ** bits - 1;
  const at = (pixel: Uint8Array, channel: number) => pixel[channel] ?? 0;
  if (kind === photometric.rgb) return (pixel) => luma(at(pixel, 0), at(pixel, 1), at(pixel, 2));
  if (kind === photometric.separated) {
    return (pixel) => {
      const light = 255 - at(pixel, 3);
      return (luma(255 - at(pixel, 0), 255 - at(pixel, 1), 255 - at(pixel, 2)) * light) / 255;
    };
  }
  if (kind === photometric.palette) {
    const entries = colours.length / 3;
    const part = (index: number) => (colours[index] ?? 0) >> 8;
    return (pixel) => {
      const index = at(pixel, 0);
      return luma(part(index), part(index + entries), part(index + 2 * entries));
    };
  }
  const isWhiteZero = kind === photometric.whiteIsZero;
  return (pixel) => {
    const tone = (at(pixel, 0) * 255) / most;
    return isWhiteZero ? 255 - tone : tone;
  };
}

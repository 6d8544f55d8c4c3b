import type { PercentBox } from '#shared/model/annotation.ts';
import { decodePixels, pictureKind } from '../parse/pictures/decodePicture.ts';
import { pictureSize } from '../parse/pictures/pictureSize.ts';
import { encodePng, type Pixels } from '../parse/pictures/png.ts';
import { samplesOfJpeg } from '../recognition/raster/jpeg.ts';
import { rasterOfPdfPage } from '../recognition/raster/pdfPage.ts';
import { samplesOfPng } from '../recognition/raster/png.ts';
import type { PictureSamples } from '../recognition/raster/samples.ts';
import { samplesOfWebp } from '../recognition/raster/webp.ts';

/** A picture that claims more pixels than this is not cut. */
const mostPixels = 400_000_000;

/**
 * Rectangles cut out of a page's picture, as PNG at its own resolution; in colour, of a PDF's page in grey, and of a
 * TIFF or JPEG 2000 of more than 64 million pixels at half of it. Throws an Error with the end of a sentence.
 */
export async function cutPicture(
  bytes: Uint8Array,
  boxes: readonly PercentBox[],
  pdfPage = 1,
): Promise<readonly Uint8Array[]> {
  const size = pictureSize(bytes);
  if (size && size.width * size.height > mostPixels) {
    throw new Error(`it claims to be ${size.width} by ${size.height} pixels large`);
  }
  const pixels = await pixelsOf(bytes, pdfPage);
  return boxes.map((box) => encodePng(cropped(pixels, box)));
}

/** The pixels that a rectangle touches, at least one. */
export function cropped({ width, height, channels, data }: Pixels, box: PercentBox): Pixels {
  const [left, right] = pixelRange(box.x, box.width, width);
  const [top, bottom] = pixelRange(box.y, box.height, height);
  const row = (right - left) * channels;
  const cut = new Uint8Array(row * (bottom - top));
  for (let y = top; y < bottom; y++) {
    const from = (y * width + left) * channels;
    cut.set(data.subarray(from, from + row), (y - top) * row);
  }
  return { width: right - left, height: bottom - top, channels, data: cut };
}

/** Half open, in pixels; a share of a pixel that floating point numbers leave over is none. */
function pixelRange(from: number, length: number, side: number): readonly [number, number] {
  const start = Math.min(side - 1, Math.max(0, Math.floor((from / 100) * side + 1e-3)));
  const end = Math.ceil(((from + length) / 100) * side - 1e-3);
  return [start, Math.min(side, Math.max(start + 1, end))];
}

async function pixelsOf(bytes: Uint8Array, pdfPage: number): Promise<Pixels> {
  switch (pictureKind(bytes)) {
    case 'jpeg':
      return opaque(await samplesOfJpeg(bytes));
    case 'png':
      return opaque(await samplesOfPng(bytes));
    case 'webp':
      return opaque(await samplesOfWebp(bytes));
    case 'tiff':
    case 'jp2':
      return await decodePixels(bytes);
    case 'pdf':
      return { ...(await rasterOfPdfPage(bytes, pdfPage, mostPixels)), channels: 1 };
    default:
      throw new Error('it is no picture that can be read');
  }
}

/** Grey with its opacity, and colour with it, laid on white paper. */
function opaque({ data: samples, width, height, channels: given }: PictureSamples): Pixels {
  const channels = given < 3 ? 1 : 3;
  if (given === channels) return { width, height, channels, data: asBytes(samples) };
  const data = new Uint8Array(width * height * channels);
  for (let at = 0; at < width * height; at++) {
    const opacity = (samples[at * given + channels] ?? 255) / 255;
    for (let c = 0; c < channels; c++) {
      data[at * channels + c] = 255 + ((samples[at * given + c] ?? 255) - 255) * opacity;
    }
  }
  return { width, height, channels, data };
}

const asBytes = (data: Uint8Array | Uint8ClampedArray): Uint8Array =>
  data instanceof Uint8Array ? data : new Uint8Array(data.buffer, data.byteOffset, data.length);

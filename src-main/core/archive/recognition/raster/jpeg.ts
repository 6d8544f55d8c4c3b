import { RecognitionError } from '../recognitionError.ts';
import type { Raster } from './raster.ts';
import { greyOf, type PictureSamples } from './samples.ts';

/** The part of pdf.js's decoders (Apache-2.0) that is used here; they have no types. */
interface ImageDecoders {
  readonly JpegImage: new () => {
    readonly width: number;
    readonly height: number;
    readonly numComponents: number;
    parse(bytes: Uint8Array): void;
    getData(options: { width: number; height: number; forceRGB: boolean }): Uint8Array | Uint8ClampedArray;
  };
  setVerbosityLevel(level: number): void;
}

const decoders = 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs';
/** Cut off by less than this share of its rows, a picture is read all the same. */
const missingRows = 0.01;

/** Grey, colour and CMYK, baseline and progressive, in grey or colour; what is cut off is filled in. */
export async function samplesOfJpeg(bytes: Uint8Array): Promise<PictureSamples> {
  const { JpegImage, setVerbosityLevel } = (await import(decoders)) as ImageDecoders;
  setVerbosityLevel(0);
  const image = new JpegImage();
  image.parse(bytes);
  const { width, height, numComponents } = image;
  const isColour = numComponents > 1;
  const data = image.getData({ width, height, forceRGB: isColour });
  return { width, height, channels: isColour ? 3 : 1, data };
}

/** The picture of a JPEG file, grey. Throws RecognitionError where it is cut off. */
export async function decodeJpeg(bytes: Uint8Array): Promise<Raster> {
  const raster = greyOf(await samplesOfJpeg(bytes));
  if (!hasEnd(bytes) && emptyRows(raster) > missingRows * raster.height) {
    throw new RecognitionError('damaged', 'The picture is cut off; fetch or scan it again.');
  }
  return raster;
}

/** Whether the marker of the end (ITU-T T.81, EOI) stands near the end of the file. */
const hasEnd = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(-4096)).includes(Buffer.from([0xff, 0xd9]));

/** Rows at the foot of the picture that repeat those a block above: what a decoder fills a missing rest with. */
function emptyRows({ width, height, data }: Raster): number {
  const row = (y: number) => Buffer.from(data.buffer, data.byteOffset + y * width, width);
  const repeats = (period: number): number => {
    let y = height - 1;
    while (y >= period && row(y).equals(row(y - period))) y--;
    return height - 1 - y;
  };
  return Math.max(repeats(8), repeats(16));
}

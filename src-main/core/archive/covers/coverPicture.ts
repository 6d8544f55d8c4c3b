import { pictureKind } from '../parse/pictures/decodePicture.ts';
import { decodeRaster, type PageSource } from '../recognition/raster/decodeRaster.ts';
import { paperTone } from '../recognition/raster/flatten.ts';
import { greyOfJpeg2000 } from '../recognition/raster/jpeg2000.ts';
import { rasterOfPdfPage } from '../recognition/raster/pdfPage.ts';
import { histogram, percentile, type Raster } from '../recognition/raster/raster.ts';
import { crop, scale } from '../recognition/raster/resample.ts';
import { encodeWebp } from './webp.ts';

/** Width of a cover at most (pixels): the widest one on the shelf, on a screen of two pixels a point. */
export const coverWidth = 360;
/** A page is shown down to so many times its width; what is longer is a strip. */
const mostHeight = 2;
/** The pictures of a PDF's page are the page where they cover this much of it. */
const pictureShare = 0.7;
/** A PDF's pictures are laid on a sheet of at most so many pixels. */
const mostPdfPixels = 4_000_000;
/** Paper is made no lighter than this many times: what is darker is night, a photograph or a negative. */
const mostLightening = 2;
/** A line of pixels at the page's edge is no paper where its mean is darker (0 to 255). */
const darkest = 100;
/** So much of a side may be cut off at each of its ends. */
const widestEdge = 0.08;

/**
 * The picture of a page as a cover shows it: small, grey, its paper white, as WebP. Throws RecognitionError where
 * the bytes are no sound picture, or a PDF's page is no picture.
 */
export async function coverPicture(source: PageSource): Promise<Uint8Array> {
  const small = withoutNight(narrowed(await rasterOf(source)));
  lighten(small);
  return await encodeWebp(small);
}

/** As large as is cheap: of a JPEG 2000 no more is decoded than is needed. */
async function rasterOf({ bytes, pdfPage = 1 }: PageSource): Promise<Raster> {
  const kind = pictureKind(bytes);
  if (kind === 'pdf') return await rasterOfPdfPage(bytes, pdfPage, mostPdfPixels, pictureShare);
  if (kind === 'jp2') return await greyOfJpeg2000(bytes, 2 * coverWidth);
  return (await decodeRaster({ bytes })).raster;
}

function narrowed(raster: Raster): Raster {
  const height = Math.min(raster.height, Math.round(mostHeight * raster.width));
  const seen = crop(raster, { left: 0, top: 0, width: raster.width, height });
  return seen.width > coverWidth ? scale(seen, coverWidth / seen.width) : seen;
}

/** Without the black that a camera saw around the page. */
function withoutNight(raster: Raster): Raster {
  const { width, height, data } = raster;
  const meanOfRow = (y: number) => meanOf(data.subarray(y * width, (y + 1) * width));
  const meanOfColumn = (x: number) =>
    meanOf(Uint8Array.from({ length: height }, (_, y) => data[y * width + x] as number));
  const darkRows = (from: number, step: number) => darkEdge(meanOfRow, from, step, height);
  const darkColumns = (from: number, step: number) => darkEdge(meanOfColumn, from, step, width);
  const [left, top] = [darkColumns(0, 1), darkRows(0, 1)];
  return crop(raster, {
    left,
    top,
    width: width - left - darkColumns(width - 1, -1),
    height: height - top - darkRows(height - 1, -1),
  });
}

/** Lines of pixels from an edge inwards that are nearly black; no more than an edge has. */
function darkEdge(meanOfLine: (at: number) => number, from: number, step: number, size: number): number {
  const most = Math.floor(size * widestEdge);
  let lines = 0;
  while (lines < most && meanOfLine(from + lines * step) < darkest) lines++;
  return lines;
}

const meanOf = (values: Uint8Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Paper becomes white and ink black, in place, so that covers of all scans are of one tone. */
function lighten(raster: Raster): void {
  const paper = Math.max(paperTone(raster), 255 / mostLightening);
  const ink = Math.min(percentile(histogram(raster), 0.005), paper / 3);
  const { data } = raster;
  for (let at = 0; at < data.length; at++) {
    const value = (((data[at] as number) - ink) * 255) / (paper - ink);
    data[at] = Math.max(0, Math.min(255, value));
  }
}

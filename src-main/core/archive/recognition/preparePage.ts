import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import { decodeRaster, type PageSource } from './raster/decodeRaster.ts';
import { estimateSkew } from './raster/deskew.ts';
import { flatten, makeDarkOnLight } from './raster/flatten.ts';
import { chain, type Placing, scaling, shift } from './raster/placing.ts';
import { histogram, percentile, type Raster } from './raster/raster.ts';
import { crop, scale } from './raster/resample.ts';
import { RecognitionError } from './recognitionError.ts';

/** A page with dark type on white paper. */
export interface PreparedPage {
  readonly raster: Raster;
  /** Size of the picture as delivered (pixels). */
  readonly width: number;
  readonly height: number;
  /** Pixels of the raster a pixel of the picture as delivered. */
  readonly scale: number;
  /** From the raster to the picture as delivered. */
  readonly toDelivered: Placing;
  /** Degrees by which lines fall from left to right. */
  readonly skew: number;
}

/** Height at which the skew is looked for (pixels). */
const skewHeight = 1600;
/** Tones of ink and paper that lie closer together hold nothing that can be read (of 255). */
const leastContrast = 24;
/** Paper darker than this was not lit (of 255). */
const darkPaper = 40;
/** Less ink is none: specks of dust (share of the page). */
const leastInk = 0.0004;

/** Decodes a page's picture and makes its paper white. Throws RecognitionError. */
export async function preparePage(source: PageSource, region?: PixelBox): Promise<PreparedPage> {
  const { raster, width, height } = await decodeRaster(source);
  const inverted = makeDarkOnLight(raster);
  refuseWithoutContrast(raster, inverted);
  flatten(raster);
  if (inkShare(raster) < leastInk) {
    throw new RecognitionError('blank', 'This page is blank; mark it as not to be read.');
  }
  const skew = estimateSkew(scale(raster, Math.min(1, skewHeight / Math.max(raster.width, raster.height))));
  const shrunk = raster.width / width;
  const part = region ? within(region, shrunk, raster) : null;
  return {
    raster: part ? crop(raster, part) : raster,
    width,
    height,
    scale: shrunk,
    toDelivered: chain(shift(part?.left ?? 0, part?.top ?? 0), scaling(1 / shrunk)),
    skew,
  };
}

function refuseWithoutContrast(raster: Raster, inverted: boolean): void {
  const counts = histogram(raster, 3);
  const [ink, paper] = [percentile(counts, 0.002), percentile(counts, 0.9)];
  if (!inverted && paper < darkPaper) {
    throw new RecognitionError(
      'tooDark',
      'The picture is too dark to be read; scan the page again with more light.',
    );
  }
  if (paper - ink < leastContrast) {
    throw new RecognitionError('blank', 'This page is blank; mark it as not to be read.');
  }
}

function inkShare(raster: Raster): number {
  const counts = histogram(raster, 3);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.subarray(0, 128).reduce((sum, count) => sum + count, 0) / Math.max(1, all);
}

/** The region in pixels of the raster, within it. */
function within(region: PixelBox, factor: number, raster: Raster): PixelBox {
  const left = Math.min(Math.max(0, Math.floor(region.left * factor)), raster.width - 1);
  const top = Math.min(Math.max(0, Math.floor(region.top * factor)), raster.height - 1);
  return {
    left,
    top,
    width: Math.max(1, Math.min(raster.width - left, Math.ceil(region.width * factor))),
    height: Math.max(1, Math.min(raster.height - top, Math.ceil(region.height * factor))),
  };
}

import { pictureKind } from '../../parse/pictures/decodePicture.ts';
import { pictureSize } from '../../parse/pictures/pictureSize.ts';
import { RecognitionError } from '../recognitionError.ts';
import { decodeJpeg } from './jpeg.ts';
import { greyOfJpeg2000 } from './jpeg2000.ts';
import { rasterOfPdfPage } from './pdfPage.ts';
import { decodePng } from './png.ts';
import { halve, type Raster } from './raster.ts';
import { decodeTiff } from './tiff.ts';
import { decodeWebp } from './webp.ts';

/** A picture of more pixels is read at half its size, or a quarter, …: body type at 300 dpi needs no more. */
const mostPixels = 48_000_000;
/** A picture that claims more pixels than this is not read. */
const refusedPixels = 400_000_000;

export interface DecodedRaster {
  /** The picture, or where it is very large a smaller one. */
  readonly raster: Raster;
  /** Size of the picture as delivered (pixels). */
  readonly width: number;
  readonly height: number;
}

/** What is read: a file's bytes, and of a PDF the number of the page (from 1). */
export interface PageSource {
  readonly bytes: Uint8Array;
  readonly pdfPage?: number;
}

/** The grey picture that the bytes hold. Throws RecognitionError. */
export async function decodeRaster({ bytes, pdfPage = 1 }: PageSource): Promise<DecodedRaster> {
  const kind = pictureKind(bytes);
  if (kind === null) {
    throw new RecognitionError(
      'unknownFormat',
      'This file is no picture that can be read; save it as JPEG, PNG, TIFF, JPEG 2000, WebP or PDF.',
    );
  }
  const size = kind === 'pdf' ? null : pictureSize(bytes);
  if (size && size.width * size.height > refusedPixels) {
    throw new RecognitionError(
      'tooLarge',
      `The picture claims to be ${size.width} by ${size.height} pixels large; save it at 300 dpi.`,
    );
  }
  const raster = await decode(kind, bytes, pdfPage);
  return {
    raster: shrink(raster),
    width: size?.width ?? raster.width,
    height: size?.height ?? raster.height,
  };
}

async function decode(
  kind: NonNullable<ReturnType<typeof pictureKind>>,
  bytes: Uint8Array,
  pdfPage: number,
): Promise<Raster> {
  try {
    if (kind === 'jpeg') return await decodeJpeg(bytes);
    if (kind === 'png') return await decodePng(bytes);
    if (kind === 'webp') return await decodeWebp(bytes);
    if (kind === 'tiff') return await decodeTiff(bytes);
    if (kind === 'jp2') return await greyOfJpeg2000(bytes);
    return await rasterOfPdfPage(bytes, pdfPage, mostPixels);
  } catch (error) {
    if (error instanceof RecognitionError) throw error;
    throw new RecognitionError('damaged', 'The picture is damaged or cut off; fetch or scan it again.');
  }
}

function shrink(raster: Raster): Raster {
  let small = raster;
  while (small.width * small.height > mostPixels) small = halve(small);
  return small;
}

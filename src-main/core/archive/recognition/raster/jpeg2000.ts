import { decodeJpeg2000 } from '../../parse/pictures/decodePicture.ts';
import type { Raster } from './raster.ts';
import { greyOf } from './samples.ts';

/** The picture of a JPEG 2000 file, grey; see `decodeJpeg2000`. Throws where it is damaged. */
export async function greyOfJpeg2000(bytes: Uint8Array, enough?: number): Promise<Raster> {
  return greyOf(await decodeJpeg2000(bytes, enough));
}

import { quarterTurn } from './placing.ts';
import type { Raster } from './raster.ts';
import { resample } from './resample.ts';

/** The picture turned clockwise by quarters. */
export function turn(raster: Raster, degrees: 0 | 90 | 180 | 270): Raster {
  if (degrees === 0) return raster;
  const isSideways = degrees !== 180;
  const [width, height] = isSideways ? [raster.height, raster.width] : [raster.width, raster.height];
  return resample(raster, quarterTurn(degrees, raster.width, raster.height), width, height);
}

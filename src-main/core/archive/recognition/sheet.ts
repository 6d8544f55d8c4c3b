import { chain, type Placing, quarterTurn, rotation, scaling, shift } from './raster/placing.ts';
import type { Raster } from './raster/raster.ts';
import { resample } from './raster/resample.ts';

/** A page laid straight: upright, its lines level, its body characters of the size that the engines read best. */
export interface StraightSheet {
  readonly raster: Raster;
  /** From the page's picture to the sheet. */
  readonly placing: Placing;
}

/** Turns the page upright, takes out its skew and makes it `factor` times as large. */
export function laySheet(
  page: Raster,
  turned: 0 | 90 | 180 | 270,
  skew: number,
  factor: number,
): StraightSheet {
  const isSideways = turned === 90 || turned === 270;
  const width = isSideways ? page.height : page.width;
  const height = isSideways ? page.width : page.height;
  const upright = quarterTurn(turned, page.width, page.height);
  const centred = chain(upright, shift(-width / 2, -height / 2));
  const straight = chain(centred, rotation(-skew));
  const size = { width: Math.round(width * factor), height: Math.round(height * factor) };
  const placing = chain(chain(straight, shift(width / 2, height / 2)), scaling(factor));
  return { placing, raster: resample(page, placing, size.width, size.height) };
}

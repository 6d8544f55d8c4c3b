import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import { chain, type Placing, quarterTurn, scaling, shift } from '../raster/placing.ts';
import type { Raster } from '../raster/raster.ts';
import { resample } from '../raster/resample.ts';

/** The picture of one line and how it was made: `placing` leads from the page to it. */
export interface CutLine {
  readonly raster: Raster;
  readonly placing: Placing;
}

/**
 * Cuts a box of the sheet out of the page (at the page's own resolution) and makes it `height` pixels high; the box of
 * a column of vertical type is turned so that its head is at the left.
 */
export function cutLine(
  page: Raster,
  toSheet: Placing,
  box: PixelBox,
  isVertical: boolean,
  height: number,
): CutLine {
  const upright = chain(toSheet, shift(-box.left, -box.top));
  const level = isVertical ? chain(upright, quarterTurn(270, box.width, box.height)) : upright;
  const [length, thickness] = isVertical ? [box.height, box.width] : [box.width, box.height];
  const factor = height / thickness;
  const placing = chain(level, scaling(factor));
  return { placing, raster: resample(page, placing, Math.max(1, Math.round(length * factor)), height) };
}

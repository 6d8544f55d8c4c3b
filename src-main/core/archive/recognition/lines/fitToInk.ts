import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import type { Raster } from '../raster/raster.ts';
import type { FoundLine } from './foundLine.ts';
import { eachDirection } from './level.ts';

/** Darker than this is ink on a flattened sheet. */
const inkBelow = 150;
/** A row across a line with less ink than this share of the line's fullest row is blank. */
const blank = 0.03;
/** The edge is looked for between these distances from the line's middle (of its thickness as it was found). */
const [nearest, farthest] = [0.42, 0.85] as const;
/** White that is left around the ink (of the thickness). */
const margin = 0.06;

/**
 * Lines whose boxes reach as far as their ink: the detector tells where a line's core is, but how thick its type is only
 * roughly. Where no blank row is found beside the line, the box stays.
 */
export function fitToInk(lines: readonly FoundLine[], sheet: Raster): readonly FoundLine[] {
  return eachDirection(lines, (boxes, isVertical) => boxes.map((box) => fitted(box, sheet, isVertical)));
}

function fitted(box: PixelBox, sheet: Raster, isVertical: boolean): PixelBox {
  const middle = Math.round(box.top + box.height / 2);
  const reach = Math.ceil(farthest * box.height);
  const profile = inkProfile(box, middle - reach, middle + reach, sheet, isVertical);
  const least = blank * Math.max(...profile);
  const from = Math.floor(nearest * box.height);
  const edge = (step: 1 | -1): number => {
    for (let away = from; away <= reach; away++) {
      if ((profile[reach + step * away] ?? 0) <= least) return away + margin * box.height;
    }
    return box.height / 2;
  };
  const [above, below] = [edge(-1), edge(1)];
  return { ...box, top: middle - above, height: above + below };
}

/** How much ink each row along a level line has, from one row to another. */
function inkProfile(
  { left, width }: PixelBox,
  from: number,
  to: number,
  sheet: Raster,
  isVertical: boolean,
): Float64Array {
  const profile = new Float64Array(to - from + 1);
  const length = isVertical ? sheet.height : sheet.width;
  const [start, end] = [Math.max(0, Math.round(left)), Math.min(length, Math.round(left + width))];
  const last = (isVertical ? sheet.width : sheet.height) - 1;
  for (let across = Math.max(0, from); across <= Math.min(last, to); across++) {
    let ink = 0;
    for (let place = start; place < end; place++) {
      const at = isVertical ? place * sheet.width + across : across * sheet.width + place;
      if ((sheet.data[at] as number) < inkBelow) ink++;
    }
    profile[across - from] = ink;
  }
  return profile;
}

/** Whether a level line has a blank row near its middle: it is two rows of smaller type. */
export function isTwoRows(box: PixelBox, sheet: Raster): boolean {
  const [from, to] = [Math.round(box.top), Math.round(box.top + box.height)];
  const profile = inkProfile(box, from, to, sheet, false);
  const middle = profile.slice(Math.round(0.3 * profile.length), Math.round(0.7 * profile.length));
  return Math.min(...middle) <= 2 * blank * Math.max(...profile);
}

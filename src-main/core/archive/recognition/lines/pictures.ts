import { boxAround } from '#shared/model/facsimile.ts';
import type { PixelBox, PrintedRule } from '#shared/model/scans/pageReading.ts';
import { shared } from '../raster/boxes.ts';
import { components } from '../raster/components.ts';
import { blankRaster, type Raster } from '../raster/raster.ts';
import type { FoundLine } from './foundLine.ts';

/** Side of the cells that are taken for print or paper (body characters). */
const cellSize = 0.35;
/** A cell with this share of ink that no line explains is part of a picture. */
const leastInk = 0.06;
/** Darker than this is part of a picture: its light tones are lighter than type (of 255). */
const greyOfPictures = 195;
/** A picture is at least so high and wide (body characters), and so much of its box is printed. */
const leastSide = 4;
const leastFill = 0.3;

/**
 * Photographs, engravings and ornaments of a flattened sheet: print that hangs together and is neither text nor a rule.
 */
export function findPictures(
  sheet: Raster,
  em: number,
  lines: readonly FoundLine[],
  rules: readonly PrintedRule[],
): readonly PixelBox[] {
  const cell = Math.max(4, Math.round(cellSize * em));
  const ink = inkCells(sheet, cell);
  for (const { box } of lines) clear(ink, box, cell);
  for (const { box } of rules) clear(ink, box, cell);
  const closed = closedGaps(ink);
  const found = components(closed, (value) => value > 0)
    .filter(
      ({ box, area }) =>
        Math.min(box.width, box.height) * cell >= leastSide * em &&
        area >= leastFill * box.width * box.height,
    )
    .map(({ box: { left, top, width, height } }) => ({
      left: left * cell,
      top: top * cell,
      width: width * cell,
      height: height * cell,
    }));
  return joined(found);
}

/** Cells with ink. */
function inkCells({ width, height, data }: Raster, cell: number): Raster {
  const grid = { width: Math.ceil(width / cell), height: Math.ceil(height / cell) };
  const counts = new Uint32Array(grid.width * grid.height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / cell) * grid.width;
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] as number) >= greyOfPictures) continue;
      const at = row + Math.floor(x / cell);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return { ...grid, data: Uint8Array.from(counts, (count) => (count > leastInk * cell * cell ? 1 : 0)) };
}

function clear({ width, height, data }: Raster, box: PixelBox, cell: number): void {
  const right = Math.min(width, Math.ceil((box.left + box.width) / cell));
  const bottom = Math.min(height, Math.ceil((box.top + box.height) / cell));
  for (let y = Math.max(0, Math.floor(box.top / cell)); y < bottom; y++) {
    data.fill(0, y * width + Math.max(0, Math.floor(box.left / cell)), y * width + right);
  }
}

/** Cells between two with ink are taken for printed too. */
function closedGaps({ width, height, data }: Raster): Raster {
  const closed = blankRaster(width, height);
  closed.data.set(data);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const isBetween =
        (data[at - 1] === 1 && data[at + 1] === 1) || (data[at - width] === 1 && data[at + width] === 1);
      if (isBetween) closed.data[at] = 1;
    }
  }
  return closed;
}

/** Boxes that overlap are of one picture. */
function joined(boxes: readonly PixelBox[]): readonly PixelBox[] {
  const result: PixelBox[] = [];
  for (const box of boxes.toSorted((a, b) => b.width * b.height - a.width * a.height)) {
    const at = result.findIndex((other) => shared(other, box) > 0);
    const other = result[at];
    if (other) result[at] = boxAround(other, box);
    else result.push(box);
  }
  return result;
}

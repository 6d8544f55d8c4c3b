import type { Network } from '../engines/onnx.ts';
import { type FoundLine, foundBodySize } from '../lines/foundLine.ts';
import { lineBoxes } from '../lines/lineBoxes.ts';
import { textMap } from '../lines/textMap.ts';
import type { Placing } from '../raster/placing.ts';
import type { Raster } from '../raster/raster.ts';
import { crop } from '../raster/resample.ts';
import { laySheet } from '../sheet.ts';
import { busyPatches } from './patches.ts';

/** Lines from where the page is printed most, before it is known how it stands. */
export interface SampleLines {
  /** Thickness of the body type (pixels of the page); 0 where no line was found. */
  readonly bodySize: number;
  /** Share of the text that stands in tall lines rather than in flat ones, 0 to 1. */
  readonly tallShare: number;
  /** The lines of each patch, longest first, and the patch they are cut from. */
  readonly lines: readonly SampleLine[];
}

export interface SampleLine {
  readonly line: FoundLine;
  readonly patch: Raster;
  /** From the patch to the sheet in which the line's box lies. */
  readonly placing: Placing;
}

/** Side of a patch where body type has the size that the detector likes best (pixels). */
const patchSide = 704;
/** So many of them are looked at, and so many lines are expected in each. */
const patches = 4;
const leastLines = 5;
/** Body type within these bounds is measured well; beyond them the page is looked at in another size (pixels). */
const [smallest, largest] = [14, 60] as const;
/** Sizes in which a page is looked at, until lines of a sound size are found. */
const tries = [1, 0.4, 2.2] as const;

/** Looks for lines in a few patches of a flattened page, in several sizes. */
export async function sampleLines(page: Raster, skew: number, detector: Network): Promise<SampleLines> {
  let best: SampleLines = { bodySize: 0, tallShare: 0, lines: [] };
  for (const size of tries) {
    const found = await linesAt(page, skew, detector, size);
    const scaled = found.bodySize * size;
    if (scaled >= smallest && scaled <= largest && found.lines.length >= leastLines) return found;
    if (found.lines.length > best.lines.length) best = found;
    // Fine type is better measured larger, coarse type smaller.
    if (size === 1 && scaled > largest) continue;
  }
  return best;
}

async function linesAt(page: Raster, skew: number, detector: Network, size: number): Promise<SampleLines> {
  const boxes = busyPatches(page, Math.round(patchSide / size));
  const samples: SampleLine[] = [];
  let seen = 0;
  for (const box of boxes) {
    const patch = crop(page, box);
    const sheet = laySheet(patch, 0, skew, size);
    const map = await textMap(sheet.raster, detector);
    const lines = lineBoxes(map, sheet.raster, [], 'horizontal-tb');
    for (const line of lines) samples.push({ line, patch, placing: sheet.placing });
    // A patch without lines was a picture: another is looked at in its place.
    if (lines.length >= leastLines) seen++;
    if (seen === patches) break;
  }
  const lines = samples.map(({ line }) => line);
  const length = (isVertical: boolean) =>
    lines.filter((line) => line.isVertical === isVertical).reduce((sum, line) => sum + lengthOf(line), 0);
  const [tall, flat] = [length(true), length(false)];
  return {
    bodySize: foundBodySize(lines) / size,
    tallShare: tall + flat > 0 ? tall / (tall + flat) : 0,
    lines: samples.toSorted((a, b) => lengthOf(b.line) - lengthOf(a.line)),
  };
}

const lengthOf = ({ box, isVertical }: FoundLine): number => (isVertical ? box.height : box.width);

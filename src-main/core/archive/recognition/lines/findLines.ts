import type { PixelBox, PrintedRule, WritingMode } from '#shared/model/scans/pageReading.ts';
import type { Network } from '../engines/onnx.ts';
import { scaledBox, shared } from '../raster/boxes.ts';
import type { Raster } from '../raster/raster.ts';
import { scale } from '../raster/resample.ts';
import { isTwoRows } from './fitToInk.ts';
import { type FoundLine, foundBodySize } from './foundLine.ts';
import { cutAtGutters } from './gutters.ts';
import { lineBoxes } from './lineBoxes.ts';
import { cutAtPageGutters } from './pageGutters.ts';
import { textMap } from './textMap.ts';

/** Headlines are looked for on a sheet so much smaller, and are so many times larger than the body's type. */
interface LargeType {
  readonly scale: number;
  readonly least: number;
}
const largeType: Readonly<Record<WritingMode, LargeType>> = {
  'horizontal-tb': { scale: 1 / 3, least: 2.2 },
  // Lines across the page are not seen with its columns.
  'vertical-rl': { scale: 1 / 2, least: 1.3 },
};
/** Columns larger than this are found better on the smaller sheet too. */
const largeColumn = 2.2;

/**
 * Lines of a deskewed sheet whose body type has the size that the detector likes, and the large type among them, which
 * the detector sees whole only on a smaller sheet. `onProgress` hears the share that is done.
 */
export async function findLines(
  sheet: Raster,
  rules: readonly PrintedRule[],
  writing: WritingMode,
  detector: Network,
  onProgress: (share: number) => void = () => undefined,
): Promise<readonly FoundLine[]> {
  const { scale: factor, least } = largeType[writing];
  const map = await textMap(sheet, detector, (done, all) => onProgress(done / all));
  const fine = bodyLines(map, sheet, rules, writing);
  const body = foundBodySize(fine);
  const small = scale(sheet, factor);
  const smallRules = rules.map(({ box, isVertical }) => ({ box: scaledBox(box, factor), isVertical }));
  const large = lineBoxes(await textMap(small, detector), small, smallRules, writing)
    .map(({ box, isVertical }) => ({ box: scaledBox(box, 1 / factor), isVertical }))
    .filter(({ box, isVertical }) => {
      const isAcross = writing === 'vertical-rl' && !isVertical;
      const thick = isVertical ? box.width : box.height;
      if (thick < (isAcross ? least : largeColumn) * body || holdsBody(box, fine, body)) return false;
      return !isAcross || !isTwoRows(box, sheet);
    });
  const covered = (box: PixelBox) =>
    large.some((line) => shared(line.box, box) > 0.3 * box.width * box.height);
  const lines = [...fine.filter(({ box }) => !covered(box)), ...large];
  // On a page of vertical type headlines lie across columns, in pieces at first.
  return writing === 'vertical-rl' ? lines : withoutRowsAcross(lines);
}

/** How many times longer than thick a piece is at most, and a line that it may be a piece of at least. */
const [piece, whole] = [3, 4] as const;

/**
 * Without pieces that lie across lines: where type of the other direction stands in a page, the detector also sees rows
 * of its characters.
 */
export function withoutRowsAcross(lines: readonly FoundLine[]): readonly FoundLine[] {
  const slender = ({ box: { width, height } }: FoundLine) =>
    Math.max(width, height) / Math.min(width, height);
  const long = lines.filter((line) => slender(line) >= whole);
  return lines.filter((line) => {
    if (slender(line) > piece) return true;
    const { box, isVertical } = line;
    const across = long.filter((other) => other.isVertical !== isVertical);
    return across.reduce((sum, other) => sum + shared(other.box, box), 0) < 0.7 * box.width * box.height;
  });
}

/** Lines of all but the largest type, from the detector's map of a sheet. */
export function bodyLines(
  map: Raster,
  sheet: Raster,
  rules: readonly PrintedRule[],
  writing: WritingMode,
): readonly FoundLine[] {
  const near = cutAtGutters(lineBoxes(map, sheet, rules, writing), sheet);
  const lines = cutAtPageGutters(near, rules, sheet);
  return writing === 'vertical-rl' ? withoutRows(lines) : lines;
}

/**
 * Without rows of columns: of vertical type set as wide apart as its columns are, the detector sees rows, which lie one
 * below the other and are no larger than the body's type.
 */
function withoutRows(lines: readonly FoundLine[]): readonly FoundLine[] {
  const body = foundBodySize(lines);
  const rows = lines.filter(
    ({ box, isVertical }) => !isVertical && box.height < largeType['vertical-rl'].least * body,
  );
  const isStacked = ({ box }: FoundLine) =>
    rows.some((other) => {
      const below = Math.abs(other.box.top - box.top);
      const common =
        Math.min(other.box.left + other.box.width, box.left + box.width) - Math.max(other.box.left, box.left);
      return below > 0.5 * body && below < 2 * body && common > 2 * body;
    });
  return lines.filter((line) => !rows.includes(line) || !isStacked(line));
}

/** Whether a box of large type is several lines of small type run together. */
function holdsBody(box: PixelBox, fine: readonly FoundLine[], body: number): boolean {
  const covered = fine
    .filter((line) => Math.min(line.box.width, line.box.height) < 1.25 * body)
    .filter((line) => Math.max(line.box.width, line.box.height) > 3 * body)
    .reduce((sum, line) => sum + shared(line.box, box), 0);
  return covered > 0.4 * box.width * box.height;
}

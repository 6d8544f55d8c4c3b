import type { PixelBox, PrintedRule, Writing } from '#shared/model/pageReading.ts';
import type { Network } from '../engines/onnx.ts';
import { scaledBox, shared } from '../raster/boxes.ts';
import type { Raster } from '../raster/raster.ts';
import { scale } from '../raster/resample.ts';
import { turn } from '../raster/turning.ts';
import { bodySize, type FoundLine } from './foundLine.ts';
import { lineBoxes } from './lineBoxes.ts';
import { textMap } from './textMap.ts';

/** Headlines are looked for on a sheet so much smaller, and are so many times larger than the body's type. */
interface LargeType {
  readonly scale: number;
  readonly least: number;
}
const largeType: Readonly<Record<Writing, LargeType>> = {
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
  writing: Writing,
  detector: Network,
  onProgress: (share: number) => void = () => undefined,
): Promise<readonly FoundLine[]> {
  const { scale: factor, least } = largeType[writing];
  const map = await mapOf(sheet, writing, detector, onProgress);
  const fine = lineBoxes(map, sheet, rules, writing);
  const body = bodySize(fine);
  const small = scale(sheet, factor);
  const smallRules = rules.map(({ box, isVertical }) => ({ box: scaledBox(box, factor), isVertical }));
  const large = lineBoxes(await textMap(small, detector), small, smallRules, writing)
    .map(({ box, isVertical }) => ({ box: scaledBox(box, 1 / factor), isVertical }))
    .filter(({ box, isVertical }) => {
      const isAcross = writing === 'vertical-rl' && !isVertical;
      const thick = isVertical ? box.width : box.height;
      return thick > (isAcross ? least : largeColumn) * body && !holdsBody(box, fine, body);
    });
  const covered = (box: PixelBox) =>
    large.some((line) => shared(line.box, box) > 0.3 * box.width * box.height);
  return [...fine.filter(({ box }) => !covered(box)), ...large];
}

/**
 * The detector's map. It was trained on lines that lie: of type set as wide apart as its lines are, it sees rows in
 * columns unless these are laid down.
 */
async function mapOf(
  sheet: Raster,
  writing: Writing,
  detector: Network,
  onProgress: (share: number) => void,
): Promise<Raster> {
  const hear = (done: number, all: number) => onProgress(done / all);
  if (writing === 'horizontal-tb') return await textMap(sheet, detector, hear);
  return turn(await textMap(turn(sheet, 270), detector, hear), 90);
}

/** Whether a box of large type is several lines of small type run together. */
function holdsBody(box: PixelBox, fine: readonly FoundLine[], body: number): boolean {
  const covered = fine
    .filter((line) => Math.min(line.box.width, line.box.height) < 1.25 * body)
    .filter((line) => Math.max(line.box.width, line.box.height) > 3 * body)
    .reduce((sum, line) => sum + shared(line.box, box), 0);
  return covered > 0.4 * box.width * box.height;
}

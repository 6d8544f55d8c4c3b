import type { PixelBox, PrintedRule, Writing } from '#shared/model/pageReading.ts';
import type { Network } from '../engines/onnx.ts';
import { shared } from '../raster/boxes.ts';
import type { Raster } from '../raster/raster.ts';
import { scale } from '../raster/resample.ts';
import { bodySize, type FoundLine, lineBoxes } from './lineBoxes.ts';
import { textMap } from './textMap.ts';

/** Headlines are looked for on a sheet so much smaller. */
const coarse = 1 / 3;
/** Type so many times larger than the body's is found better there. */
const largeType = 2.2;

/**
 * Lines of a deskewed sheet whose body type has the size that the detector likes, and the large type among them, which
 * the detector sees whole only on a smaller sheet. `onProgress` hears the share that is done.
 */
export async function findLines(
  sheet: Raster,
  rules: readonly PrintedRule[],
  writing: Writing,
  detector: Network,
  onProgress: (share: number) => void,
): Promise<readonly FoundLine[]> {
  const small = scale(sheet, coarse);
  const smallMap = await textMap(small, detector);
  const map = await textMap(sheet, detector, (done, all) => onProgress(done / all));
  const fine = lineBoxes(map, rules, writing);
  const body = bodySize(fine);
  const smallRules = rules.map(({ box, isVertical }) => ({ box: scaled(box, coarse), isVertical }));
  const large = lineBoxes(smallMap, smallRules, writing)
    .map(({ box, isVertical }) => ({ box: scaled(box, 1 / coarse), isVertical }))
    .filter(({ box }) => Math.min(box.width, box.height) > largeType * body)
    .filter(({ box }) => !holdsBody(box, fine, body));
  const left = fine.filter(
    ({ box }) => !large.some((line) => shared(line.box, box) > 0.3 * box.width * box.height),
  );
  return [...left, ...large];
}

/** Whether a box of large type is several lines of small type run together. */
function holdsBody(box: PixelBox, fine: readonly FoundLine[], body: number): boolean {
  const covered = fine
    .filter((line) => Math.min(line.box.width, line.box.height) < 1.5 * body)
    .filter((line) => Math.max(line.box.width, line.box.height) > 3 * body)
    .reduce((sum, line) => sum + shared(line.box, box), 0);
  return covered > 0.4 * box.width * box.height;
}

const scaled = ({ left, top, width, height }: PixelBox, by: number): PixelBox => ({
  left: left * by,
  top: top * by,
  width: width * by,
  height: height * by,
});

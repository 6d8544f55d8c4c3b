import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import type { FoundLine } from './foundLine.ts';

/** Exchanges the axes of a box of vertical type, so that its line is level; done twice, it is as before. */
export const along = (box: PixelBox, isVertical: boolean): PixelBox =>
  isVertical ? { left: box.top, top: box.left, width: box.height, height: box.width } : box;

/** Changes the boxes of flat and of tall lines, each kind by itself, as if all of them were level. */
export function eachDirection(
  lines: readonly FoundLine[],
  change: (boxes: readonly PixelBox[], isVertical: boolean) => readonly PixelBox[],
): readonly FoundLine[] {
  return [false, true].flatMap((isVertical) => {
    const boxes = lines
      .filter((line) => line.isVertical === isVertical)
      .map(({ box }) => along(box, isVertical));
    return change(boxes, isVertical).map((box) => ({ box: along(box, isVertical), isVertical }));
  });
}

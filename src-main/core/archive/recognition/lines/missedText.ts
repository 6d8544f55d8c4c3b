import type { PixelBox, PrintedRule, WritingMode } from '#shared/model/scans/pageReading.ts';
import type { Network } from '../engines/onnx.ts';
import { scaledBox, shared } from '../raster/boxes.ts';
import type { Raster } from '../raster/raster.ts';
import { crop, scale } from '../raster/resample.ts';
import { turn } from '../raster/turning.ts';
import { bodyLines } from './findLines.ts';
import type { FoundLine } from './foundLine.ts';
import { textMap } from './textMap.ts';

/** How what seems to be a picture is looked at again: in another size, or laid on its side. */
interface OtherLook {
  readonly size: number;
  readonly isLaid: boolean;
}
const otherLooks: Readonly<Record<WritingMode, readonly OtherLook[]>> = {
  'horizontal-tb': [
    { size: 0.7, isLaid: false },
    { size: 1.4, isLaid: false },
  ],
  // The detector was trained on lines that lie.
  'vertical-rl': [
    { size: 1, isLaid: true },
    { size: 0.7, isLaid: false },
    { size: 1.4, isLaid: true },
  ],
};
/** It was text where lines of about the body's size cover so much of it. */
const leastCover = 0.35;
/** Larger than this, what seems to be a picture is one (pixels): looking at it again would take too long. */
const mostPixels = 3_000_000;

/** What seemed to be a picture at first: text that the detector took for texture, and what is a picture indeed. */
export interface SecondLook {
  readonly lines: readonly FoundLine[];
  readonly pictures: readonly PixelBox[];
}

/**
 * Looks again, in other ways, at what is printed and neither text nor rule: closely set type can look like a screen to
 * the detector in one size and like type in another.
 */
export async function lookAgain(
  sheet: Raster,
  suspects: readonly PixelBox[],
  rules: readonly PrintedRule[],
  writing: WritingMode,
  body: number,
  detector: Network,
): Promise<SecondLook> {
  const lines: FoundLine[] = [];
  const pictures: PixelBox[] = [];
  for (const suspect of suspects) {
    const found =
      suspect.width * suspect.height > mostPixels
        ? null
        : await linesWithin(sheet, within(suspect, sheet, body), rules, writing, body, detector);
    if (found) lines.push(...found);
    else pictures.push(suspect);
  }
  return { lines, pictures };
}

async function linesWithin(
  sheet: Raster,
  box: PixelBox,
  rules: readonly PrintedRule[],
  writing: WritingMode,
  body: number,
  detector: Network,
): Promise<readonly FoundLine[] | null> {
  const part = crop(sheet, box);
  for (const { size, isLaid } of otherLooks[writing]) {
    const own = rules
      .filter((rule) => shared(rule.box, box) > 0)
      .map((rule) => ({
        ...rule,
        box: scaledBox({ ...rule.box, left: rule.box.left - box.left, top: rule.box.top - box.top }, size),
      }));
    const sheetPart = scale(part, size);
    const map = isLaid
      ? turn(await textMap(turn(sheetPart, 270), detector), 90)
      : await textMap(sheetPart, detector);
    const lines = bodyLines(map, sheetPart, own, writing)
      .map((line) => ({ ...line, box: scaledBox(line.box, 1 / size) }))
      .filter((line) => {
        const thick = line.isVertical ? line.box.width : line.box.height;
        return thick > 0.6 * body && thick < 1.6 * body;
      });
    const cover = lines.reduce((sum, line) => sum + line.box.width * line.box.height, 0);
    if (lines.length >= 2 && cover > leastCover * box.width * box.height) {
      return lines.map((line) => ({
        ...line,
        box: { ...line.box, left: line.box.left + box.left, top: line.box.top + box.top },
      }));
    }
  }
  return null;
}

/** The box and a character around it, in whole pixels within the sheet. */
function within(box: PixelBox, sheet: Raster, body: number): PixelBox {
  const left = Math.max(0, Math.floor(box.left - body));
  const top = Math.max(0, Math.floor(box.top - body));
  return {
    left,
    top,
    width: Math.min(sheet.width, Math.ceil(box.left + box.width + body)) - left,
    height: Math.min(sheet.height, Math.ceil(box.top + box.height + body)) - top,
  };
}

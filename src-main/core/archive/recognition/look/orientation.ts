import type { WritingMode } from '#shared/model/scans/pageReading.ts';
import { isUnspaced } from '#shared/text/characters.ts';
import type { LinePicture, LineWord, Recognizer } from '../engines/recognizer.ts';
import { cutLine } from '../lines/textPictures.ts';
import { blankRaster, type Raster } from '../raster/raster.ts';
import { crop } from '../raster/resample.ts';
import { turn } from '../raster/turning.ts';
import type { SampleLine } from './samples.ts';

/** How a page stands, and what its sample lines are read as. */
export interface Orientation {
  readonly turned: 0 | 90 | 180 | 270;
  readonly writing: WritingMode;
  readonly isHan: boolean;
  /** The sample lines, each turned so that it is read from left to right. */
  readonly pictures: readonly LinePicture[];
  readonly text: string;
  /** Mean confidence of what was read, 0 to 1. */
  readonly confidence: number;
}

/** Lines and characters that are read to tell how a page stands. */
const [sampledLines, sampledCharacters] = [10, 32] as const;
/** Lines are read no further than so many times their thickness. */
const longestSample = 24;
const turns = [0, 90, 180, 270] as const;

/**
 * Reads lines in both directions along them: upside-down type is read badly. Han characters are then read one by one,
 * turned in four ways, since a column of vertical type turned on its side is a line too.
 */
export async function findOrientation(
  samples: readonly SampleLine[],
  isTall: boolean,
  recognizer: Recognizer,
): Promise<Orientation> {
  const level = samples
    .filter(({ line }) => line.isVertical === isTall)
    .slice(0, sampledLines)
    .map(({ line, patch, placing }) => {
      const thick = isTall ? line.box.width : line.box.height;
      const most = longestSample * thick;
      const box = isTall
        ? { ...line.box, height: Math.min(line.box.height, most) }
        : { ...line.box, width: Math.min(line.box.width, most) };
      return cutLine(patch, placing, box, isTall, recognizer.lineHeight).raster;
    });
  const reversed = level.map((raster) => turn(raster, 180));
  const pictures = [level, reversed].map((rasters) => rasters.map((raster) => ({ raster, isTurned: false })));
  const read = [await recognizer.read(pictures[0] ?? []), await recognizer.read(pictures[1] ?? [])];
  const [forward, backward] = read.map((lines) => surenessOf(lines.flat()));
  const isForward = (forward ?? 0) >= (backward ?? 0);
  const chosen = read[isForward ? 0 : 1] ?? [];
  const upright = pictures[isForward ? 0 : 1] ?? [];
  const text = chosen
    .map((words) => words.map(({ text: word, spaceBefore }) => (spaceBefore ? ' ' : '') + word).join(''))
    .join('\n');
  const common = { pictures: upright, text, confidence: meanConfidence(chosen.flat()) };
  // By how much the page was turned clockwise to make the chosen pictures.
  const given = ((isTall ? 270 : 0) + (isForward ? 0 : 180)) % 360;
  const han = Array.from(text).filter(isUnspaced).length;
  const isHan = han > 0.5 * text.replace(/[^\p{L}\p{N}]/gu, '').length;
  if (!isHan) return { ...common, isHan, turned: toTurn(given), writing: 'horizontal-tb' };
  const extra = await uprightTurn(
    upright.map(({ raster }) => raster),
    chosen,
    recognizer,
  );
  const isVertical = extra === 90 || extra === 270;
  return {
    ...common,
    isHan,
    turned: toTurn((given + extra) % 360),
    writing: isVertical ? 'vertical-rl' : 'horizontal-tb',
  };
}

const toTurn = (degrees: number): 0 | 90 | 180 | 270 => turns.find((one) => one === degrees) ?? 0;

/** How much more the characters of level lines must be turned clockwise to stand upright. */
async function uprightTurn(
  rasters: readonly Raster[],
  read: readonly (readonly LineWord[])[],
  recognizer: Recognizer,
): Promise<0 | 90 | 180 | 270> {
  const characters = rasters
    .flatMap((raster, at) =>
      (read[at] ?? [])
        .filter(({ text, confidence }) => isUnspaced(text) && confidence > 0.6)
        .map(({ box }) => characterPicture(raster, box.left + box.width / 2)),
    )
    .filter((_, at, all) => at % Math.max(1, Math.floor(all.length / sampledCharacters)) === 0)
    .slice(0, sampledCharacters);
  const scores: number[] = [];
  for (const degrees of turns) {
    const turned = characters.map((raster) => ({ raster: widened(turn(raster, degrees)), isTurned: false }));
    const words = await recognizer.read(turned);
    scores.push(
      words.reduce((sum, line) => {
        const [only] = line;
        return sum + (line.length === 1 && only && isUnspaced(only.text) ? only.confidence : 0);
      }, 0),
    );
  }
  // PP-OCRv4 was trained on columns laid on their left side too: it reads a character upright and so.
  const both = scores.map((score, at) => score + (scores[(at + 3) % 4] ?? 0));
  return turns[both.indexOf(Math.max(...both))] ?? 0;
}

/** The square of a line around a place in it. */
function characterPicture(raster: Raster, middle: number): Raster {
  const side = raster.height;
  const left = Math.max(0, Math.min(raster.width - side, Math.round(middle - side / 2)));
  return crop(raster, { left, top: 0, width: Math.min(side, raster.width), height: side });
}

function widened(raster: Raster): Raster {
  const sheet = blankRaster(raster.width * 2, raster.height);
  for (let y = 0; y < raster.height; y++) {
    const row = raster.data.subarray(y * raster.width, (y + 1) * raster.width);
    sheet.data.set(row, y * sheet.width + (raster.width >> 1));
  }
  return sheet;
}

/** Sum over characters of how sure they are: what is not seen at all counts against a direction too. */
const surenessOf = (words: readonly LineWord[]): number =>
  words.reduce((sum, { text, confidence }) => sum + Math.max(0, confidence - 0.4) * text.length, 0);

/** Mean confidence over characters; 0 of nothing. */
export function meanConfidence(words: readonly Pick<LineWord, 'text' | 'confidence'>[]): number {
  const length = words.reduce((sum, { text }) => sum + text.length, 0);
  return length === 0
    ? 0
    : words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / length;
}

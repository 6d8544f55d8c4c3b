import { boxAround } from '#shared/model/facsimile.ts';
import type { PixelBox, ReadLine, ReadWord, WritingMode } from '#shared/model/scans/pageReading.ts';
import type { LineWord } from './engines/recognizer.ts';
import type { FoundLine } from './lines/foundLine.ts';
import type { CutLine } from './lines/textPictures.ts';
import { chain, inverse, type Placing, placeBox } from './raster/placing.ts';

/** A line as found, cut out and read. */
export interface LineRead {
  readonly found: FoundLine;
  readonly cut: CutLine;
  readonly words: readonly LineWord[];
}

/** How lines come back to the page as delivered. */
export interface ToDelivered {
  /** Pixels of the sheet a pixel of the page as delivered. */
  readonly factor: number;
  /** From the page that lines were cut from to the page as delivered. */
  readonly toPage: Placing;
  readonly writing: WritingMode;
}

/**
 * Lines with their places on the page as delivered. Headlines of a page in vertical type that run from right to left are
 * turned round.
 */
export function pageLines(
  lines: readonly LineRead[],
  { factor, toPage, writing }: ToDelivered,
): readonly ReadLine[] {
  const read = lines.flatMap(({ found, cut, words }): readonly ReadLine[] => {
    const back = chain(inverse(cut.placing), toPage);
    const placed = words.map(
      (word): ReadWord => ({
        text: word.text,
        box: toWhole(placeBox(back, { ...word.box, top: 0, height: cut.raster.height })),
        confidence: Math.round(Math.min(1, Math.max(0, word.confidence)) * 1000) / 1000,
        spaceBefore: word.spaceBefore,
      }),
    );
    const [first, ...others] = placed;
    if (!first) return [];
    return [
      {
        box: others.reduce((box, word) => boxAround(box, word.box), first.box),
        isVertical: found.isVertical,
        size: Math.round((found.isVertical ? found.box.width : found.box.height) / factor),
        words: placed,
      },
    ];
  });
  return writing === 'vertical-rl' ? withHeadlinesInOrder(read) : read;
}

/** Year, month and day stand in this order in whatever direction a line runs. */
const date = /年.*月.*日/u;

/**
 * Of lines across a page of vertical type, the order of their characters: that in which a date stands, or in which more
 * of their pairs of neighbours stand in the page's columns too, which are read in one order only; from right to left
 * where neither tells.
 */
function withHeadlinesInOrder(lines: readonly ReadLine[]): readonly ReadLine[] {
  const pairs = new Set(lines.filter(({ isVertical }) => isVertical).flatMap(({ words }) => pairsOf(words)));
  const evidence = (words: readonly ReadWord[]): number =>
    (date.test(words.map(({ text }) => text).join('')) ? words.length : 0) +
    pairsOf(words).filter((pair) => pairs.has(pair)).length;
  return lines.map((line) => {
    if (line.isVertical || line.words.length < 2) return line;
    const turned = line.words.toReversed();
    return evidence(turned) >= evidence(line.words) ? { ...line, words: turned } : line;
  });
}

const pairsOf = (words: readonly ReadWord[]): readonly string[] =>
  words.slice(1).map(({ text }, at) => (words[at]?.text ?? '') + text);

/** Whole pixels. */
export function toWhole({ left, top, width, height }: PixelBox): PixelBox {
  const [x, y] = [Math.round(left), Math.round(top)];
  return { left: x, top: y, width: Math.round(left + width) - x, height: Math.round(top + height) - y };
}

import { type Box, boxAround } from '#shared/model/facsimile.ts';
import type { PixelBox, ReadLine } from '#shared/model/scans/pageReading.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import type { ReadToken } from './placedWords.ts';

interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A printed line of its words, in the unit of the page. */
export function lineOfTokens(tokens: readonly ReadToken[], page: PageSize): ReadLine {
  const words = tokens.map(({ text, box, confidence, spaceBefore }, index) => ({
    text,
    box: toPage(box, page),
    confidence,
    spaceBefore: index > 0 && spaceBefore,
  }));
  const boxes = words.map(({ box }) => box);
  const isVertical = runsDown(words);
  const across = boxes.map(({ width, height }) => (isVertical ? width : height)).toSorted((a, b) => a - b);
  return {
    box: boxes.reduce(boxAround),
    isVertical,
    size: across[across.length >> 1] ?? 0,
    words,
  };
}

/** Whether words stand one below the other; of a single one of several characters its shape tells. */
function runsDown(words: readonly { readonly text: string; readonly box: PixelBox }[]): boolean {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return false;
  if (first === last) {
    return codePointLength(first.text) > 1 && first.box.height > first.box.width * 1.5;
  }
  const across = Math.abs(centre(last.box).x - centre(first.box).x);
  return Math.abs(centre(last.box).y - centre(first.box).y) > across;
}

const centre = ({ left, top, width, height }: PixelBox) => ({ x: left + width / 2, y: top + height / 2 });

const toPage = ({ left, top, width, height }: Box, page: PageSize): PixelBox => ({
  left: left * page.width,
  top: top * page.height,
  width: width * page.width,
  height: height * page.height,
});

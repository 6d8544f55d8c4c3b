import type { ReadLine } from '#shared/model/scans/pageReading.ts';
import { median } from './rect.ts';

/** A line with the box of its upright self. */
export interface StraightLine {
  readonly line: ReadLine;
  /** Along the line and across it (pixels). */
  readonly long: number;
  readonly thick: number;
}

/** Digits and Latin letters among Chinese are set as wide as a character or half as wide: taken for the middle. */
const narrowLetter = 0.8;
/** A line of so many letters tells how wide one is. */
const fewest = { han: 3, latin: 6 };
/** Letters of one type differ by so much in their mean width from line to line. */
const slackLatin = 1.12;

/**
 * Type sizes that hold for comparing lines. A box is thicker than its type where the line is long and does not lie
 * quite straight, so the width of a letter has a say: of Chinese it is the size itself, of an alphabet it stands in
 * one proportion to the size over most of a page.
 */
export function lineTypeSizes(lines: readonly StraightLine[], isLatin: boolean): number[] {
  const advances = lines.map(({ line, long }) => long / lettersOf(line, isLatin));
  const ratios = lines.flatMap(({ line, thick }, at) =>
    isLatin && lettersOf(line, true) >= 15 ? [Math.min(line.size, thick) / (advances[at] as number)] : [],
  );
  const ratio = ratios.length > 4 ? median(ratios) : null;
  return lines.map(({ line, thick }, at) => {
    const size = Math.max(1, Math.min(line.size, thick));
    const letters = lettersOf(line, isLatin);
    const advance = advances[at] as number;
    if (!isLatin) return letters >= fewest.han ? Math.min(size, advance * 1.03, pitchOf(line) * 1.03) : size;
    return ratio !== null && letters >= fewest.latin ? Math.min(size, advance * ratio * slackLatin) : size;
  });
}

/** Letters by their widths; between words of an alphabet a space counts as one. */
function lettersOf({ words }: ReadLine, isLatin: boolean): number {
  let count = 0;
  for (const { text, spaceBefore } of words) {
    if (isLatin) count += [...text].length + (spaceBefore ? 1 : 0);
    else for (const letter of text) count += /[\u0020-\u02ff]/u.test(letter) ? narrowLetter : 1;
  }
  return Math.max(1, count);
}

/** Usual distance from one character to the next: characters that were not read make some wide gaps, not most. */
function pitchOf({ words, box }: ReadLine): number {
  const isTall = box.height > box.width;
  const middles = words
    .filter(({ text }) => [...text].length === 1)
    .map((word) => (isTall ? word.box.top + word.box.height / 2 : word.box.left + word.box.width / 2));
  const steps = middles.slice(1).map((middle, at) => Math.abs(middle - (middles[at] as number)));
  return steps.length >= 3 ? median(steps) : Number.POSITIVE_INFINITY;
}

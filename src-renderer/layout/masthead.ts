import { type Script, textWidth } from './script.ts';

/** How the head of the paper is set: the title between its ears, or over the whole width above a folio line. */
export interface MastheadForm {
  readonly form: 'ears' | 'folio';
  /** The title's size in pixels. */
  readonly titleSize: number;
  /** Between its letters, in em of the title. */
  readonly letterSpacing: number;
}

/** Below this width, in pixels, there is no room for ears. */
const narrowBelow = 640;
/** Share of the width that a title between ears takes at most. */
const betweenEars = 0.5;
/** A title that has to be smaller than this to stand between ears, in pixels, takes the whole width. */
const smallestBetweenEars = 34;
const smallestTitle = 22;
/** On a wider sheet a title may be larger. */
const largestTitle = (width: number) => 44 + width * 0.022;
/** Title types are wider than the type that `textWidth` is averaged over; small letters gain more than capitals. */
const heavier = (title: string, script: Script): number =>
  script === 'han' ? 1 : /\p{Ll}/u.test(title) ? 1.17 : 1.1;
const spacing = { han: 0.14, latin: 0.02 } as const;

/** A name that nobody printed is no nameplate: this size in pixels, and no space between its letters. */
const unprintedSize = 22;

/**
 * The form of a masthead over `width` pixels. A long title is set on one line over the whole width, or on
 * two that are nearly equal; where a line of its own makes it no larger than half of that, on two anyway.
 */
export function mastheadForm(title: string, script: Script, width: number, isPrinted: boolean): MastheadForm {
  const narrow = width < narrowBelow;
  if (!isPrinted) {
    return { form: narrow ? 'folio' : 'ears', titleSize: unprintedSize, letterSpacing: 0 };
  }
  const letterSpacing = spacing[script];
  const ems = (text: string) =>
    Math.max(1, textWidth(text) * heavier(title, script) + Array.from(text).length * letterSpacing);
  const largest = largestTitle(width);
  const sized = (size: number) => Math.floor(Math.max(smallestTitle, Math.min(largest, size)));
  const whole = ems(title);
  const ears = (width * betweenEars) / whole;
  if (!narrow && ears >= smallestBetweenEars) return { form: 'ears', titleSize: sized(ears), letterSpacing };
  const oneLine = (width * 0.97) / whole;
  const halves = (width * 0.94) / widestHalf(title, ems);
  // Two lines may be large, but no larger than what leaves a first screen to the news.
  const twoLines = Math.min(halves, largest * 0.72);
  const size = oneLine >= smallestBetweenEars || oneLine >= twoLines ? oneLine : twoLines;
  return { form: 'folio', titleSize: sized(size), letterSpacing };
}

/** Width in em of the wider of two lines, broken where they come out most nearly equal. */
function widestHalf(title: string, ems: (text: string) => number): number {
  const words = title.split(/(?<=\s)/u);
  if (words.length === 1) return ems(title) / 2;
  return words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1), words.slice(index + 1)] as const)
    .map((lines) => Math.max(...lines.map((line) => ems(line.join('').trim()))))
    .reduce((least, line) => Math.min(least, line));
}

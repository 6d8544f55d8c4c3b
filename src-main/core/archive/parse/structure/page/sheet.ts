import type { PageReading, PixelBox, ReadLine } from '#shared/model/scans/pageReading.ts';
import type { Rect } from './rect.ts';
import { lineTypeSizes } from './typeSizes.ts';

/** One line of the page, upright and in the directions of the writing around it. */
export interface SheetLine {
  /** Index into `PageReading.lines`. */
  readonly index: number;
  readonly rect: Rect;
  /** Height of its type (pixels). */
  readonly size: number;
  /** It runs across the writing: a horizontal headline over vertical type, or the other way round. */
  readonly isCrosswise: boolean;
  readonly text: string;
  /** Characters without spaces. */
  readonly length: number;
  /** Where it is printed along the line: words without a wide gap between them are one run. */
  readonly runs: readonly (readonly [u0: number, u1: number])[];
}

/** A printed rule in the directions of the writing around it. */
export interface SheetRule {
  readonly rect: Rect;
  /** It runs along the lines, and so parts what is before from what is after; else it parts columns. */
  readonly isAlong: boolean;
}

/** All that stands on a page or in a frame of it, in the directions of its writing. */
export interface PageSheet {
  readonly items: readonly SheetLine[];
  readonly rules: readonly SheetRule[];
  readonly frames: readonly Rect[];
  readonly pictures: readonly Rect[];
  readonly isVertical: boolean;
  /** Letters of an alphabet: columns are filled one after the other, headlines stand in them. */
  readonly isLatin: boolean;
  /** Fraktur: headlines are set in the type of the text, in the middle of the column. */
  readonly isFraktur: boolean;
}

/** A rectangle of the upright page: pixels from its left and top. */
export interface Upright {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A line turned upright, with the size of its type. */
export interface UprightLine {
  readonly line: ReadLine;
  /** Index into `PageReading.lines`. */
  readonly index: number;
  readonly box: Upright;
  readonly words: readonly Upright[];
  readonly size: number;
}

/** The reading with every box turned upright and the skew taken out. */
export interface UprightPage {
  readonly lines: readonly UprightLine[];
  readonly rules: readonly { readonly isVertical: boolean; readonly box: Upright }[];
  readonly frames: readonly Upright[];
  readonly pictures: readonly Upright[];
  readonly isLatin: boolean;
  /** Fraktur: headlines are set in the type of the text, in the middle of the column. */
  readonly isFraktur: boolean;
}

/** Turns a page upright. A thin thing that lies askew has a box too large: its own width and height are solved for. */
export function uprightPage(reading: PageReading): UprightPage {
  const straighten = straightener(reading);
  const isLatin = !/^(zh|ja|ko)\b/u.test(reading.language);
  const boxes = reading.lines.map(({ box }) => straighten(box));
  const sizes = lineTypeSizes(
    reading.lines.map((line, index) => {
      const { left, right, top, bottom } = boxes[index] as Upright;
      const [width, height] = [right - left, bottom - top];
      return line.isVertical ? { line, long: height, thick: width } : { line, long: width, thick: height };
    }),
    isLatin,
  );
  return {
    lines: reading.lines.map((line, index) => ({
      line,
      index,
      box: boxes[index] as Upright,
      words: line.words.map(({ box }) => straighten(box)),
      size: sizes[index] as number,
    })),
    rules: reading.rules.map(({ box, isVertical }) => ({ isVertical, box: straighten(box) })),
    frames: reading.frames.map(straighten),
    pictures: reading.pictures.map(straighten),
    isLatin,
    isFraktur: /-Latf\b/iu.test(reading.language),
  };
}

/** Turns a box of the picture upright. */
export function straightener({ width, height, turned, skew }: PageReading): (box: PixelBox) => Upright {
  const angle = (skew * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const slope = Math.abs(sin);
  const isSideways = turned === 90 || turned === 270;
  const [fullWidth, fullHeight] = isSideways ? [height, width] : [width, height];
  return (box) => {
    const whole = turn(box, width, height, turned);
    const x = whole.left + whole.width / 2 - fullWidth / 2;
    const y = whole.top + whole.height / 2 - fullHeight / 2;
    const ownWidth = (whole.width * cos - whole.height * slope) / (cos * cos - slope * slope);
    const ownHeight = (whole.height * cos - whole.width * slope) / (cos * cos - slope * slope);
    const w = Math.max(ownWidth, Math.min(whole.width, whole.height) * 0.5, 1);
    const h = Math.max(ownHeight, Math.min(whole.width, whole.height) * 0.5, 1);
    const [cx, cy] = [x * cos + y * sin + fullWidth / 2, y * cos - x * sin + fullHeight / 2];
    return { left: cx - w / 2, right: cx + w / 2, top: cy - h / 2, bottom: cy + h / 2 };
  };
}

function turn(
  { left, top, width: w, height: h }: PixelBox,
  width: number,
  height: number,
  turned: number,
): PixelBox {
  if (turned === 90) return { left: height - top - h, top: left, width: h, height: w };
  if (turned === 180) return { left: width - left - w, top: height - top - h, width: w, height: h };
  if (turned === 270) return { left: top, top: width - left - w, width: h, height: w };
  return { left, top, width: w, height: h };
}

/** A rectangle of the page in the directions of vertical or horizontal writing. */
export const toRect = ({ left, top, right, bottom }: Upright, isVertical: boolean): Rect =>
  isVertical ? { u0: top, u1: bottom, v0: -right, v1: -left } : { u0: left, u1: right, v0: top, v1: bottom };

/** A line in the directions of the writing around it; one character runs every way. */
export function toItem({ line, index, box, words, size }: UprightLine, isVertical: boolean): SheetLine {
  const text = line.words
    .map((word) => (word.spaceBefore ? ' ' : '') + word.text)
    .join('')
    .trim();
  const length = [...text.replace(/\s/gu, '')].length;
  return {
    index,
    rect: toRect(box, isVertical),
    size,
    isCrosswise: line.isVertical !== isVertical && length > 1,
    text,
    length,
    runs: runsOf(
      words.map((word, at) => printedExtent(toRect(word, isVertical), line.words[at]?.text ?? '', size)),
      size * (isHan(text) ? wideGap.han : wideGap.latin),
    ),
  };
}

/** Type sizes between words or characters that are no longer one run. */
const wideGap = { han: 0.35, latin: 0.8 };
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * Where a word is printed at most: an engine that only knows the middles of characters gives each the room up to
 * the next, across a gutter as well.
 */
export function printedExtent<R extends { readonly u0: number; readonly u1: number }>(
  box: R,
  text: string,
  size: number,
): R {
  if (!isHan(text)) return box;
  const half = Math.min((box.u1 - box.u0) / 2, [...text].length * size * 0.52);
  const middle = (box.u0 + box.u1) / 2;
  return { ...box, u0: middle - half, u1: middle + half };
}

function runsOf(words: readonly Rect[], gap: number): [number, number][] {
  const runs: [number, number][] = [];
  for (const { u0, u1 } of [...words].sort((a, b) => a.u0 - b.u0)) {
    const last = runs.at(-1);
    if (last && u0 - last[1] < gap) last[1] = Math.max(last[1], u1);
    else runs.push([u0, u1]);
  }
  return runs;
}

import { type Box, boxAround, type WordBox } from '#shared/model/facsimile.ts';
import type { Span } from '#shared/model/span.ts';
import { isUnspaced } from '#shared/text/characters.ts';
import type { CodePointIndex } from '#shared/text/codePoints.ts';

/** A point on a page in fractions of its width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A word under or near a point. */
export interface WordHit {
  readonly word: WordBox;
  /** Distance to the word's box, in page heights; 0 inside it. */
  readonly distance: number;
  /**
   * The stretch of the word that is chosen as one: the whole word, or the character under the point where
   * words are not set apart by spaces and in lines that were never taken apart.
   */
  readonly unit: Span;
}

/**
 * The words of one page as places: which word is at a point, where a span lies. `aspect` is the page's
 * width over its height.
 */
export interface WordPlaces {
  readonly words: readonly WordBox[];
  /** The nearest word; null on a page without words. */
  nearest(point: Point): WordHit | null;
  /** Boxes over everything on this page that a span covers, one for each stretch of a line. */
  boxesOf(span: Span): readonly Box[];
  /** The words line by line, in the order of the text. */
  lines(): readonly (readonly WordBox[])[];
  /** Whether any word of the page is in the span. */
  meets(span: Span): boolean;
}

export function placeWords(
  unordered: readonly WordBox[],
  text: Pick<CodePointIndex, 'slice'>,
  aspect: number,
): WordPlaces {
  const words = unordered.toSorted((a, b) => a.start - b.start || a.end - b.end);

  /** Index of the first word that ends after an offset. */
  const firstAfter = (offset: number): number => {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wordsIn = (span: Span): readonly WordBox[] => {
    const found: WordBox[] = [];
    for (let at = firstAfter(span.start); at < words.length; at++) {
      const word = words[at];
      if (!word || word.start >= span.end) break;
      found.push(word);
    }
    return found;
  };

  return {
    words,
    nearest(point) {
      let best: WordBox | null = null;
      let least = Number.POSITIVE_INFINITY;
      for (const word of words) {
        const distance = squaredDistance(word.box, point, aspect);
        if (distance < least) {
          least = distance;
          best = word;
        }
      }
      if (!best) return null;
      return { word: best, distance: Math.sqrt(least), unit: unitAt(best, point, text, aspect) };
    },
    boxesOf: (span) => mergeLines(wordsIn(span).map((word) => partOf(word, span, aspect))),
    lines() {
      const lines: WordBox[][] = [];
      for (const word of words) {
        const line = lines.at(-1);
        const last = line?.at(-1);
        if (line && last && continuesLine(last.box, word.box)) line.push(word);
        else lines.push([word]);
      }
      return lines;
    },
    meets: (span) => wordsIn(span).length > 0,
  };
}

/** From one chosen unit to another, whichever comes first in the text. */
export const spanBetween = (a: Span, b: Span): Span => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

function squaredDistance(box: Box, { x, y }: Point, aspect: number): number {
  const across = Math.max(box.left - x, 0, x - box.left - box.width) * aspect;
  const down = Math.max(box.top - y, 0, y - box.top - box.height);
  return across * across + down * down;
}

/** Lines of vertical writing are much higher than wide. */
export const isVertical = ({ box }: WordBox, aspect: number): boolean =>
  box.height > box.width * aspect * 1.6;

function unitAt(word: WordBox, point: Point, text: Pick<CodePointIndex, 'slice'>, aspect: number): Span {
  const characters = [...text.slice(word.start, word.end)];
  const whole = { start: word.start, end: word.end };
  if (characters.length < 2) return whole;
  const { box } = word;
  const share = isVertical(word, aspect)
    ? (point.y - box.top) / box.height
    : (point.x - box.left) / box.width;
  const at = Math.max(0, Math.min(characters.length - 1, Math.floor(share * characters.length)));
  if (isUnspaced(characters[at] ?? '')) return { start: word.start + at, end: word.start + at + 1 };
  const isBorder = (index: number) =>
    /\s/u.test(characters[index] ?? ' ') || isUnspaced(characters[index] ?? '');
  if (isBorder(at)) return { start: word.start + at, end: word.start + at + 1 };
  let start = at;
  let end = at + 1;
  while (start > 0 && !isBorder(start - 1)) start--;
  while (end < characters.length && !isBorder(end)) end++;
  return { start: word.start + start, end: word.start + end };
}

/** The part of a word's box that a span covers; characters are taken as equally wide. */
function partOf(word: WordBox, span: Span, aspect: number): Box {
  const { box } = word;
  const length = word.end - word.start;
  if (length <= 0 || (span.start <= word.start && span.end >= word.end)) return box;
  const from = Math.max(0, span.start - word.start) / length;
  const to = Math.min(length, span.end - word.start) / length;
  return isVertical(word, aspect)
    ? { ...box, top: box.top + from * box.height, height: (to - from) * box.height }
    : { ...box, left: box.left + from * box.width, width: (to - from) * box.width };
}

/** Words that follow each other on one line become one box, so that ink does not break between them. */
function mergeLines(boxes: readonly Box[]): readonly Box[] {
  const merged: Box[] = [];
  for (const box of boxes) {
    const last = merged.at(-1);
    if (last && continuesLine(last, box)) merged[merged.length - 1] = boxAround(last, box);
    else merged.push(box);
  }
  return merged;
}

function continuesLine(line: Box, next: Box): boolean {
  const shared = Math.min(line.top + line.height, next.top + next.height) - Math.max(line.top, next.top);
  const gap = next.left - (line.left + line.width);
  const height = Math.min(line.height, next.height);
  return shared > height * 0.5 && gap > -height && gap < Math.max(height, line.height) * 1.2;
}

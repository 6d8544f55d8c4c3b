import type { PageReading, ReadLine } from '#shared/model/scans/pageReading.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far letters reach below the line that they stand on, as a share of the type's size; of Han characters, below the middle of their lowest strokes. */
const descent = { latin: 0.22, han: 0.12 };

/**
 * The line that the type of a printed line rests on, from its start to its end: of vertical type the middle
 * of the column, as kraken and eScriptorium have it. Empty where the page lies on its side.
 */
export function baselineOf(line: ReadLine, { skew, turned, language }: PageReading): readonly Point[] {
  if (turned !== 0) return [];
  const { left, top, width, height } = line.box;
  const slope = Math.tan((skew * Math.PI) / 180);
  if (line.isVertical) {
    // What falls from left to right moves to the left on its way down.
    const shift = Math.min(width / 2, Math.abs((slope * height) / 2)) * Math.sign(slope);
    const middle = left + width / 2;
    return [
      { x: middle + shift, y: top },
      { x: middle - shift, y: top + height },
    ];
  }
  const fall = Math.min(height / 2, Math.abs(slope * width)) * Math.sign(slope);
  const below = line.size * (/^(?:zh|ja|ko)\b/u.test(language) ? descent.han : descent.latin);
  const lowest = top + Math.max(height / 2, height - below);
  return [
    { x: left, y: lowest - Math.max(0, fall) },
    { x: left + width, y: lowest + Math.min(0, fall) },
  ];
}

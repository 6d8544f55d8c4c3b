import { type CodePointIndex, indexCodePoints } from '#shared/text/codePoints.ts';

/**
 * A text without what layout puts into it: white space, zero-width marks, and hyphens inside words (at
 * a line's end nobody can tell a broken word from a hyphenated one). Two layouts of the same words have
 * the same condensed text. Offsets are UTF-16.
 */
export interface CondensedText {
  readonly text: string;
  /** `text` in code points; read when it is asked for first. */
  points(): CodePointIndex;
  /** Offset in the original of the unit at an offset of `text`; the original's length after the last. */
  toOriginal(offset: number): number;
  /** How many units of `text` stem from before an offset of the original. */
  fromOriginal(offset: number): number;
}

const layout = /[\s\u00ad\u200b-\u200d\u2060\ufeff]+|(?<=\p{L})[-\u2010](?=\s*\p{L})/gu;

/** Condenses a text, remembering where everything stood. */
export function condense(original: string): CondensedText {
  /** For each kept stretch: where it starts in the original, and in the condensed text. */
  const originalStarts: number[] = [];
  const starts: number[] = [];
  const kept: string[] = [];
  let length = 0;
  const keep = (from: number, to: number) => {
    if (from >= to) return;
    originalStarts.push(from);
    starts.push(length);
    kept.push(original.slice(from, to));
    length += to - from;
  };
  let at = 0;
  for (const match of original.matchAll(layout)) {
    keep(at, match.index);
    at = match.index + match[0].length;
  }
  keep(at, original.length);

  const text = kept.join('');
  let points: CodePointIndex | null = null;
  return {
    text,
    points() {
      points ??= indexCodePoints(text);
      return points;
    },
    toOriginal(offset) {
      if (offset >= length) return original.length;
      const stretch = lastAtMost(starts, offset);
      return (originalStarts[stretch] ?? 0) + offset - (starts[stretch] ?? 0);
    },
    fromOriginal(offset) {
      const stretch = lastAtMost(originalStarts, offset);
      if (stretch < 0) return 0;
      const within = offset - (originalStarts[stretch] ?? 0);
      return Math.min((starts[stretch] ?? 0) + within, starts[stretch + 1] ?? length);
    },
  };
}

/** Index of the last number that is not greater than `value`, or -1; `ascending` is sorted. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

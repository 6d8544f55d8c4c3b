/**
 * The one place where offsets are converted. Positions in the model count Unicode code points;
 * JavaScript strings count UTF-16 units. The two differ only after a character outside the BMP.
 */
export interface CodePointIndex {
  /** Length of the text in code points. */
  readonly length: number;
  /** UTF-16 offset of a code point offset. Offsets outside the text are clamped. */
  toUtf16(codePoint: number): number;
  /** Code point offset of a UTF-16 offset; inside a surrogate pair it answers the pair's own offset. */
  toCodePoint(utf16: number): number;
  /** The text between two code point offsets. */
  slice(start: number, end: number): string;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Reads the text once; afterwards each conversion costs the logarithm of the number of surrogate pairs. */
export function indexCodePoints(text: string): CodePointIndex {
  /** UTF-16 offsets of the high surrogate of every pair, ascending. */
  const pairs: number[] = [];
  for (let i = 0; i < text.length - 1; i++) {
    if (isHighSurrogate(text.charCodeAt(i)) && isLowSurrogate(text.charCodeAt(i + 1))) {
      pairs.push(i);
      i++;
    }
  }
  const length = text.length - pairs.length;

  /** Number of pairs for which `precedes` holds; it must hold for a prefix of them. */
  const countWhere = (precedes: (pair: number, rank: number) => boolean): number => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (precedes(pairs[middle] ?? 0, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const toUtf16 = (codePoint: number): number => {
    const clamped = Math.max(0, Math.min(length, codePoint));
    return clamped + countWhere((pair, rank) => pair - rank < clamped);
  };
  const toCodePoint = (utf16: number): number => {
    const clamped = Math.max(0, Math.min(text.length, utf16));
    // Every pair that starts before the offset spends one unit too many, also when the offset is inside it.
    const started = countWhere((pair) => pair < clamped);
    return clamped - started;
  };
  return { length, toUtf16, toCodePoint, slice: (start, end) => text.slice(toUtf16(start), toUtf16(end)) };
}

/** Number of code points in a string. */
export function codePointLength(text: string): number {
  let pairs = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (isHighSurrogate(text.charCodeAt(i)) && isLowSurrogate(text.charCodeAt(i + 1))) {
      pairs++;
      i++;
    }
  }
  return text.length - pairs;
}

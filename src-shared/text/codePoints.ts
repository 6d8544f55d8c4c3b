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

const highSurrogate = /[\ud800-\udbff]/;
const surrogatePair = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Reads the text once; afterwards each conversion costs the logarithm of the number of surrogate pairs. */
export function indexCodePoints(text: string): CodePointIndex {
  /** UTF-16 offsets of the high surrogate of every pair, ascending. */
  const pairs = highSurrogate.test(text)
    ? Array.from(text.matchAll(surrogatePair), (pair) => pair.index)
    : [];
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
  let length = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    const isPair = (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    if (isPair) {
      length--;
      at++;
    }
  }
  return length;
}

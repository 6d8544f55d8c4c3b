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
/** UTF-16 units of which the pairs are counted together, as a power of two: a large text costs a twentieth of itself. */
const blockBits = 6;
const blockSize = 1 << blockBits;

/** Reads the text once; afterwards each conversion reads a block of it at most. */
export function indexCodePoints(text: string): CodePointIndex {
  return highSurrogate.test(text) ? indexPairs(text) : unitsAreCodePoints(text);
}

function unitsAreCodePoints(text: string): CodePointIndex {
  const { length } = text;
  const clamp = (offset: number) => Math.max(0, Math.min(length, offset));
  return {
    length,
    toUtf16: clamp,
    toCodePoint: clamp,
    slice: (start, end) => text.slice(clamp(start), clamp(end)),
  };
}

function indexPairs(text: string): CodePointIndex {
  /** For each block, how many pairs begin before it. */
  const before = new Uint32Array((text.length >> blockBits) + 1);
  let pairs = 0;
  for (let at = 0; at < text.length; at++) {
    if ((at & (blockSize - 1)) === 0) before[at >> blockBits] = pairs;
    if (!isPairAt(text, at)) continue;
    pairs++;
    at++;
    if ((at & (blockSize - 1)) === 0) before[at >> blockBits] = pairs;
  }
  if ((text.length & (blockSize - 1)) === 0) before[text.length >> blockBits] = pairs;
  const length = text.length - pairs;
  const pairsBefore = (block: number): number => {
    const count = before[block];
    if (count === undefined) throw new RangeError(`The text has no block ${block}.`);
    return count;
  };

  const toCodePoint = (utf16: number): number => {
    const clamped = Math.max(0, Math.min(text.length, utf16));
    const block = clamped >> blockBits;
    let count = pairsBefore(block);
    // Every pair that starts before the offset spends one unit too many, also when the offset is inside it.
    for (let at = block << blockBits; at < clamped; at++) if (isPairAt(text, at)) count++;
    return clamped - count;
  };

  /** The first character that begins in a block: 1 unit later where the block begins inside a pair. */
  const firstIn = (block: number): number => {
    const at = block << blockBits;
    return at > 0 && isPairAt(text, at - 1) ? at + 1 : at;
  };
  const pointOf = (block: number): number => {
    const at = block << blockBits;
    return at - pairsBefore(block) + (firstIn(block) - at);
  };

  const toUtf16 = (codePoint: number): number => {
    const clamped = Math.max(0, Math.min(length, codePoint));
    // The last block that does not begin behind the offset.
    let low = 0;
    let high = before.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pointOf(middle) <= clamped) low = middle;
      else high = middle - 1;
    }
    let at = firstIn(low);
    for (let point = pointOf(low); point < clamped; point++) at += isPairAt(text, at) ? 2 : 1;
    return at;
  };
  return { length, toUtf16, toCodePoint, slice: (start, end) => text.slice(toUtf16(start), toUtf16(end)) };
}

const isPairAt = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;

/** Number of code points in a string. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    if (isPairAt(text, at)) {
      length--;
      at++;
    }
  }
  return length;
}

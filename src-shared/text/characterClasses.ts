/**
 * What kind of character a UTF-16 unit is, as bits, looked up in a table: what a rule asks of every character
 * of a large text costs no pattern. Units of a surrogate pair have no class of their own; ask `classOfPoint`.
 */
export const isLetter = 1;
export const isUpper = 2;
export const isNumber = 8;
/** A combining mark, `\p{M}`. */
export const isMark = 16;
export const isHan = 32;
/** White space, `\s`. */
export const isSpace = 64;
/** Controls but those of the layout, and zero-width marks (U+FEFF counts as white space as well). */
export const isUnprintable = 128;
/** Two half ems wide in a fixed-pitch face. */
export const isWide = 256;
export const isKana = 512;
export const isHangul = 1024;
export const isLatin = 2048;
const isKnown = 0x8000;

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]|[\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u00b0\u2100-\u214f\u2190-\u21ff\u2460-\u27bf]/u;
const kinds: readonly (readonly [number, RegExp])[] = [
  [isLetter, /\p{L}/u],
  [isUpper, /\p{Lu}/u],
  [isNumber, /\p{N}/u],
  [isMark, /\p{M}/u],
  [isHan, /\p{Script=Han}/u],
  [isSpace, /\s/u],
  [isUnprintable, /(?![\t\n\v\f\r])[\p{Cc}\u200b\u2060\ufeff]/u],
  [isWide, wide],
  [isKana, /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  [isHangul, /\p{Script=Hangul}/u],
  [isLatin, /\p{Script=Latin}/u],
];

/** Filled as characters are met: a text has some thousands of the 65,536. */
const known = new Uint16Array(0x10000);

/** The class bits of a character of one UTF-16 unit. */
export function classOf(unit: number): number {
  const found = known[unit] ?? 0;
  return found === 0 ? learn(unit) : found;
}

function learn(unit: number): number {
  const bits = isKnown | lookUp(unit);
  known[unit] = bits;
  return bits;
}

/** The class bits of any code point. */
export const classOfPoint = (point: number): number => (point < 0x10000 ? classOf(point) : lookUp(point));

function lookUp(point: number): number {
  const character = String.fromCodePoint(point);
  let bits = 0;
  for (const [bit, pattern] of kinds) if (pattern.test(character)) bits |= bit;
  return bits;
}

/** The class bits of the character that begins at a UTF-16 offset; 0 behind the end. */
export function classAt(text: string, at: number): number {
  const point = text.codePointAt(at);
  return point === undefined ? 0 : classOfPoint(point);
}

/** The class bits of the character that ends before a UTF-16 offset; 0 before the start. */
export function classBefore(text: string, end: number): number {
  if (end < 1) return 0;
  const unit = text.charCodeAt(end - 1);
  const isLow = (unit & 0xfc00) === 0xdc00;
  return isLow && end > 1 && isHighSurrogate(text.charCodeAt(end - 2))
    ? classAt(text, end - 2)
    : classOf(unit);
}

/** Whether a UTF-16 unit is the first of two that make one character. */
export const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;

/** How many characters of a text have all of the bits. */
export function countClass(text: string, bits: number): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isHighSurrogate(unit)) {
      const point = text.codePointAt(at) ?? unit;
      if ((classOfPoint(point) & bits) === bits) count++;
      if (point > 0xffff) at++;
    } else if ((classOf(unit) & bits) === bits) count++;
  }
  return count;
}

/** Whether a text has a character with one of the bits. */
export function hasClass(text: string, bits: number): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isHighSurrogate(unit)) {
      const point = text.codePointAt(at) ?? unit;
      if ((classOfPoint(point) & bits) !== 0) return true;
      if (point > 0xffff) at++;
    } else if ((classOf(unit) & bits) !== 0) return true;
  }
  return false;
}

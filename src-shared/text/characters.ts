import { classOf, classOfPoint, isHighSurrogate, isWide } from './characterClasses.ts';

/** What kind of character stands where: the few classes that reading a newspaper needs. */

/** Scripts that are set without spaces between words, as the body of a character class. */
const unspacedScripts = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3005\\u3007\\u30fc';

const unspaced = new RegExp(`[${unspacedScripts}]`, 'u');
const spacedLetter = /[\p{L}\p{N}]/u;

/** Written without spaces between words (Han, kana). */
export const isUnspaced = (character: string): boolean => unspaced.test(character);

/** A letter or digit of a script that separates words by spaces (Latin, Cyrillic, Hangul, ASCII digits). */
export const isSpacedWordCharacter = (character: string): boolean =>
  spacedLetter.test(character) && !unspaced.test(character) && !/[\uff00-\uffef]/u.test(character);

/** Width in half ems as printed in a fixed-pitch face: 2 for Han and full-width marks, 1 for the rest. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) width++;
    else if (isHighSurrogate(unit)) {
      const point = text.codePointAt(at) ?? unit;
      width += (classOfPoint(point) & isWide) === 0 ? 1 : 2;
      if (point > 0xffff) at++;
    } else width += (classOf(unit) & isWide) === 0 ? 1 : 2;
  }
  return width;
}

/** Full-width ASCII to ASCII, the full-width space to a space; every character keeps its place. */
export function toHalfWidth(text: string): string {
  let result = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x3000 && (code < 0xff01 || code > 0xff5e)) continue;
    result += text.slice(from, at) + (code === 0x3000 ? ' ' : String.fromCharCode(code - 0xfee0));
    from = at + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

const sentenceMarks = '。！？!?…．';
/** Brackets and quotes that may follow the mark of a sentence's end; behind a full stop on the line only some. */
const closing = '"”’\'」』）)》〉】]';
const closingBehindStop = '"”’\'）)]';

/** Offset (UTF-16) of the last character that is none of some closing marks; -1 where there is no other. */
export function lastBefore(text: string, marks: string): number {
  let at = text.length - 1;
  while (at >= 0 && marks.includes(text.charAt(at))) at--;
  return at;
}

/** Whether a line of running text ends where a sentence ends. */
export function endsSentence(text: string): boolean {
  const at = lastBefore(text, closing);
  if (at < 0) return false;
  const mark = text.charAt(at);
  return sentenceMarks.includes(mark) || (mark === '.' && lastBefore(text, closingBehindStop) === at);
}

/** The letters and digits of a text in one case, for comparing titles. */
export const bareLetters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

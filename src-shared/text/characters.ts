/** What kind of character stands where: the few classes that reading a newspaper needs. */

/** Scripts that are set without spaces between words, as the body of a character class. */
const unspacedScripts = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3005\\u3007\\u30fc';

const unspaced = new RegExp(`[${unspacedScripts}]`, 'u');
const spacedLetter = /[\p{L}\p{N}]/u;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]|[\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u00b0\u2100-\u214f\u2190-\u21ff\u2460-\u27bf]/u;

/** Written without spaces between words (Han, kana). */
export const isUnspaced = (character: string): boolean => unspaced.test(character);

/** A letter or digit of a script that separates words by spaces (Latin, Cyrillic, Hangul, ASCII digits). */
export const isSpacedWordCharacter = (character: string): boolean =>
  spacedLetter.test(character) && !unspaced.test(character) && !/[\uff00-\uffef]/u.test(character);

/** Width in half ems as printed in a fixed-pitch face: 2 for Han and full-width marks, 1 for the rest. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
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

/** Marks that end a sentence, with the brackets and quotes that may follow them. */
const sentenceEnd = /(?:[。！？!?…．]|[.．](?=["”’'）)\]]*$))["”’'」』）)》〉】\]]*$/u;

/** Whether a line of running text ends where a sentence ends. */
export const endsSentence = (text: string): boolean => sentenceEnd.test(text);

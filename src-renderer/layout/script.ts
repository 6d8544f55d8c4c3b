import type { LanguageTag } from '#shared/model/issue.ts';
import { countedOnce } from './countedOnce.ts';

/** How a text is set: Han characters fill squares, Latin letters run. */
export type Script = 'han' | 'latin';

const wide =
  /[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Decides by the language where it is known, otherwise by what a stretch of the text is made of. */
export function scriptOf(language: LanguageTag, text: string): Script {
  if (/^(zh|ja|ko|yue|wuu|lzh)\b/i.test(language)) return 'han';
  if (/^[a-z]{2,3}\b/i.test(language) && !/^(und|mul|zxx)\b/i.test(language)) return 'latin';
  const sample = text.slice(0, 4000);
  return (sample.match(han)?.length ?? 0) * 3 > sample.replace(/\s/g, '').length ? 'han' : 'latin';
}

/** Which way lines run; a paper that runs from right to left is made up from the right as well. */
export type Direction = 'ltr' | 'rtl';

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;

/** By the language where it says which script it is written in, otherwise by what a stretch of the text is made of. */
export function directionOf(language: LanguageTag, text: string): Direction {
  if (/-latn\b/i.test(language)) return 'ltr';
  if (/^(ar|arc|ckb|dv|fa|he|iw|ji|lad|ota|ps|sd|syr|ug|ur|yi)\b|-(arab|hebr)\b/i.test(language))
    return 'rtl';
  if (/^[a-z]{2,3}\b/i.test(language) && !/^(und|mul|zxx)\b/i.test(language)) return 'ltr';
  const sample = text.slice(0, 4000);
  return (sample.match(rightToLeft)?.length ?? 0) * 2 > sample.replace(/[\s\p{P}\p{N}]/gu, '').length
    ? 'rtl'
    : 'ltr';
}

/** BCP 47 tag with the script the fonts are chosen by: `zh` alone does not say which characters. */
export function fontLanguage(language: LanguageTag, script: Script): LanguageTag {
  // `iw` and `ji` are what Hebrew and Yiddish were called before 1989; catalogues still say so.
  if (/^iw\b/i.test(language)) return 'he';
  if (/^ji\b/i.test(language)) return 'yi';
  if (/^zh-(hant|tw|hk|mo)\b/i.test(language)) return 'zh-Hant';
  if (/^zh\b/i.test(language)) return 'zh-Hans';
  if (/^(und|mul|zxx)?$/i.test(language)) return script === 'han' ? 'zh-Hans' : 'en';
  return language;
}

/** Whether a text is Chinese of any kind: Japanese and Korean have characters of their own. */
export const isChinese = (language: LanguageTag, text: string): boolean =>
  /^(zh|yue|wuu|lzh)\b/i.test(fontLanguage(language, scriptOf(language, text)));

/** Widths in em of the serif faces, averaged over running text. */
const latinWidth = { lower: 0.475, upper: 0.66, digit: 0.53, space: 0.23, other: 0.35 };

/** Width of a text set in one line, in em. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0x2000 && wide.test(character)) width += 1;
    else if (code === 0x20 || code === 0xa0) width += latinWidth.space;
    else if (code >= 0x30 && code <= 0x39) width += latinWidth.digit;
    else if (code >= 0x41 && code <= 0x5a) width += latinWidth.upper;
    else if ((code >= 0x61 && code <= 0x7a) || code > 0xbf) width += latinWidth.lower;
    else width += latinWidth.other;
  }
  return width;
}

/** Width of the text of a flow in one line, in em. */
export const flowWidth = countedOnce(({ text }: { readonly text: string }) => textWidth(text));

/**
 * Lines that a paragraph takes in a column of `columnEms`. Han characters fill whole squares and some are
 * pushed over by forbidden line starts; long words leave a good part of a Latin line to the spaces.
 * Calibrated on real columns of 13 to 18 Han or 35 to 50 Latin characters.
 */
export function paragraphLines(widthEms: number, columnEms: number, script: Script): number {
  const line = script === 'han' ? Math.max(1, columnEms - 0.4) : columnEms * 0.88;
  const indent = script === 'han' ? 2 : 1.2;
  return Math.max(1, Math.ceil((widthEms + indent) / line));
}

/** Leading of the body by script, as a multiple of its size. */
const leading = { han: 1.72, latin: 1.5 } as const;

/** Height of a line of the body on the sheet, in whole pixels; styles/paper/paper.css reads it from `--line`. */
export const bodyLine = (script: Script, typeSize: number): number => Math.round(typeSize * leading[script]);

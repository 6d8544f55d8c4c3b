import { toHalfWidth } from '#shared/text/characters.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { hanNumerals, parseNumber } from '#shared/text/numerals.ts';
import { makeScreen } from '#shared/text/screens.ts';

/** A mark that an article goes on, or comes from, elsewhere. Offsets count code points of the text. */
export interface ContinuationMark {
  readonly direction: 'on' | 'from';
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
}

const hanMark = new RegExp(
  `[（(【]?\\s?(?:(?<on>下转|下轉|转|轉|下接|接)|(?<from>上接|续|續|紧接))第?\\s?(?<page>[A-H]?[0-9${hanNumerals}]{1,3})\\s?版(?:面)?(?:[^）)】\\s。，]{0,8})?\\s?[）)】]?`,
  'u',
);
const latinMark =
  /[([]?\s?Continued\s+(?:(?<on>on|to)|(?<from>from))\s+(?:the\s+)?page\s+(?<page>\d{1,3}|[IVX]{1,5}|one|two|three|four|five|six|seven|eight)(?:,?\s+col(?:umn|\.)?\s*\w+)?\s?\.?\s?[)\]]?\.?/iu;
const latinNumbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** Characters at either end of a text that a mark is looked for in. */
const reach = 60;
const isMarkable = makeScreen(['conti'], '版');

/** A mark that opens or closes a paragraph or stands alone; null elsewhere: 转第二版 in a sentence is text. */
export function findContinuation(text: string): ContinuationMark | null {
  const tail = Math.max(0, text.length - reach);
  if (!isMarkable(text.slice(0, reach)) && !(tail > 0 && isMarkable(text.slice(tail)))) return null;
  const half = toHalfWidth(text);
  return at(half, half.slice(0, reach), 0) ?? (tail > 0 ? at(half, half.slice(tail), tail) : null);
}

function at(text: string, part: string, offset: number): ContinuationMark | null {
  for (const pattern of [hanMark, latinMark]) {
    const match = pattern.exec(part);
    if (!match?.groups) continue;
    const start = offset + match.index;
    const end = start + match[0].length;
    const bracketed = /^[（(【[]/u.test(match[0].trim());
    const opens = text.slice(0, start).trim() === '';
    const closes = text.slice(end).trim() === '';
    const alone = opens && closes;
    if (!alone && !((opens || closes) && (bracketed || pattern === latinMark || /^[下上]/u.test(match[0]))))
      continue;
    if (pattern === hanMark && !bracketed && /^[转轉接续續]/u.test(match[0]) && !alone) continue;
    return {
      direction: match.groups.on ? 'on' : 'from',
      page: pageNumber(match.groups.page ?? ''),
      start: codePointLength(text.slice(0, start)),
      end: codePointLength(text.slice(0, end)),
    };
  }
  return null;
}

function pageNumber(printed: string): number | null {
  const word = latinNumbers.indexOf(printed.toLowerCase());
  if (word >= 0) return word;
  if (/^[IVX]+$/u.test(printed)) return romanNumber(printed);
  return parseNumber(printed.replace(/^[A-H]/u, ''));
}

function romanNumber(printed: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  return Array.from(printed).reduce((sum, letter, index, all) => {
    const value = values[letter] ?? 0;
    return sum + (value < (values[all[index + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
}

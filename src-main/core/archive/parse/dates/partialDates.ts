import type { IsoDate } from '#shared/model/issue.ts';
import { toHalfWidth } from '#shared/text/characters.ts';
import { hanNumerals, parseNumber } from '#shared/text/numerals.ts';
import { isoDate } from './dates.ts';
import { monthNumber } from './latinDates.ts';

/** A stretch of a line. Offsets are UTF-16. */
export interface PrintedStretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const latinMonth =
  /(?<!\d[.\s]{0,2})\b(?<month>\p{L}{3,10})\.?(?:\s?[/–-]\s?(?<last>\p{L}{3,10})\.?)?,?\s+(?<year>(?:1[5-9]|2[01])\d{2})\b(?![-./]\d)/gu;
const hanMonth = new RegExp(
  `(?<year>[0-9]{4}|[〇零○一二三四五六七八九]{4})\\s?年\\s?(?<month>[0-9${hanNumerals}]{1,3})\\s?月(?:号|號|份|刊)?(?!\\s?[0-9${hanNumerals}])`,
  'u',
);

/** A month with its year and no day: June 2013, May/June 1901, 2013年6月. Null where there is none. */
export function findMonth(line: string): PrintedStretch | null {
  const match = matchMonth(line);
  return match && stretch(line, match);
}

function matchMonth(line: string): RegExpMatchArray | null {
  const han = hanMonth.exec(toHalfWidth(line));
  if (han) return han;
  for (const match of line.matchAll(latinMonth)) {
    const { month = '', last } = match.groups ?? {};
    if (isMonthName(month) && (last === undefined || isMonthName(last))) return match;
  }
  return null;
}

const recorded = /^\s*(?<year>[12]\d{3})(?:-(?<month>0[1-9]|1[0-2]))?\s*$/u;

/** Whether a date as printed or recorded says no day: June 2013, 1913-06, 1913. */
export const isWithoutDay = (text: string): boolean => recorded.test(text) || matchMonth(text) !== null;

/** What such a date says; of an issue for several months, and of a year, the year alone. Null where it is none. */
export function yearAndMonth(text: string): readonly [year: number, month?: number] | null {
  const match = recorded.exec(text) ?? matchMonth(text);
  const { year = '', month, last } = match?.groups ?? {};
  const years = parseNumber(year);
  if (years === null) return null;
  const months =
    month === undefined || last !== undefined ? null : (parseNumber(month) ?? monthNumber(month));
  return months !== null && months >= 1 && months <= 12 ? [years, months] : [years];
}

const dayAndMonth: readonly RegExp[] = [
  /(?<![\p{L}\d])(?<day>\d{1,2})(?:st|nd|rd|th|\.|ten?|er)?\s+(?:of\s+|de\s+)?(?<month>\p{L}{3,10})(?!\p{L})/giu,
  /(?<![\p{L}\d])(?<month>\p{L}{3,10})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\d])/giu,
];
const yearAlone = /(?<!\d)(?:1[5-9]|20)\d{2}(?![\d-])/u;

/**
 * The date of a head that prints its year apart from day and month, as papers of the 18th century do: the
 * year in one of its stretches, day and month in another. Answers which, and where in it.
 */
export function findPartedDate(
  texts: readonly string[],
): (PrintedStretch & { readonly index: number; readonly iso: IsoDate }) | null {
  const year = texts.map((text) => yearAlone.exec(text)?.[0]).find((found) => found !== undefined);
  if (year === undefined) return null;
  for (const [index, text] of texts.entries()) {
    for (const match of dayAndMonth.flatMap((pattern) => [...text.matchAll(pattern)])) {
      const { day, month = '' } = match.groups ?? {};
      const iso = isMonthName(month) ? isoDate(Number(year), monthNumber(month), Number(day)) : null;
      if (iso !== null) return { ...stretch(text, match), index, iso };
    }
  }
  return null;
}

const monthNames =
  /^(?:jan(?:uar[iy]?|vier)?|jänner|feb(?:ruar[iy]?)?|f[ée]vrier|m(?:ar(?:ch|s)?|ärz|aart)|a(?:pr(?:il)?|vril)|ma[iy]|mei|jun[eio]?|juin|jul[iy]?|juillet|aug(?:ust(?:us)?)?|ao[uû]t|sept?(?:emb(?:er|re))?|o[ck]t(?:ob(?:er|re))?|nov(?:emb(?:er|re))?|d[eé][cz](?:emb(?:er|re))?|junii|julii)$/iu;

/** Whole words only: a “Marching” is no March. */
export const isMonthName = (word: string): boolean => monthNames.test(word) && monthNumber(word) > 0;

const stretch = (line: string, match: RegExpExecArray | RegExpMatchArray): PrintedStretch => {
  const start = match.index ?? 0;
  const end = start + match[0].length;
  return { start, end, text: line.slice(start, end) };
};

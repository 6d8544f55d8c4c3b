import type { IsoDate } from '#shared/model/issue.ts';
import { toHalfWidth } from '#shared/text/characters.ts';
import { hanNumerals, parseNumber } from '#shared/text/numerals.ts';

/** A date as printed, with the ISO date it means; null where no calendar has such a day. */
export interface PrintedDate {
  /** UTF-16 offsets in the text that was searched. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly iso: IsoDate | null;
}

const number = `[0-9${hanNumerals}元]{1,4}`;
const gregorian = new RegExp(
  `(?:公元|西[历曆])?\\s?([0-9]{4}|[〇零○一二三四五六七八九]{4})\\s?年\\s?(${number})\\s?月\\s?(${number})\\s?[日号號]`,
  'u',
);
const numeric = /(?<![\d.-])(\d{4})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d-])/u;
const republican = new RegExp(
  `(?:中[华華])?民[国國]\\s?([0-9${hanNumerals}元]{1,5})\\s?年\\s?(${number})\\s?月\\s?(${number})\\s?[日号號]`,
  'u',
);

/** 民國元年 is 1912. */
const republicanOffset = 1911;

/** The first Gregorian or 民國 date in a line, in any usual form: digits, full-width digits, Han digits. */
export function findHanDate(line: string): PrintedDate | null {
  const text = toHalfWidth(line);
  const attempts: readonly (readonly [RegExp, readonly [number, number, number], number])[] = [
    [gregorian, [1, 2, 3], 0],
    [republican, [1, 2, 3], republicanOffset],
    [numeric, [1, 3, 4], 0],
  ];
  for (const [pattern, [y, m, d], offset] of attempts) {
    const match = pattern.exec(text);
    if (!match) continue;
    const year = parseNumber(match[y] ?? '');
    const month = parseNumber(match[m] ?? '');
    const day = parseNumber(match[d] ?? '');
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const end = match.index + match[0].length;
    return {
      start,
      end,
      text: line.slice(start, end),
      iso: year === null || month === null || day === null ? null : isoDate(year + offset, month, day),
    };
  }
  return null;
}

/** First year with a printed newspaper, last year that a file can sensibly be of. */
const earliest = 1600;
const latest = 2199;

/** The ISO date of a day; null where the calendar has no such day or no newspaper can be of it. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  if (year < earliest || year > latest) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** Day of the week of an ISO date, 0 = Sunday. */
export const weekdayOf = (date: IsoDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();

const weekdayNames: readonly RegExp[] = [
  /日$|天$|^sun|^sonn|^dim|^zon/iu,
  /一$|^mon|^lun|^maan/iu,
  /二$|^tue|^dien|^mar|^din/iu,
  /三$|^wed|^mitt|^mer|^woe/iu,
  /四$|^thu|^donn|^jeu|^don/iu,
  /五$|^fri|^frei|^ven|^vrij/iu,
  /六$|^sat|^sam|^sonnab|^zat/iu,
];

/** 星期三, Wednesday, Mittwoch, mercredi: 0 = Sunday; null when it names no day. */
export function parseWeekday(text: string): number | null {
  const day = weekdayNames.findIndex((name) => name.test(text.trim()));
  return day < 0 ? null : day;
}

import type { IsoDate } from '#shared/model/issue.ts';
import { toHalfWidth } from '#shared/text/characters.ts';
import { hanNumerals, parseNumber } from '#shared/text/numerals.ts';
import { makeSignals, type Signals } from '#shared/text/screens.ts';
import { fromLunar, namedMonths } from './lunar.ts';

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
export const republicanOffset = 1911;

/** Eras whose months and days are those of the Gregorian calendar, with the year before their first. */
export const solarEras: Readonly<Record<string, number>> = {
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
  大同: 1931,
  康德: 1933,
  明治: 1867,
};
/** The emperors' years, whose months and days are those of the Chinese calendar. */
export const lunarEras: Readonly<Record<string, number>> = {
  康熙: 1661,
  雍正: 1722,
  乾隆: 1735,
  嘉庆: 1795,
  嘉慶: 1795,
  道光: 1820,
  咸丰: 1850,
  咸豐: 1850,
  同治: 1861,
  光绪: 1874,
  光緒: 1874,
  宣统: 1908,
  宣統: 1908,
};
/** The Japanese calendar is Gregorian from the sixth year of Meiji. */
const firstSolarMeiji = 1873;
const eraDate = new RegExp(
  `(?<era>${[...Object.keys(solarEras), ...Object.keys(lunarEras)].join('|')})\\s?(?<year>[0-9${hanNumerals}元]{1,5})\\s?年\\s?(?<leap>[闰閏])?(?<month>[正冬腊臘]|${number})\\s?月\\s?(?<day>初?${number})\\s?[日号號]?`,
  'u',
);

/** 光緒二十四年閏三月初五, 昭和十四年四月二十一日. */
function findEraDate(text: string, line: string): PrintedDate | null {
  const match = eraDate.exec(text);
  const { era = '', year = '', leap, month = '', day = '' } = match?.groups ?? {};
  if (!match) return null;
  const years = parseNumber(year);
  const months = namedMonths[month] ?? parseNumber(month);
  const days = parseNumber(day.replace(/^初/u, ''));
  const end = match.index + match[0].trimEnd().length;
  const found = { start: match.index, end, text: line.slice(match.index, end) };
  if (years === null || months === null || days === null) return { ...found, iso: null };
  const solar = solarEras[era];
  if (solar !== undefined) {
    const gregorianYear = solar + years;
    return { ...found, iso: gregorianYear < firstSolarMeiji ? null : isoDate(gregorianYear, months, days) };
  }
  return { ...found, iso: fromLunar((lunarEras[era] ?? 0) + years, months, leap !== undefined, days) };
}

/** 年 and 月 stand in every date of words; a numeric one has figures with a mark between them. */
const signalsOf = makeSignals(['年', '月', '0123456789', '-./']);
const calendar = 0b0011;
const figures = 0b1100;
const forms: readonly {
  readonly pattern: RegExp;
  /** Groups of year, month and day. */
  readonly groups: readonly [number, number, number];
  readonly offset: number;
  readonly needs: Signals;
}[] = [
  { pattern: gregorian, groups: [1, 2, 3], offset: 0, needs: calendar },
  { pattern: republican, groups: [1, 2, 3], offset: republicanOffset, needs: calendar },
  { pattern: numeric, groups: [1, 3, 4], offset: 0, needs: figures },
];

/**
 * The first date in a line in any usual form: Gregorian, 民國, emperors' and Japanese years; digits, full-width
 * digits, Han digits.
 */
export function findHanDate(line: string): PrintedDate | null {
  const text = toHalfWidth(line);
  const signals = signalsOf(text);
  if ((signals & calendar) !== calendar && (signals & figures) !== figures) return null;
  for (const {
    pattern,
    groups: [y, m, d],
    offset,
    needs,
  } of forms) {
    const match = (signals & needs) === needs ? pattern.exec(text) : null;
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
  return (signals & calendar) === calendar ? findEraDate(text, line) : null;
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

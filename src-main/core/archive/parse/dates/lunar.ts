import { LunarDay, SolarDay } from 'tyme4ts';
import type { IsoDate } from '#shared/model/issue.ts';
import { parseNumber } from '#shared/text/numerals.ts';

/** A day of the Chinese calendar as a masthead prints it. */
export interface PrintedLunarDay {
  /** The year's name in the cycle of sixty, 己卯; null where it is not printed. */
  readonly cycleYear: string | null;
  readonly month: number;
  readonly isLeap: boolean;
  readonly day: number;
}

/** Months that the Chinese calendar calls by a name. */
export const namedMonths: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12, 臘: 12 };
const printed =
  /(?<leap>[闰閏])?(?<month>[正冬腊臘]|[一二三四五六七八九十]{1,2})月(?:[大小])?(?<day>初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|[廿卄][一二三四五六七八九]?|卅)/u;
const cycle =
  /[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?=\S{0,4}年|[闰閏正冬腊臘一二三四五六七八九十])/u;

/** Reads 己卯年三月初二, 农历十月三十, 閏二月十五; null where there is no month and day. */
export function parseLunarDay(text: string): PrintedLunarDay | null {
  const plain = text.replace(/\s/gu, '');
  const match = printed.exec(plain)?.groups;
  if (!match?.month || !match.day) return null;
  const month = namedMonths[match.month] ?? parseNumber(match.month);
  const day = parseNumber(match.day.replace(/^初/u, '').replace(/卄/gu, '廿'));
  if (month === null || day === null) return null;
  return { cycleYear: cycle.exec(plain)?.[0] ?? null, month, isLeap: match.leap !== undefined, day };
}

/** The Gregorian date of a day of the Chinese calendar; null where that has no such day. */
export function fromLunar(year: number, month: number, isLeap: boolean, day: number): IsoDate | null {
  try {
    return isoOf(LunarDay.fromYmd(year, isLeap ? -month : month, day).getSolarDay());
  } catch {
    // The library throws for days that the calendar does not have.
    return null;
  }
}

/** First and last day of a month of the Chinese calendar; null where it has no such month. */
export function lunarMonthDays(
  year: number,
  month: number,
  isLeap: boolean,
): readonly [first: IsoDate, last: IsoDate] | null {
  const first = fromLunar(year, month, isLeap, 1);
  const last = fromLunar(year, month, isLeap, 30) ?? fromLunar(year, month, isLeap, 29);
  return first !== null && last !== null ? [first, last] : null;
}

/** First and last day of a year of the Chinese calendar, which begins in that Gregorian year. */
export function lunarYearDays(year: number): readonly [first: IsoDate, last: IsoDate] | null {
  const first = fromLunar(year, 1, false, 1);
  const last =
    fromLunar(year, 12, true, 30) ?? fromLunar(year, 12, true, 29) ?? lunarMonthDays(year, 12, false)?.[1];
  return first !== null && last !== undefined ? [first, last] : null;
}

/** Whether a printed lunar day is that Gregorian date, as far as it is printed. */
export function isLunarDay(date: IsoDate, lunar: PrintedLunarDay): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const own = SolarDay.fromYmd(year, month, day).getLunarDay();
  const ownMonth = own.getLunarMonth();
  return (
    own.getDay() === lunar.day &&
    ownMonth.getMonth() === lunar.month &&
    ownMonth.isLeap() === lunar.isLeap &&
    (lunar.cycleYear === null || ownMonth.getLunarYear().getSixtyCycle().getName() === lunar.cycleYear)
  );
}

const isoOf = (day: SolarDay): IsoDate =>
  [
    String(day.getYear()).padStart(4, '0'),
    String(day.getMonth()).padStart(2, '0'),
    String(day.getDay()).padStart(2, '0'),
  ].join('-');

import { republicanOffset, solarEras } from '#core/archive/parse/dates/dates.ts';
import { monthNumber } from '#core/archive/parse/dates/latinDates.ts';
import { isMonthName } from '#core/archive/parse/dates/partialDates.ts';
import { hanNumerals, parseNumber } from '#shared/text/numerals.ts';
import { normalText } from '../../text/normalForm.ts';
import { lunarForms, lunarMeaning } from './lunarMeaning.ts';
import { beginningWith, type DateMeaning } from './stretch.ts';

/** A date in what a person types, as far as they have typed it. */
export interface TypedDate extends DateMeaning {
  /** What is typed beside it, in the normal form. */
  readonly rest: string;
}

type Groups = Readonly<Record<string, string | undefined>>;

const eras: ReadonlyMap<string, number> = new Map(
  Object.entries({ ...solarEras, 民国: republicanOffset }).map(([era, before]) => [normalText(era), before]),
);
const year = '(?<year>1[5-9]\\d\\d|2[01]\\d\\d)';
const shortYear = "['’]?(?<shortYear>\\d\\d)";
const hanYear = '(?<year>[0-9〇零○一二三四五六七八九]{4})';
const hanNumber = `[0-9${hanNumerals}]{1,3}`;
const hanMonth = `(?:(?<month>${hanNumber})(?:(?<monthEnd>月)(?:(?<day>${hanNumber})(?<dayEnd>[日号])?)?)?)?`;
const monthName = '(?<month>[a-z]{3,10})\\.?';
const wholeMonthName = '(?<wholeMonth>[a-z]{3,10})\\.?';
const dayOfMonth = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const before = '(?<![a-z\\d])';
const after = '(?![a-z\\d])';

/** Matched against the normal form; the more a form says the earlier it is tried. */
const forms: readonly RegExp[] = [
  `(?<era>${[...eras.keys()].join('|')})(?<eraYear>[0-9${hanNumerals}元]{1,5})年${hanMonth}`,
  `${hanYear}年${hanMonth}`,
  `(?<!\\d)${year}(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\\d|3[01])(?!\\d)`,
  `(?<![\\d.])${year}(?<stroke>[-./])(?:(?<month>\\d{1,2})(?:(?<monthEnd>\\k<stroke>)(?<day>\\d{1,2})?)?)?(?!\\d)`,
  `(?<![\\d.])(?<first>\\d{1,2})(?<stroke>[-./])(?<second>\\d{1,2})\\k<stroke>(?:${year}|${shortYear})(?!\\d)`,
  `(?<![\\d.])(?<shortYear>\\d\\d)(?<stroke>[-/])(?<month>\\d{1,2})\\k<stroke>(?<day>\\d)(?!\\d)`,
  `${before}${dayOfMonth}\\s+(?:of\\s+)?${monthName},?\\s+${year}${after}`,
  `${before}${monthName}\\s+${dayOfMonth}\\s*,?\\s+${year}${after}`,
  `${before}${dayOfMonth}\\s+(?:of\\s+)?${wholeMonthName},?\\s+${shortYear}${after}`,
  `${before}${wholeMonthName}\\s+${dayOfMonth}\\s*,?\\s+${shortYear}${after}`,
  `${before}${monthName}\\s+${year}${after}`,
  `${before}${wholeMonthName}\\s+${shortYear}${after}`,
  `(?<!\\d)${year}(?!\\d)`,
].map((form) => new RegExp(form.replace(/\p{Script=Han}/gu, normalText), 'u'));

/** What people write two digits for: the years of all centuries that papers are of. */
const centuries = [1500, 1600, 1700, 1800, 1900, 2000, 2100];

/**
 * Finds the date in what is typed: 1998-01-05, 1998/1, 5 January 1998, 3 Mar 98, 3.3.1898, 一九九八年一月五日,
 * 民国廿八年四月, 戊寅正月. Where it has several readings (98; 3/4/1898) it means all of them.
 */
export function findTypedDate(typed: string): TypedDate | null {
  const text = normalText(typed);
  return found(text, lunarForms, lunarMeaning) ?? found(text, forms, meaningOf);
}

function found(
  text: string,
  own: readonly RegExp[],
  read: (groups: Groups) => DateMeaning | null,
): TypedDate | null {
  for (const form of own) {
    const match = form.exec(text);
    const meaning = match?.groups ? read(match.groups) : null;
    if (!match || !meaning) continue;
    const end = match.index + match[0].length;
    return { ...meaning, rest: `${text.slice(0, match.index)} ${text.slice(end)}`.trim() };
  }
  return null;
}

function meaningOf(groups: Groups): DateMeaning | null {
  const { first, second, wholeMonth } = groups;
  if (wholeMonth !== undefined && !isMonthName(wholeMonth)) return null;
  if (first !== undefined && second !== undefined) return numericMeaning(groups, first, second);
  const days = yearsOf(groups).map((typedYear) => daysIn(String(typedYear), groups));
  return together(days.filter((meaning) => meaning !== null));
}

/** Day and month in either order, a short year in front as well; with dots the day is always first. */
function numericMeaning(groups: Groups, first: string, second: string): DateMeaning | null {
  const { stroke, shortYear: last } = groups;
  const readings: Groups[] = [{ ...groups, day: first, month: second }];
  if (stroke !== '.') readings.push({ ...groups, day: second, month: first });
  if (last !== undefined && first.length === 2) {
    readings.push({ shortYear: first, month: second, day: last });
  }
  const days = readings.flatMap((reading) =>
    yearsOf(reading).map((typedYear) => daysIn(String(typedYear), { ...reading, monthEnd: '', dayEnd: '' })),
  );
  return together(days.filter((meaning) => meaning !== null));
}

function together(meanings: readonly DateMeaning[]): DateMeaning | null {
  const [first] = meanings;
  return first ? { unit: first.unit, stretches: meanings.flatMap(({ stretches }) => stretches) } : null;
}

function yearsOf({ year: typedYear, shortYear: short, era, eraYear }: Groups): readonly number[] {
  if (short !== undefined) return centuries.map((century) => century + Number(short));
  const number = parseNumber(typedYear ?? eraYear ?? '');
  if (number === null) return [];
  return [era === undefined ? number : (eras.get(era) ?? 0) + number];
}

function daysIn(typedYear: string, groups: Groups): DateMeaning | null {
  const { day } = groups;
  const month = groups.month ?? groups.wholeMonth;
  if (month === undefined) return { stretches: [beginningWith(typedYear)], unit: 'year' };
  const isNamed = /^[a-z]/u.test(month);
  const isMonthWhole = isNamed || groups.monthEnd !== undefined || day !== undefined;
  const months = isNamed ? beginningsOf(monthNumber(month), 12, true) : typedNumber(month, 12, isMonthWhole);
  if (!months) return null;
  const inMonth = months.map((next) => `${typedYear}-${next}`);
  if (day === undefined) return { stretches: inMonth.map(beginningWith), unit: 'month' };
  const isDayWhole = groups.dayEnd !== undefined || isNamed;
  const days = typedNumber(day, 31, isDayWhole);
  if (!days) return null;
  return {
    stretches: inMonth.flatMap((start) => days.map((next) => beginningWith(`${start}-${next}`))),
    unit: 'day',
  };
}

/** How the two digits can begin that a typed month or day stands for; null where there is none. */
function typedNumber(typed: string, most: number, isWhole: boolean): readonly string[] | null {
  if (typed === '0' && !isWhole) return ['0'];
  const number = parseNumber(typed);
  return number === null ? null : beginningsOf(number, most, isWhole || typed.length > 1);
}

function beginningsOf(number: number, most: number, isWhole: boolean): readonly string[] | null {
  if (number < 1 || number > most) return null;
  const digits = String(number).padStart(2, '0');
  const canGoOn = !isWhole && number * 10 <= most;
  return canGoOn ? [digits, String(number)] : [digits];
}

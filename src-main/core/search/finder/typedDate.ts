import { monthNumber } from '#core/archive/parse/dates/latinDates.ts';
import { hanNumerals, parseNumber } from '#shared/text/numerals.ts';
import { normalText } from '../text/normalForm.ts';

/** A date in what a person types, as far as they have typed it. */
export interface TypedDate {
  /** How the ISO dates that it can mean begin: `1998-01-05`, or `1998-01` and `1998-1` while it is typed. */
  readonly beginnings: readonly string[];
  readonly unit: 'day' | 'month' | 'year';
  /** What is typed beside it, in the normal form. */
  readonly rest: string;
}

const year = '(?<year>1[5-9]\\d\\d|2[01]\\d\\d)';
const hanYear = '(?<year>[0-9〇零○一二三四五六七八九]{4})';
const hanNumber = `[0-9${hanNumerals}]{1,3}`;
const monthName = '(?<month>[a-z]{3,10})\\.?';
const dayOfMonth = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const before = '(?<![a-z\\d])';
const after = '(?![a-z\\d])';

/** Matched against the normal form; the more a form says the earlier it is tried. */
const forms: readonly RegExp[] = [
  `${hanYear}年(?:(?<month>${hanNumber})(?:(?<monthEnd>月)(?:(?<day>${hanNumber})(?<dayEnd>[日号])?)?)?)?`,
  `(?<!\\d)${year}(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\\d|3[01])(?!\\d)`,
  `(?<![\\d.])${year}(?<stroke>[-./])(?:(?<month>\\d{1,2})(?:(?<monthEnd>\\k<stroke>)(?<day>\\d{1,2})?)?)?(?!\\d)`,
  `(?<![\\d.])(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.${year}(?!\\d)`,
  `${before}${dayOfMonth}\\s+(?:of\\s+)?${monthName},?\\s+${year}${after}`,
  `${before}${monthName}\\s+${dayOfMonth}\\s*,?\\s+${year}${after}`,
  `${before}${monthName}\\s+${year}${after}`,
  `(?<!\\d)${year}(?!\\d)`,
].map((form) => new RegExp(form.replace(/\p{Script=Han}/gu, normalText), 'u'));

/** Finds the date in what is typed: 1998-01-05, 1998/1, 5 January 1998, Jan 5, 1998, 一九九八年一月五日. */
export function findTypedDate(typed: string): TypedDate | null {
  const text = normalText(typed);
  for (const form of forms) {
    const match = form.exec(text);
    if (!match?.groups) continue;
    const found = meaningOf(match.groups);
    if (!found) continue;
    const end = match.index + match[0].length;
    return { ...found, rest: `${text.slice(0, match.index)} ${text.slice(end)}`.trim() };
  }
  return null;
}

function meaningOf(groups: Readonly<Record<string, string | undefined>>): Omit<TypedDate, 'rest'> | null {
  const yearNumber = parseNumber(groups.year ?? '');
  if (yearNumber === null) return null;
  const { month, day } = groups;
  const typedYear = String(yearNumber);
  if (month === undefined) return { beginnings: [typedYear], unit: 'year' };
  const isNamed = /^[a-z]/u.test(month);
  const isMonthWhole = isNamed || groups.monthEnd !== undefined || day !== undefined;
  const months = isNamed ? beginningsOf(monthNumber(month), 12, true) : typedNumber(month, 12, isMonthWhole);
  if (!months) return null;
  const inMonth = months.map((next) => `${typedYear}-${next}`);
  if (day === undefined) return { beginnings: inMonth, unit: 'month' };
  const isDayWhole = groups.dayEnd !== undefined || isNamed;
  const days = typedNumber(day, 31, isDayWhole);
  if (!days) return null;
  return {
    beginnings: inMonth.flatMap((start) => days.map((next) => `${start}-${next}`)),
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

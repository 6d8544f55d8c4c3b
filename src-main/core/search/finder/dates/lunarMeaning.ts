import { lunarEras } from '#core/archive/parse/dates/dates.ts';
import { fromLunar, lunarMonthDays, lunarYearDays, namedMonths } from '#core/archive/parse/dates/lunar.ts';
import { hanNumerals, parseNumber } from '#shared/text/numerals.ts';
import { normalText } from '../../text/normalForm.ts';
import { beginningWith, type DateMeaning } from './stretch.ts';

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const cycle = 60;
/** 甲子. */
const cycleStart = 1564;
const lastYear = 2199;

/** By its sexagenary name in the normal form: the first year that bears it. */
const cycleYears = new Map(
  Array.from({ length: cycle }, (_, at) => [
    normalText(stems.charAt(at % stems.length) + branches.charAt(at % branches.length)),
    cycleStart + at,
  ]),
);

const eraYears = new Map(Object.entries(lunarEras).map(([era, before]) => [normalText(era), before]));
const number = `[0-9${hanNumerals}]{1,3}`;
const month = `(?<leap>[闰閏])?(?<month>[正冬腊臘]|${number})月`;
const day = `(?<day>初?${number})[日号號]?`;

/** Years, months and days of the Chinese calendar, matched against the normal form. */
export const lunarForms: readonly RegExp[] = [
  `(?<era>${Object.keys(lunarEras).join('|')})(?<year>[0-9${hanNumerals}元]{1,5})年(?:${month}(?:${day})?)?`,
  // A year of sixty alone is easily the end or the beginning of other words.
  `(?<cycle>[${stems}][${branches}])(?:年(?:${month}(?:${day})?)?|${month}(?:${day})?)`,
].map((form) => new RegExp(form.replace(/\p{Script=Han}/gu, normalText), 'u'));

/** 光绪二十四年闰三月初五, 戊寅正月: a year of the cycle of sixty is any that bears its name. */
export function lunarMeaning(groups: Readonly<Record<string, string | undefined>>): DateMeaning | null {
  const years = yearsOf(groups);
  const { leap, month: typedMonth, day: typedDay } = groups;
  if (typedMonth === undefined) {
    return meaning(
      'year',
      years.map((year) => lunarYearDays(year)),
    );
  }
  const months = namedMonths[typedMonth] ?? parseNumber(typedMonth);
  if (months === null) return null;
  const isLeap = leap !== undefined;
  const days = typedDay === undefined ? null : parseNumber(typedDay.replace(/^初/u, ''));
  if (days === null) {
    return meaning(
      'month',
      years.map((year) => lunarMonthDays(year, months, isLeap)),
    );
  }
  const stretches = years.flatMap((year) => fromLunar(year, months, isLeap, days) ?? []).map(beginningWith);
  return stretches.length === 0 ? null : { unit: 'day', stretches };
}

function meaning(
  unit: DateMeaning['unit'],
  found: readonly (readonly [string, string] | null)[],
): DateMeaning | null {
  const stretches = found.flatMap((days) => (days ? [{ from: days[0], to: days[1] }] : []));
  return stretches.length === 0 ? null : { unit, stretches };
}

function yearsOf({
  era,
  year,
  cycle: name,
}: Readonly<Record<string, string | undefined>>): readonly number[] {
  if (era !== undefined) {
    const number = parseNumber(year ?? '');
    return number === null ? [] : [(eraYears.get(era) ?? 0) + number];
  }
  const first = cycleYears.get(name ?? '');
  if (first === undefined) return [];
  return Array.from(
    { length: Math.floor((lastYear - first) / cycle) + 1 },
    (_, round) => first + round * cycle,
  );
}

/** Calendar days as numbers, 19980309 for 9 March 1998, which compare as the days do. Both ends inclusive. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

const firstDay = 0;
const lastDay = 99_999_999;
const moment = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u;

/** `1998`, `1998-03`, `1998-03-09`, `1998..2003`, `..2003-06`, `1998-03..`; null when it is none of these. */
export function parseDayRange(text: string): DayRange | null {
  const [first = '', last, ...more] = text.split('..');
  if (more.length > 0) return null;
  if (last === undefined) return span(first);
  if (first === '' && last === '') return null;
  const from = first === '' ? { from: firstDay, to: lastDay } : span(first);
  const to = last === '' ? { from: firstDay, to: lastDay } : span(last);
  if (!from || !to) return null;
  // A range written backwards means the same days.
  if (first !== '' && last !== '' && from.from > to.to) return { from: to.from, to: from.to };
  return { from: from.from, to: to.to };
}

function span(text: string): DayRange | null {
  const [, year, month, day] = moment.exec(text) ?? [];
  if (year === undefined) return null;
  const at = Number(year) * 10_000;
  if (month === undefined) return { from: at, to: at + 1231 };
  if (Number(month) < 1 || Number(month) > 12) return null;
  const inMonth = at + Number(month) * 100;
  if (day === undefined) return { from: inMonth, to: inMonth + 31 };
  if (Number(day) < 1 || Number(day) > 31) return null;
  return { from: inMonth + Number(day), to: inMonth + Number(day) };
}

/** The number of an ISO date; 0 for none. */
export function dayNumber(date: string | null | undefined): number {
  return (date && Number(date.slice(0, 10).replaceAll('-', ''))) || 0;
}

/** `1998` of a year's number. */
export const yearText = (year: number): string => String(year).padStart(4, '0');

/** `1998`, `1998-03` or `1998-03-09` of a day number. */
export function dayText(day: number, unit: 'day' | 'month' | 'year'): string {
  const digits = String(day).padStart(8, '0');
  const year = digits.slice(0, 4);
  if (unit === 'year') return year;
  const month = `${year}-${digits.slice(4, 6)}`;
  return unit === 'month' ? month : `${month}-${digits.slice(6)}`;
}

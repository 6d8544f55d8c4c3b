/** Days laid out for a month's calendar and a year's heat map. Weeks begin on Monday (ISO 8601). */

/** A month as weeks of seven; null where a week belongs to the neighbouring month. Month from 1. */
export function monthWeeks(year: number, month: number): readonly (readonly (string | null)[])[] {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const lead = mondayFirst(first);
  const cells: (string | null)[] = Array.from({ length: lead }, () => null);
  for (let at = 1; at <= length; at++) cells.push(isoDate(year, month, at));
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** One column of a heat map. */
export interface HeatWeek {
  /** Month that begins in this week, from 1; null in all other weeks. */
  readonly month: number | null;
  readonly days: readonly (string | null)[];
}

export function yearWeeks(year: number): readonly HeatWeek[] {
  const days: (string | null)[] = Array.from(
    { length: mondayFirst(new Date(Date.UTC(year, 0, 1))) },
    () => null,
  );
  for (let month = 1; month <= 12; month++) {
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
    for (let at = 1; at <= length; at++) days.push(isoDate(year, month, at));
  }
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => heatWeek(days.slice(week * 7, week * 7 + 7)));
}

function heatWeek(days: HeatWeek['days']): HeatWeek {
  const begins = days.find((date) => date?.endsWith('-01'));
  return { month: begins ? Number(begins.slice(5, 7)) : null, days };
}

/** The weeks from the first month with an issue to the last one. */
export function publishedWeeks(
  weeks: readonly HeatWeek[],
  isPublished: (date: string) => boolean,
): readonly HeatWeek[] {
  const published = weeks.flatMap(({ days }) => days.filter((date) => date !== null && isPublished(date)));
  const [first, last] = [published[0]?.slice(0, 7), published.at(-1)?.slice(0, 7)];
  if (first === undefined || last === undefined) return weeks;
  const isWithin = (date: string | null) =>
    date !== null && date.slice(0, 7) >= first && date.slice(0, 7) <= last;
  return weeks
    .filter(({ days }) => days.some(isWithin))
    .map(({ days }) => heatWeek(days.map((date) => (isWithin(date) ? date : null))));
}

/** Year and month `step` months on. */
export function addMonths(
  year: number,
  month: number,
  step: number,
): { readonly year: number; readonly month: number } {
  const at = year * 12 + (month - 1) + step;
  return { year: Math.floor(at / 12), month: (((at % 12) + 12) % 12) + 1 };
}

/** Today in the person's own zone, as an ISO date. */
export function localToday(now: Date): string {
  return isoDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

const isoDate = (year: number, month: number, at: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(at).padStart(2, '0')}`;

const mondayFirst = (date: Date): number => (date.getUTCDay() + 6) % 7;

import type { SearchFilters, TimelineCount, TimelineUnit } from '#shared/model/search.ts';

/** A stretch of the timeline: a day, a month or a year. */
export interface TimelineBin {
  /** `1998`, `1998-03` or `1998-03-09`. */
  readonly value: string;
  /** Milliseconds since 1970, UTC; `end` is where the next one starts. */
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** All articles, notices and notes of that time, found or not. */
  readonly of: number;
}

const dayLength = 86_400_000;
/** Spans longer than these, in days, are told in the next larger unit. */
const longest = { day: 120, month: 366 * 12 };

/** The unit that tells a span of time best: neither a handful of bars nor thousands. */
export function unitFor(first: string, last: string): TimelineUnit {
  const days = (Date.parse(last) - Date.parse(first)) / dayLength;
  if (days <= longest.day) return 'day';
  return days <= longest.month ? 'month' : 'year';
}

export function binsOf(counts: readonly TimelineCount[]): readonly TimelineBin[] {
  return counts.map(({ value, count, of }) => ({ value, count, of, ...spanOf(value) }));
}

function spanOf(value: string): { readonly start: number; readonly end: number } {
  const [year = 0, month, day] = value.split('-').map(Number);
  const start = dateAt(year, (month ?? 1) - 1, day ?? 1);
  if (day !== undefined) return { start, end: start + dayLength };
  return { start, end: month === undefined ? dateAt(year + 1, 0, 1) : dateAt(year, month, 1) };
}

/** Unlike `Date.UTC`, it leaves years below 100 where they are. */
function dateAt(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime();
}

/** Whether a day, month or year begins at a time (milliseconds since 1970, UTC). */
export function beginsUnit(time: number, unit: TimelineUnit): boolean {
  const date = new Date(time);
  if (time % dayLength !== 0) return false;
  if (unit === 'day') return true;
  return date.getUTCDate() === 1 && (unit === 'month' || date.getUTCMonth() === 0);
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The filter for the bins that a stretch of time touches, whole bins; null where it touches none. */
export function dateRangeOf(
  bins: readonly TimelineBin[],
  from: number,
  to: number,
): Pick<SearchFilters, 'from' | 'to'> | null {
  const touched = bins.filter((bin) => bin.start < to && bin.end > from);
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? { from: isoDay(first.start), to: isoDay(last.end - dayLength) } : null;
}

/** Where a date filter stands on the timeline; null where there is none, or nothing of it is shown. */
export function binsSelected(
  { from, to }: SearchFilters,
  bins: readonly TimelineBin[],
): { readonly start: number; readonly end: number } | null {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last || (from === undefined && to === undefined)) return null;
  const start = Math.max(first.start, from === undefined ? first.start : Date.parse(from));
  const end = Math.min(last.end, to === undefined ? last.end : Date.parse(to) + dayLength);
  return start < end ? { start, end } : null;
}

/** The height of a bin's bar: its hits, or their share of all articles of the time (0 to 1). */
export const heightOf = (bin: TimelineBin, share: boolean): number =>
  share ? (bin.of === 0 ? 0 : bin.count / bin.of) : bin.count;

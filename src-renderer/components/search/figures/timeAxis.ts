import type { TimelineUnit } from '#shared/model/search.ts';
import { useTranslator } from '../../../state/application.ts';
import { beginsUnit } from '../../../state/search/timeline.ts';

/** The least room for the name of a time, in pixels. */
const tickWidth = 90;

/** The times that are named below a drawing: where a unit begins, as many as have room, none behind `end`. */
export function ticksOf(
  scale: { readonly ticks: (count: number) => Date[] },
  width: number,
  end: number,
  unit: TimelineUnit,
): readonly number[] {
  return scale
    .ticks(Math.max(2, Math.floor(width / tickWidth)))
    .map(Number)
    .filter((time) => time < end && beginsUnit(time, unit));
}

/** The short names of times (milliseconds since 1970, UTC): a year, a month of it, a day of that. */
export function useTickName(): (time: number) => string {
  const { dates } = useTranslator();
  return (time) => {
    if (beginsUnit(time, 'year')) return String(new Date(time).getUTCFullYear());
    if (beginsUnit(time, 'month')) return dates.monthName(new Date(time).getUTCMonth() + 1);
    return dates.shortDay(new Date(time).toISOString().slice(0, 10));
  };
}

import type { IsoDate } from '#shared/model/issue.ts';
import type { Language } from './language.ts';

/**
 * Dates of issues are calendar dates without a time zone: they are formatted in UTC, so that no one west
 * of Greenwich reads yesterday's paper. Times of annotations are instants, shown in the local zone.
 */
export interface Dates {
  /** `14 December 2020`, `2020年12月14日`. */
  day(date: IsoDate): string;
  /** With the weekday: `Monday 14 December 2020`. */
  fullDay(date: IsoDate): string;
  /** Without the year: `14 Dec`, `12月14日`. */
  shortDay(date: IsoDate): string;
  /** `December 2020`, `2020年12月`; month from 1. */
  month(year: number, month: number): string;
  /** `Dec`, `12月`; month from 1. */
  monthName(month: number): string;
  /** `Mon`, `一`; 0 is Monday. */
  weekday(index: number): string;
  /** When a note was changed: a time today, else a day, with the year when it is another. */
  moment(isoTime: string, now: Date): string;
  /** How long ago something was: `3 minutes ago`, `3分钟前`; from a day on as `moment` says it. */
  ago(isoTime: string, now: Date): string;
}

const utc = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

/** A Monday, to name weekdays by. */
const monday = Date.UTC(2024, 0, 1);
const day = 86_400_000;

export function makeDates(language: Language): Dates {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  const format = (options: Intl.DateTimeFormatOptions, zone: 'UTC' | 'local' = 'UTC') => {
    const made = new Intl.DateTimeFormat(locale, zone === 'UTC' ? { ...options, timeZone: 'UTC' } : options);
    return (date: Date) => (Number.isNaN(date.getTime()) ? '' : made.format(date));
  };
  const fullDay = format({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  const dayOf = format({ year: 'numeric', month: 'long', day: 'numeric' });
  const shortDay = format({ month: language === 'en' ? 'short' : 'long', day: 'numeric' });
  const month = format({ year: 'numeric', month: 'long' });
  const monthName = format({ month: 'short' });
  const weekday = format({ weekday: language === 'en' ? 'short' : 'narrow' });
  const time = format({ hour: '2-digit', minute: '2-digit' }, 'local');
  const localDay = format({ month: language === 'en' ? 'short' : 'long', day: 'numeric' }, 'local');
  const localYear = format(
    { year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric' },
    'local',
  );
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const moment: Dates['moment'] = (isoTime, now) => {
    const at = new Date(isoTime);
    if (at.toDateString() === now.toDateString()) return time(at);
    return at.getFullYear() === now.getFullYear() ? localDay(at) : localYear(at);
  };
  return {
    day: (date) => dayOf(utc(date)),
    fullDay: (date) => fullDay(utc(date)),
    shortDay: (date) => shortDay(utc(date)),
    month: (year, number) => month(new Date(Date.UTC(year, number - 1, 1))),
    monthName: (number) => monthName(new Date(Date.UTC(2024, number - 1, 1))),
    weekday: (index) => weekday(new Date(monday + index * day)),
    moment,
    ago(isoTime, now) {
      const minutes = Math.floor((now.getTime() - Date.parse(isoTime)) / 60_000);
      if (Number.isNaN(minutes) || minutes >= 24 * 60) return moment(isoTime, now);
      if (minutes < 1) return relative.format(0, 'second');
      return minutes < 60
        ? relative.format(-minutes, 'minute')
        : relative.format(-Math.floor(minutes / 60), 'hour');
    },
  };
}

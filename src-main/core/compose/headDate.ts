import type { IsoDate } from '#shared/model/issue.ts';
import { parseWeekday, weekdayOf } from './dates.ts';
import { findLatinDate } from './latinDates.ts';

/** So far down the date line of a paper may stand, after ears, weather and noise (UTF-16 units). */
const headLength = 4000;

/** Weekday, month, day and year in one line, whatever marks the recognition put between them. */
const dateLine =
  /\b((?:sun|mon|tues|wednes|thurs|fri|satur)day)\b(?:[^\p{L}\p{N}\n]{1,3}(?:morning|afternoon|evening))?[^\p{L}\p{N}\n]{0,6}(\p{L}{3,10})[^\p{L}\p{N}\n]{0,6}(\d{1,2})(?:st|nd|rd|th)?[^\p{L}\p{N}\n]{1,6}(1[5-9]\d{2}|2[01]\d{2})\b/giu;

/**
 * The date of a page whose head is too damaged to be taken apart. A date counts only if it fell on the
 * weekday that is printed before it, so that noise in one of them gives no date instead of a wrong one.
 */
export function findHeadDate(text: string): { readonly date: IsoDate; readonly text: string } | null {
  for (const match of text.slice(0, headLength).matchAll(dateLine)) {
    const [printed, weekday = '', month = '', day = '', year = ''] = match;
    const date = findLatinDate(`${month} ${day}, ${year}`)?.iso ?? null;
    if (date !== null && weekdayOf(date) === parseWeekday(weekday)) return { date, text: printed };
  }
  return null;
}

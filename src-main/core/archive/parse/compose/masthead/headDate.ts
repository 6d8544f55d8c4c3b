import type { IsoDate } from '#shared/model/issue.ts';
import { parseWeekday, weekdayOf } from '../../dates/dates.ts';
import { findLatinDate } from '../../dates/latinDates.ts';
import { isCapitals } from '../lines/latinText.ts';

/** So far down the date line of a paper may stand, after ears, weather and noise (UTF-16 units). */
const headLength = 4000;

/** Weekday, month, day and year in one line, whatever marks the recognition put between them. */
const dateLine =
  /\b(?<weekday>(?:sun|mon|tues|wednes|thurs|fri|satur)day)\b(?:[^\p{L}\p{N}\n]{1,3}(?:morning|afternoon|evening))?[^\p{L}\p{N}\n]{0,6}(?<month>\p{L}{3,10})[^\p{L}\p{N}\n]{0,6}(?<day>\d{1,2})(?:st|nd|rd|th)?[^\p{L}\p{N}\n]{1,6}(?<year>1[5-9]\d{2}|2[01]\d{2})\b/giu;

/** Further down, so far, only a line of its own counts: columns are read in any order, but not a year's volume. */
const searchedLength = 1_000_000;

/** A line that is a place and such a date and nothing else: columns read in a wrong order bring it anywhere. */
const placedDateLine = new RegExp(
  String.raw`^(?<place>[\p{L}.,' ]{3,40})[,.]\s*${dateLine.source}[^\p{L}\p{N}\n]*$`,
  'gimu',
);

/**
 * The date of a page whose head is too damaged to be taken apart. A date counts only if it fell on the
 * weekday that is printed before it, so that noise in one of them gives no date instead of a wrong one.
 */
export function findHeadDate(text: string): { readonly date: IsoDate; readonly text: string } | null {
  const inHead = firstSound(text.slice(0, headLength).matchAll(dateLine));
  if (inHead) return inHead;
  const searched = text.slice(0, searchedLength);
  // Names no day of the week: most text of other scripts is passed over in no time.
  return /day/iu.test(searched) ? firstSound(searched.matchAll(placedDateLine)) : null;
}

function firstSound(
  matches: Iterable<RegExpExecArray>,
): { readonly date: IsoDate; readonly text: string } | null {
  for (const { 0: text, groups = {} } of matches) {
    const { weekday = '', month = '', day = '', year = '', place } = groups;
    const date = findLatinDate(`${month} ${day}, ${year}`)?.iso ?? null;
    if (date === null || weekdayOf(date) !== parseWeekday(weekday)) continue;
    if (place === undefined || isCapitals(place)) return { date, text };
  }
  return null;
}

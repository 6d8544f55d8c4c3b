import type { IsoDate, MastheadPart, Warning } from '#shared/model/issue.ts';
import { findHanDate, parseWeekday, weekdayOf } from '../../dates/dates.ts';
import { findLatinDate } from '../../dates/latinDates.ts';
import { isLunarDay, parseLunarDay } from '../../dates/lunar.ts';
import { isWithoutDay } from '../../dates/partialDates.ts';
import { findHeadDate } from './headDate.ts';

export interface DatedIssue {
  readonly date: IsoDate | null;
  /** As printed. */
  readonly text: string | null;
  readonly warnings: readonly Warning[];
}

/**
 * The issue's date: from the format's own data, else from the masthead, else from a date line in the
 * damaged head of the page, else from the file's name. An
 * impossible date stays as printed and is reported; a weekday or lunar day that disagrees is reported.
 */
export function issueDate(
  stated: string | null,
  parts: readonly MastheadPart[],
  weekday: string | null,
  lunar: string | null,
  fromName: IsoDate | null,
  pageText: string,
): DatedIssue {
  const printed = parts.filter((part) => part.field === 'date');
  const part = printed.find((candidate) => isIso(candidate.value)) ?? printed[0];
  const text = stated ?? part?.text ?? null;
  const read = stated === null ? (part && isIso(part.value) ? part.value : null) : readDate(stated);
  const warnings: Warning[] = [];
  const lacksDay = text !== null && read === null && isWithoutDay(text);
  if (text !== null && lacksDay) {
    warnings.push({
      code: 'incompleteDate',
      message: `The printed date “${text}” names no day; enter it under “Edit issue details” to place the issue in the calendar.`,
      start: part?.start ?? null,
    });
  } else if (text !== null && read === null) {
    warnings.push({
      code: 'impossibleDate',
      message: `The printed date “${text}” is no day of the calendar; it is kept as written.`,
      start: part?.start ?? null,
    });
  }
  const day = parseWeekday(weekday ?? '');
  if (read !== null && day !== null && weekdayOf(read) !== day) {
    warnings.push({
      code: 'weekdayMismatch',
      message: `The masthead says ${weekday}, but ${read} was another day of the week.`,
      start: part?.start ?? null,
    });
  }
  const lunarDay = parseLunarDay(lunar ?? '');
  if (read !== null && lunarDay !== null && !isLunarDay(read, lunarDay)) {
    warnings.push({
      code: 'lunarMismatch',
      message: `The masthead says ${lunar}, but ${read} was another day of the Chinese calendar.`,
      start: part?.start ?? null,
    });
  }
  const inHead = text === null ? findHeadDate(pageText) : null;
  if (inHead) return { date: inHead.date, text: inHead.text, warnings };
  const date = read ?? fromName;
  if (read === null && date !== null) {
    warnings.push({
      code: 'fileNameDate',
      message: `The text tells no date; ${date} is taken from the file's name.`,
      start: null,
    });
  }
  return { date, text, warnings };
}

const isIso = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text);

const readDate = (text: string): IsoDate | null => findHanDate(text)?.iso ?? findLatinDate(text)?.iso ?? null;

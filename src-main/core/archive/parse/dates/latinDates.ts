import { isoDate, type PrintedDate } from './dates.ts';
import { rightToLeftMonthName, rightToLeftMonthNumber, withWesternDigits } from './rightToLeftMonths.ts';

/** By how they begin; whole where other words begin so. */
const months: readonly RegExp[] = [
  /^jan|^jän|^(?:gennaio|enero|stycznia|ledna)$/iu,
  /^f(?:eb|[ée]v)|^(?:lutego|února)$/iu,
  /^m(?:ar|[äa]r|aart)|^(?:março|březn[a])$/iu,
  /^(?:apr|avr)|^(?:abril|kwietnia|dubna)$/iu,
  /^ma[iy]|^mei|^(?:maj|maja|maggio|května)$/iu,
  /^jun|^juin|^(?:giugno|czerwca|června)$/iu,
  /^jul|^juil|^(?:luglio|lipca|července)$/iu,
  /^aug|^ao[uû]|^(?:agosto|sierpnia|srpna)$/iu,
  /^sep|^(?:settembre|setembro|setiembre|września|září)$/iu,
  /^o[ck]t|^(?:ottobre|outubro|października|října)$/iu,
  /^nov|^listopadu?a?$/iu,
  /^d[ée][cz]|^(?:dicembre|diciembre|grudnia|prosince)$/iu,
];

/** Every form has one. */
const year = /1[5-9]\d\d|2[01]\d\d/u;
const monthName = '\\p{L}{3,12}';
const forms: readonly (readonly [RegExp, readonly ['y' | 'm' | 'd', 'y' | 'm' | 'd', 'y' | 'm' | 'd']])[] = [
  [
    new RegExp(
      `(?<![\\p{L}\\d])(${monthName})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*[,.]?\\s+(1[5-9]\\d{2}|2[01]\\d{2})\\b`,
      'iu',
    ),
    ['m', 'd', 'y'],
  ],
  [
    new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th|\\.|er)?\\s+(?:(?:day\\s+)?of\\s+|den\\s+|de\\s+)?(${monthName})\\.?,?\\s+(?:de\\s+|del\\s+)?(1[5-9]\\d{2}|2[01]\\d{2})\\b`,
      'iu',
    ),
    ['d', 'm', 'y'],
  ],
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})\\s+(?:من\\s+)?(${rightToLeftMonthName})،?\\s+(?:سنة\\s+)?(1[5-9]\\d{2}|2[01]\\d{2})(?!\\d)`,
      'u',
    ),
    ['d', 'm', 'y'],
  ],
  [/\b(1[5-9]\d{2}|2[01]\d{2})-(\d{2})-(\d{2})\b/u, ['y', 'm', 'd']],
  [/(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(1[5-9]\d{2}|2[01]\d{2})\b/u, ['d', 'm', 'y']],
  // With strokes only where the day cannot be a month.
  [/(?<![\d/])(1[3-9]|2\d|3[01])\/(0?[1-9]|1[0-2])\/(1[5-9]\d{2}|2[01]\d{2})\b/u, ['d', 'm', 'y']],
  [/(?<![\d/])(0?[1-9]|1[0-2])\/(1[3-9]|2\d|3[01])\/(1[5-9]\d{2}|2[01]\d{2})\b/u, ['m', 'd', 'y']],
];

/**
 * The first date with day, month and year in a line of letters: May 26, 1916; 8th January 1926; ١٢ مارس ١٩٢٤.
 */
export function findLatinDate(line: string): PrintedDate | null {
  const text = withWesternDigits(line);
  if (!year.test(text)) return null;
  for (const [pattern, order] of forms) {
    const match = pattern.exec(text);
    if (!match) continue;
    const field = (name: 'y' | 'm' | 'd') => match[order.indexOf(name) + 1] ?? '';
    const month = /^\d+$/u.test(field('m')) ? Number(field('m')) : monthNumber(field('m'));
    if (month < 1) continue;
    return {
      start: match.index,
      end: match.index + match[0].length,
      text: line.slice(match.index, match.index + match[0].length),
      iso: isoDate(Number(field('y')), month, Number(field('d'))),
    };
  }
  return null;
}

/** 1 for January, Jänner or janvier; 0 for a word that names no month. */
export const monthNumber = (name: string): number =>
  months.findIndex((month) => month.test(name)) + 1 || rightToLeftMonthNumber(name);

import { hasInk } from '../blocks/canonicalText.ts';
import { findDate } from './columns.ts';

/** Where an article comes from. */
export interface Provenance {
  readonly publication: string | null;
  readonly edition: string | null;
  /** ISO where the date is one of the calendar, else as written. */
  readonly date: string | null;
  readonly page: number | null;
  /** What stands behind them: a dateline or credit line. */
  readonly credit: string | null;
}

const dateLabel = /(?:日期|出版日期|date|datum)\s*[:：]?\s*$/iu;
const pageMark =
  /^\s*(?:(?:版次\s*\/\s*卷期|版次|版面|卷期|页码|頁碼|page|p\.|seite|s\.)\s*[:：]?\s*([A-Z]?\d{1,3})\s*[版页頁]?|第?\s*([A-Z]?\d{1,3})\s*[版页頁])/iu;

/** Takes a cell apart that names publication, date, page and credit line one after the other. */
export function readProvenance(cell: string): Provenance {
  const date = findDate(cell);
  if (!date)
    return {
      publication: null,
      edition: null,
      date: null,
      page: null,
      credit: isCredit(cell.trim()) ? cell.trim() : null,
    };
  const before = cell
    .slice(0, date.start)
    .replace(dateLabel, '')
    .replace(/[\s,，;；|:：-]+$/u, '')
    .trim();
  const after = cell.slice(date.start + date.text.length).replace(/^[\s,，;；|]+/u, '');
  const mark = pageMark.exec(after);
  const credit = (mark ? after.slice(mark[0].length) : after).replace(/^[\s,，;；|]+/u, '').trim();
  return {
    ...splitEdition(before),
    date: date.iso ?? date.text,
    page: mark ? numberIn(mark[1] ?? mark[2] ?? '') : null,
    credit: isCredit(credit) ? credit : null,
  };
}

/**
 * Whether a text says who reported: a dateline, an agency, a short name. Catalogues put any bracketed words
 * of an article there.
 */
const isCredit = (text: string): boolean =>
  /[電电訊讯社]$|[記记]者|特派[員员]|通[訊讯][員员]|^by\s/iu.test(text) ||
  /^\p{Script=Han}{2,4}$/u.test(text) ||
  /^(?:\p{Lu}[\p{L}.'’-]*\s?){1,4}$/u.test(text);

/** `申報_香港版`, `Evening News (Late Edition)`: an edition is named behind its publication. */
export function splitEdition(name: string): Pick<Provenance, 'publication' | 'edition'> {
  const match = /^(.+?)\s*[_(（]\s*([^_()（）]*(?:版|edition|ausgabe))\s*[)）]?$/iu.exec(name);
  const [, publication, edition] = match ?? [];
  if (publication !== undefined && edition !== undefined) return { publication, edition };
  return { publication: hasInk(name) ? name : null, edition: null };
}

/** The number in a page label: `02`, `A12`, `第3版`. */
export function numberIn(label: string): number | null {
  const digits = /\d{1,4}/u.exec(label.normalize('NFKC'))?.[0];
  return digits === undefined ? null : Number(digits);
}

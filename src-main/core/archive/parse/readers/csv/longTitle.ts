import type { Warning } from '#shared/model/issue.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import type { BlockMarks, CanonicalText } from '../blocks/canonicalText.ts';

/** Ends of lines inside a cell. */
export const lineEnds = /[\r\n\u2028\u2029]+/u;

/** Headline cells of more characters hold text as well. Chinese headlines with kicker and deck stay below. */
const longestTitle = { han: 150, other: 300 };
const clauseMarks = /[，。；！？,;!?]|\.(?=\s)/u;

/** Whether a cell of the headline column is too long to be a headline. */
export function isLongTitle(cell: string): boolean {
  const length = codePointLength(cell);
  if (length <= longestTitle.han) return false;
  const isHan = (cell.match(/\p{Script=Han}/gu)?.length ?? 0) > length / 2;
  return length > (isHan ? longestTitle.han : longestTitle.other);
}

/**
 * Parts such a cell: exporters ran headline and text together with a space between. What stands before the first
 * part with marks of clauses is the headline; null where the cell begins with text.
 */
function splitLongTitle(cell: string): { readonly headline: string | null; readonly text: string } {
  const marked = clauseMarks.exec(cell)?.index ?? cell.length;
  const before = cell.slice(0, marked);
  const gap = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\u3000'), before.lastIndexOf('\n'));
  const headline = cell.slice(0, Math.max(0, gap)).trim();
  // Words are parted by spaces as well: only lines, or the parts of Chinese text, can be told apart.
  const isTold = /\n/u.test(cell.slice(gap, gap + 1)) || /\p{Script=Han}/u.test(headline);
  if (headline === '' || !isTold || isLongTitle(headline)) return { headline: null, text: cell.trim() };
  return { headline, text: cell.slice(gap).trim() };
}

/** A headline cell that holds text as well: its headline, then its text before that of the text column. */
export function writeLongTitle(canonical: CanonicalText, cell: string, marks: BlockMarks): void {
  const { headline, text } = splitLongTitle(cell);
  if (headline !== null) canonical.addBlock([{ text: headline }], { ...marks, role: 'headline' });
  for (const line of text.split(lineEnds)) {
    canonical.addBlock([{ text: line.trim() }], { ...marks, role: 'paragraph' });
  }
}

/** The warning about rows whose headline cells are too long; none where all are headlines. */
export function longTitleWarning(titles: readonly string[]): Warning[] {
  const long = titles.filter(isLongTitle).map(codePointLength);
  if (long.length === 0) return [];
  const message = `The column of headlines holds running text in ${long.length === 1 ? 'one row' : `${long.length} rows`} (up to ${Math.max(...long)} characters); it is read as text, and what is missing can be corrected.`;
  return [{ code: 'longHeadline', message, start: null }];
}

import { codePointLength } from '#shared/text/codePoints.ts';
import type { Composition } from '../articles/draftedArticle.ts';
import { toPages } from '../han/composeHan.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import type { PageMark } from '../lines/passages.ts';
import { readFields } from '../masthead/hanFields.ts';
import { readPaperLine } from '../masthead/paperLine.ts';

/** Lines at the head and the foot of a page in which its number may be printed, and how long they are. */
const headLines = 4;
const footLines = 3;
const longestLine = 60;
/** Share of the pages that must be numbered for the numbers to count. */
const leastNumbered = 0.6;

/**
 * The pages as they are numbered in print (第 01 版), by the file's own pages; null where most have no number.
 * Running heads that a reader has dropped stand in the text and count.
 */
export function printedPages({ text, lines }: Manuscript): ReadonlyMap<number, PageMark> | null {
  const marks = new Map<number, PageMark | null>();
  let start = 0;
  let at = 0;
  for (const page of text.split('\f')) {
    const end = start + codePointLength(page);
    while (at < lines.length && (lines[at]?.start ?? 0) < start) at++;
    const first = lines[at];
    const own = first && first.start < end ? first.block.page : null;
    if (own !== null) marks.set(own, markIn(page, start));
    start = end + 1;
  }
  const numbered = [...marks.values()].filter((mark) => mark !== null);
  const distinct = new Set(numbered.map(({ number }) => number));
  if (numbered.length === 0 || numbered.length < marks.size * leastNumbered) return null;
  if (distinct.size < numbered.length * leastNumbered) return null;
  return filled(marks);
}

function markIn(page: string, start: number): PageMark | null {
  const printed = page.split('\n').filter((line) => line.trim() !== '');
  for (const line of [...printed.slice(0, headLines), ...printed.slice(-footLines)]) {
    if (line.length > longestLine || /[。！？；]/u.test(line) || readPaperLine(line)) continue;
    const mark = readFields(line)?.tokens.find(({ field }) => field === 'pageMark');
    if (mark) return { number: Number(mark.value), name: mark.name ?? null, start };
  }
  return null;
}

/** A page without a number is the one behind the page before it, the first the one before the next. */
function filled(marks: ReadonlyMap<number, PageMark | null>): ReadonlyMap<number, PageMark> | null {
  const pages = [...marks].sort(([a], [b]) => a - b);
  const all = new Map<number, PageMark>();
  const known = pages.flatMap(([own, mark]) => (mark ? [{ own, mark }] : []));
  for (const [own, mark] of pages) {
    const near = known.findLast((one) => one.own < own) ?? known[0];
    if (mark) all.set(own, mark);
    else if (near) all.set(own, { number: near.mark.number + own - near.own, name: null, start: 0 });
  }
  return [...all.values()].some(({ number }) => number < 1) ? null : all;
}

/** The pages of the file in their order, by their printed numbers where these are known; null where it has none. */
export function fileMarks(
  lines: readonly Line[],
  printed: ReadonlyMap<number, PageMark> | null,
): PageMark[] | null {
  const marks: PageMark[] = [];
  let last: number | null = null;
  for (const { block, start } of lines) {
    if (block.page === null || block.page === last) continue;
    last = block.page;
    const mark = printed?.get(block.page);
    marks.push({ number: mark?.number ?? block.page, name: mark?.name ?? null, start });
  }
  return marks.length > 0 ? marks : null;
}

/** A composition with the printed pages instead of those that it counted. */
export function withPages(
  composed: Composition,
  lines: readonly Line[],
  printed: ReadonlyMap<number, PageMark>,
  length: number,
): Composition {
  const pages = toPages(fileMarks(lines, printed) ?? [], length);
  const pageAt = (start: number): number | null =>
    pages.findLast((page) => page.start <= start)?.number ?? null;
  return {
    ...composed,
    pages,
    articles: composed.articles.map((draft) => {
      const start = (draft.kicker ?? draft.headline ?? draft.bylineLine ?? draft.paragraphs[0])?.start;
      return { ...draft, page: start === undefined ? draft.page : pageAt(start) };
    }),
    notices: composed.notices.map((notice) => ({ ...notice, page: pageAt(notice.flow.start) })),
  };
}

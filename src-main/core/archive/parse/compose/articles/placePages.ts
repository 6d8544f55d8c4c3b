import type { FacsimilePage } from '#shared/model/facsimile.ts';
import type { Page } from '#shared/model/issue.ts';
import type { Block, ReadResult } from '../../readers/reader.ts';
import { type ArticleDraft, type Composition, draftSpan, type NoticeDraft } from './draftedArticle.ts';

/** Formats whose pages are sheets of a file: pages that the paper prints for itself count before them. */
const sheetFormats: ReadonlySet<string> = new Set(['pdf']);

/**
 * Gives articles, notices and the issue the pages that the format knows, with their names. Composers see pages
 * only where they read them off the text. `length` is that of the text.
 */
export function placePages(composition: Composition, read: ReadResult, length: number): Composition {
  const placed = read.blocks.filter(hasPage);
  if (placed.length === 0) return composition;
  const printedCount = sheetFormats.has(read.format) && composition.pages.length > 0;
  const pages = printedCount
    ? composition.pages
    : pagesOf(placed, composition.pages, read.facsimile ?? [], length);
  const names = new Map(pages.map(({ number, name }) => [number, name]));
  const pageAt = (start: number): number | null =>
    printedCount ? lastBefore(composition.pages, start, ({ number }) => number) : pageOfBlock(placed, start);
  return {
    ...composition,
    pages,
    articles: composition.articles.map((article): ArticleDraft => {
      const page = printedCount
        ? (article.page ?? pageOfArticle(article, pageAt))
        : pageOfArticle(article, pageAt);
      const own = page ?? article.page;
      return { ...article, page: own, section: article.section ?? names.get(own ?? Number.NaN) ?? null };
    }),
    notices: composition.notices.map(
      (notice): NoticeDraft => ({
        ...notice,
        page: (printedCount ? notice.page : null) ?? pageAt(notice.flow.start) ?? notice.page,
      }),
    ),
  };
}

type PlacedBlock = Block & { readonly page: number };

const hasPage = (block: Block): block is PlacedBlock => block.page !== null;

/** A page goes as far as its blocks follow each other: where a map orders the text, a page may come again. */
function pagesOf(
  placed: readonly PlacedBlock[],
  read: readonly Page[],
  facsimile: readonly FacsimilePage[],
  length: number,
): Page[] {
  const starts = placed.filter(({ page }, index) => placed[index - 1]?.page !== page);
  const named = new Map(read.map(({ number, name }) => [number, name]));
  const sheets = new Map(facsimile.map((sheet) => [sheet.number, sheet]));
  const withText = new Set(starts.map(({ page }) => page));
  const pages = [
    ...starts.map(({ page, start }) => ({
      number: page,
      name: named.get(page) ?? nameOf(sheets.get(page)),
      start,
    })),
    // A page that only its mark tells of has no text, and is one all the same.
    ...read.filter(({ number }) => !withText.has(number)),
  ].toSorted((one, other) => one.start - other.start);
  return pages.map(({ number, name, start }, index) => ({
    number,
    name,
    start: index === 0 ? 0 : start,
    end: pages[index + 1]?.start ?? length,
  }));
}

/** What a sheet is called: by its name, otherwise by a label that says more than a number. */
function nameOf(sheet: FacsimilePage | undefined): string | null {
  if (!sheet) return null;
  const { name, label } = sheet;
  if (name !== null || label === null) return name;
  return numberOnly.test(label) ? null : label;
}

const numberOnly =
  /^[\s[(]*(?:(?:page|pag|pp?|seite|side|sida|blz|pagina|página|strana|s|f|fol|第)[\s.]*)?\d+\s*[版頁页面]?[\s.\])]*$/iu;

/** The page of the first part of an article in the order of the text. */
function pageOfArticle(article: ArticleDraft, pageAt: (start: number) => number | null): number | null {
  const { start } = draftSpan(article);
  return Number.isFinite(start) ? pageAt(start) : null;
}

const pageOfBlock = (placed: readonly PlacedBlock[], start: number): number | null =>
  lastBefore(placed, start, ({ page }) => page);

/** What is said by the last of some spans in text order that begins at or before a place. */
function lastBefore<T extends { readonly start: number }>(
  spans: readonly T[],
  start: number,
  say: (span: T) => number,
): number | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? Number.POSITIVE_INFINITY) <= start) low = middle + 1;
    else high = middle;
  }
  const found = spans[low - 1] ?? spans[0];
  return found ? say(found) : null;
}

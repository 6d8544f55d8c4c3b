import type { DropReason } from '#shared/model/issue.ts';
import type { Region } from './layout.ts';
import type { PageLine } from './lines.ts';

/** Share of a page's height, from above and from below, in which running heads and page numbers stand. */
const margin = 0.1;
/** Lines of two pages stand at the same place when they are nearer than this share of the height. */
const tolerance = 0.015;
/** Type so much larger than the body's is a headline's, though several articles are called the same. */
const headlineSize = 1.4;
/** Share of all pages that a line in such type must stand on to be there for the page. */
const mostPages = 0.3;

export interface LaidPage {
  readonly number: number;
  readonly height: number;
  readonly regions: readonly Region[];
}

const pageNumber =
  /^[\s\p{P}\p{S}]*(?:(?:page|seite|p\.|第)\s*)?[A-Z]?\d{1,4}(?:\s*[版页頁]|\s*(?:of|\/|von|de)\s*\d{1,4})?[\s\p{P}\p{S}]*$/iu;

/**
 * Lines at the top and bottom of pages that are there for the page and not for the text: what two pages
 * have at the same place, but for its digits. The first time stays: it may be the only masthead.
 */
export function findFurniture(pages: readonly LaidPage[], body: number): ReadonlyMap<PageLine, DropReason> {
  const found = new Map<PageLine, DropReason>();
  const places = new Map<string, { line: PageLine; page: LaidPage; middle: number }[]>();
  for (const page of pages) {
    for (const line of page.regions.flat()) {
      const middle = (line.top + line.bottom) / 2 / page.height;
      if (middle > margin && middle < 1 - margin) continue;
      const key = pattern(line.text);
      const group = places.get(key);
      if (group) group.push({ line, page, middle });
      else places.set(key, [{ line, page, middle }]);
    }
  }
  for (const [key, lines] of places) {
    const repeated = lines.filter(({ page, middle }) =>
      lines.some((other) => other.page !== page && Math.abs(other.middle - middle) <= tolerance),
    );
    const count = new Set(repeated.map(({ page }) => page)).size;
    if (key === '' || key === '#' || count < 2 || count < Math.min(3, pages.length * 0.3)) continue;
    const isLarge = lines.every(({ line }) => line.size >= body * headlineSize);
    if (isLarge && count < pages.length * mostPages) continue;
    for (const { line, page } of repeated) if (page !== repeated[0]?.page) found.set(line, 'runningHead');
  }
  for (const line of findPageNumbers(pages)) found.set(line, 'pageNumber');
  return found;
}

/**
 * Numbers that count with the pages: the page's own, or one that runs ahead of it by the same on two pages.
 * A year in a masthead does neither.
 */
function findPageNumbers(pages: readonly LaidPage[]): PageLine[] {
  const byLead = new Map<number, { readonly line: PageLine; readonly page: LaidPage }[]>();
  for (const page of pages) {
    for (const line of page.regions.flat()) {
      const middle = (line.top + line.bottom) / 2 / page.height;
      if ((middle > margin && middle < 1 - margin) || !pageNumber.test(line.text)) continue;
      const lead = Number(/\d+/u.exec(line.text.normalize('NFKC'))?.[0]) - page.number;
      const group = byLead.get(lead);
      if (group) group.push({ line, page });
      else byLead.set(lead, [{ line, page }]);
    }
  }
  return [...byLead].flatMap(([lead, found]) =>
    lead === 0 || new Set(found.map(({ page }) => page)).size > 1 ? found.map(({ line }) => line) : [],
  );
}

/** Digits of any script of numbers stand for each other; white space does not count. */
const pattern = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\d+|[一二三四五六七八九十〇]+(?=[日月年版])/gu, '#')
    .replace(/(?:mon|tues|wednes|thurs|fri|satur|sun)day|星期[一二三四五六日]/gu, '@')
    .replace(/\s+/gu, '');

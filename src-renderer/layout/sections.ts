import type { Article, Issue, Notice, Page } from '#shared/model/issue.ts';
import type { Grid } from './types.ts';

/** A part of the sheet that is made up and rendered by itself: a page, or a stretch of a very full one. */
export interface PaperSection {
  readonly key: string;
  /** The page whose head stands above this section; null where no head belongs. */
  readonly page: Page | null;
  readonly articles: readonly Article[];
  readonly notices: readonly Notice[];
}

/** Articles a section holds at most: what can be made up and set between two frames. */
const mostArticles = 18;
const mostNotices = 40;

/**
 * One section a page, in the order of the pages; very full pages are cut further. What names no page
 * stays with what stands before it in the text. A lone page gets no head: the masthead is its head.
 */
export function paperSections(issue: Issue): readonly PaperSection[] {
  const pages = new Map(issue.pages.map((page) => [page.number, page]));
  const groups = new Map<number | null, { articles: Article[]; notices: Notice[] }>();
  const groupOf = (page: number | null) => {
    const group = groups.get(page) ?? { articles: [], notices: [] };
    groups.set(page, group);
    return group;
  };
  let current: number | null = issue.articles[0]?.page ?? issue.pages[0]?.number ?? null;
  for (const article of issue.articles) {
    current = article.page ?? current;
    groupOf(current).articles.push(article);
  }
  for (const notice of issue.notices) {
    const before = issue.articles.findLast((article) => article.start <= notice.start);
    groupOf(notice.page ?? before?.page ?? issue.articles[0]?.page ?? current).notices.push(notice);
  }
  const order = [...groups.entries()].sort(([a], [b]) => (a ?? 0) - (b ?? 0));
  const headed = order.length > 1;
  return order.flatMap(([number, group], index) => {
    const page = number === null ? null : (pages.get(number) ?? { number, name: null, start: 0, end: 0 });
    const head = headed && (index > 0 || page?.name) ? page : null;
    return cut(`page-${number ?? 'none'}`, head, group.articles, group.notices);
  });
}

function cut(
  key: string,
  page: Page | null,
  articles: readonly Article[],
  notices: readonly Notice[],
): readonly PaperSection[] {
  const count = Math.max(
    1,
    Math.ceil(articles.length / mostArticles),
    articles.length === 0 ? Math.ceil(notices.length / mostNotices) : 1,
  );
  const share = <T>(list: readonly T[], index: number) =>
    list.slice(Math.floor((index * list.length) / count), Math.floor(((index + 1) * list.length) / count));
  return Array.from({ length: count }, (_, index) => ({
    key: `${key}-${index}`,
    page: index === 0 ? page : null,
    articles: share(articles, index),
    notices: share(notices, index),
  }));
}

/** How many sections of these heights, one below the other, reach into a window that is not scrolled; one at least. */
export function seenAtFirst(heights: readonly number[], window: number): number {
  let above = 0;
  const beyond = heights.findIndex((height, index) => {
    const isBelow = index > 0 && above >= window;
    above += height;
    return isBelow;
  });
  return beyond === -1 ? heights.length : beyond;
}

/** Height of a section that nobody has seen yet (pixels), so that the scroll bar tells the truth roughly. */
export function roughHeight(section: PaperSection, grid: Grid, typeSize: number): number {
  const perLine = grid.columnWidth / typeSize;
  const lines = section.articles.reduce(
    (sum, article) =>
      sum + 5 + article.paragraphs.reduce((all, { text }) => all + Math.ceil((text.length + 2) / perLine), 0),
    section.notices.length * 3,
  );
  return Math.ceil((lines * grid.lineHeight) / grid.columns);
}

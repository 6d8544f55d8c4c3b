import type { Article } from '#shared/model/issue.ts';
import { articleItem, noticeItem } from './items.ts';
import { itemHeight, makeUp } from './makeUp.ts';
import { makeUpWithNotices, naturalHeight } from './notices.ts';
import { bodyLine } from './script.ts';
import type { PaperSection } from './sections.ts';
import type { Grid, Item, Level, MakeUp } from './types.ts';

/**
 * Vertical lines in tiers (分欄): the sheet of a horizontal paper turned by a quarter. What are columns there
 * are tiers here, one below the other, their lines running from right to left; a block over `span` tiers has
 * its head at the right, over all of them. The same make-up serves both.
 */
export interface TierGrid extends Grid {
  /** Whole lines that a window shows beside one another. */
  readonly lines: number;
}

/** Characters of a line, as printed papers set them. */
const measure = { narrowest: 12, widest: 16 } as const;
/** A tier that has the height to itself may run to this. */
const widestAlone = 24;
const mostTiers = 6;

/** Between tiers, in pixels: room for a hairline and for the numerals of notes above their lines. */
const gutter = 26;

export interface TierRequest {
  /** Height for the tiers and width for the lines, in pixels. */
  readonly height: number;
  readonly width: number;
  /** Body size in pixels. */
  readonly typeSize: number;
}

/** As many tiers of 12 to 16 characters as a height holds, whole squares each. */
export function chooseTiers({ height, width, typeSize }: TierRequest): TierGrid {
  const room = Math.floor((height + gutter) / (measure.narrowest * typeSize + gutter));
  const columns = Math.max(1, Math.min(mostTiers, room));
  const share = Math.floor((height - (columns - 1) * gutter) / columns / typeSize);
  const characters = Math.max(1, Math.min(columns === 1 ? widestAlone : measure.widest, share));
  const lineHeight = bodyLine('han', typeSize);
  return {
    columns,
    columnWidth: characters * typeSize,
    gutter,
    lineHeight,
    rowGap: lineHeight,
    bandLines: Number.POSITIVE_INFINITY,
    lines: Math.max(1, Math.floor(width / lineHeight)),
  };
}

/** Height of some tiers with the gutters between them, in pixels. */
export const tiersOver = ({ columnWidth, gutter: between }: Grid, span: number): number =>
  span * (columnWidth + between) - between;

/** What stands together in a window: short articles made up beside one another, or a long one alone. */
export interface LaidTierPage {
  readonly key: string;
  readonly make: MakeUp;
  /** Lines after which a body that is longer than the window goes on in its first tier; null: never. */
  readonly leg: number | null;
}

/** Notices that one page is tried with at most. */
const mostNotices = 12;

/**
 * The pages of a section in reading order, each as wide as the window at most where its articles allow it.
 * `opens` is the level of the section's first article. A notice stands on the page of the article it is
 * printed behind, or on the first one after it that has room. `taken` lines of the first page's window are taken up
 * already.
 */
export function tierPages(
  section: PaperSection,
  opens: Level,
  grid: TierGrid,
  typeSize: number,
  taken = 0,
): readonly LaidTierPage[] {
  const articles = section.articles.map((article, index) =>
    tierItem(article, index === 0 ? opens : 'normal', grid, typeSize),
  );
  const notices = section.notices.map((notice) => noticeItem(notice, grid, typeSize, 'han', undefined));
  const pages: LaidTierPage[] = [];
  let [article, notice] = [0, 0];
  while (article < articles.length || notice < notices.length) {
    const first = articles[article];
    const room = pages.length === 0 ? withLess(grid, taken) : grid;
    const leg = first && isLong(first, room) ? legOf(first, room) : null;
    const own = leg === null ? together(articles.slice(article), room) : articles.slice(article, article + 1);
    article += own.length;
    const end =
      article < articles.length ? (section.articles[article]?.start ?? 0) : Number.POSITIVE_INFINITY;
    const due = notices
      .slice(notice, notice + mostNotices)
      .filter((_, index) => leg === null && (section.notices[notice + index]?.start ?? 0) < end);
    const { make, used } = withNotices(own, due, room);
    notice += used;
    pages.push({ key: `${section.key} ${first?.id ?? notices[notice - used]?.id}`, make, leg });
  }
  return pages;
}

/** As many of some articles, from the first on, as make a page that is no wider than the window. */
function together(articles: readonly Item[], grid: TierGrid): readonly Item[] {
  const room = grid.columns * grid.lines;
  let [count, area] = [0, 0];
  for (const item of articles) {
    area += areaOf(item, grid);
    if (count > 0 && (area > room || isLong(item, grid))) break;
    count++;
  }
  while (count > 1 && !fits(makeUp(articles.slice(0, count), grid), grid)) count--;
  return articles.slice(0, count);
}

/** Makes a page up with as many of some notices as leave it no wider than the window; if need be, with one alone. */
function withNotices(
  articles: readonly Item[],
  notices: readonly Item[],
  grid: TierGrid,
): { readonly make: MakeUp; readonly used: number } {
  const least = articles.length === 0 ? 1 : 0;
  for (let used = notices.length; ; used = Math.max(least, Math.floor(used / 2))) {
    const make = makeUpWithNotices(articles, notices.slice(0, used), grid);
    if (used <= least || fits(make, grid)) return { make, used };
  }
}

/** A window that something else stands in as well. It keeps at least half of its lines. */
const withLess = (grid: TierGrid, taken: number): TierGrid => ({
  ...grid,
  lines: Math.max(Math.ceil(grid.lines / 2), grid.lines - taken),
});

const fits = (make: MakeUp, grid: TierGrid): boolean =>
  naturalHeight(make, grid) <= grid.lines * grid.lineHeight;

/** An article as the make-up sees it where lines are vertical. */
export const tierItem = (article: Article, level: Level, grid: TierGrid, typeSize: number): Item =>
  articleItem(article, level, grid, typeSize, 'han', undefined);

/** Whether an article over all tiers is wider than the window. */
export const isLong = (item: Item, grid: TierGrid): boolean =>
  itemHeight(item, grid.columns, grid) > grid.lines * grid.lineHeight;

/** Lines of one tier that an article takes with its head over two tiers and the gap behind it. */
function areaOf(item: Item, grid: TierGrid): number {
  const span = Math.min(2, grid.columns);
  return item.lines + (item.headHeight(span) / grid.lineHeight) * span + 2;
}

/**
 * Lines after which a long body goes on in its first tier: no more than stand in a window beside the head,
 * and such that the last of its stretches is about as long as the others.
 */
export function legOf(item: Item, grid: TierGrid): number {
  const head = Math.ceil(item.headHeight(grid.columns) / grid.lineHeight);
  const most = Math.max(grid.lines - head, Math.ceil(grid.lines * 0.6));
  const rows = Math.ceil(item.lines / grid.columns);
  const stretches = Math.ceil(rows / most);
  // Estimates may be a line short, and a stretch more for a few lines would be mostly white.
  return Math.min(most, Math.ceil(rows / stretches) + 1);
}

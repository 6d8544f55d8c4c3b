import { bandsOf } from '../bands.ts';
import { articleItem, balancedRows, noticeItem } from '../items.ts';
import { makeUp } from '../makeUp.ts';
import { makeUpWithNotices, naturalHeight } from '../notices.ts';
import type { Item, Level, MakeUp } from '../types.ts';
import type { Cut } from './cut.ts';
import { columnLines, type FrontRequest, fill, type Least, storyItem, type Top } from './fill.ts';
import { chooseStories, isStory, type Story, storyLevels } from './stories.ts';

/** A front page and what stands below it. */
export interface FrontPageMakeUp {
  readonly top: MakeUp;
  /** What goes on or begins below; null where everything stands on the front page. */
  readonly below: MakeUp | null;
  readonly items: ReadonlyMap<string, Item>;
  /** Where stories break off, by the ids of their articles. */
  readonly cuts: ReadonlyMap<string, Cut>;
  readonly levels: ReadonlyMap<string, Level>;
}

/** The id of the block in which an article goes on below. */
export const restId = (articleId: string): string => `${articleId} rest`;

/** How many stories a front page has, and how many it is not worth making one for. */
const most = 9;
const wanted = 6;
const fewest = 2;
/** Lines of a story, and of a column of the lead, at least: where there is room and where there is little. */
const least = { comfortable: { story: 7, lead: 7 }, tight: { story: 4, lead: 4 } } as const;
/** A window lower than this, in lines, has no room for a front page. */
const leastRoom = 14;

/**
 * Makes up a front page: the weightiest stories begin on the first screen, as many as it has room for, each cut
 * to a length by its weight so that they fill it; what is left of them follows below, with the other articles, in
 * printed order. Null where a front page has no room, or nothing to gain.
 */
export function frontPage(request: FrontRequest): FrontPageMakeUp | null {
  const { articles, grid, room } = request;
  if (grid.columns < 2 || room < leastRoom || articles.length < fewest) return null;
  const stories = articles.map((article): Story => ({ article, lines: columnLines(article, request) }));
  if (fitsWhole(stories, request)) return null;
  for (const [count, lines] of attempts(stories.filter(isStory).length)) {
    const chosen = chooseStories(stories, count);
    const levels = storyLevels(chosen);
    const top = fill(chosen, levels, lines, request);
    if (top) return withRest(top, levels, stories, request);
  }
  return null;
}

/** How many stories are tried, and with how many lines of each at least. */
function attempts(articles: number): readonly (readonly [count: number, lines: Least])[] {
  const highest = Math.min(most, articles);
  const counts = Array.from({ length: Math.max(0, highest - fewest + 1) }, (_, index) => highest - index);
  const [many, few] = [counts.filter((count) => count >= wanted), counts.filter((count) => count < wanted)];
  return [
    ...many.map((count) => [count, least.comfortable] as const),
    ...many.slice(-1).map((count) => [count, least.tight] as const),
    ...few.flatMap((count) => [[count, least.comfortable] as const, [count, least.tight] as const]),
  ];
}

function fitsWhole(stories: readonly Story[], request: FrontRequest): boolean {
  const { grid, room } = request;
  if (stories.reduce((sum, { lines }) => sum + lines, 0) > room * grid.columns) return false;
  const items = stories.map(({ article, lines }, index) =>
    storyItem(article, index === 0 ? 'lead' : 'normal', lines, 0, request),
  );
  return naturalHeight(makeUp(items, grid), grid) <= room * grid.lineHeight;
}

function withRest(
  { make, cuts, chosen }: Top,
  levels: ReadonlyMap<string, Level>,
  stories: readonly Story[],
  request: FrontRequest,
): FrontPageMakeUp {
  const { notices, grid, typeSize, script, blocks } = request;
  const below = stories.flatMap(({ article, lines }): Item[] => {
    const cut = cuts.get(article.id);
    if (cut) return [restItem(article.id, cut.after, request)];
    if (chosen.has(article.id)) return [];
    const measured = blocks.get(article.id);
    const usable = measured?.isWhole ? measured : undefined;
    const item = articleItem(article, 'normal', grid, typeSize, script, usable);
    return [usable ? item : { ...item, lines }];
  });
  const boxes = notices.map((notice) => noticeItem(notice, grid, typeSize, script, blocks.get(notice.id)));
  const isAll = below.length + boxes.length === 0;
  const rest = isAll ? null : makeUpWithNotices(below, boxes, grid);
  const items = new Map([...itemsOf(make), ...below, ...boxes].map((item) => [item.id, item]));
  return { top: make, below: rest, items, cuts, levels };
}

const itemsOf = (make: MakeUp): readonly Item[] =>
  make.kind === 'leaf' ? [make.item] : make.parts.flatMap(itemsOf);

/** What is left of a story, below a line that says of which. */
function restItem(articleId: string, lines: number, { grid, script }: FrontRequest): Item {
  return {
    id: restId(articleId),
    kind: 'article',
    level: 'normal',
    lines,
    bands: (span) => bandsOf(balancedRows(Math.ceil(lines), span, script), grid.bandLines),
    headHeight: () => grid.lineHeight,
    headlineLines: () => 1,
  };
}

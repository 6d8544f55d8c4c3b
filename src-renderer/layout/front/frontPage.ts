import type { Article, Notice } from '#shared/model/issue.ts';
import { bandsOf, oneBand } from '../bands.ts';
import { articleItem, balancedRows, type MeasuredBlock, noticeItem } from '../items.ts';
import { itemHeight, makeUp } from '../makeUp.ts';
import { makeUpWithNotices, naturalHeight } from '../notices.ts';
import type { Script } from '../script.ts';
import { settle } from '../settle.ts';
import type { Grid, Item, Level, MakeUp } from '../types.ts';
import { type Cut, cutStory, leastRest, storyLines } from './cut.ts';
import { chooseStories, type Story, storyLevels } from './stories.ts';

/** What a front page is made of. */
export interface FrontRequest {
  readonly articles: readonly Article[];
  readonly notices: readonly Notice[];
  readonly grid: Grid;
  readonly typeSize: number;
  readonly script: Script;
  /** What has been measured, by the ids of blocks. */
  readonly blocks: ReadonlyMap<string, MeasuredBlock>;
  /** Lines there are between the masthead and the foot of the window. */
  readonly room: number;
}

/** A front page and what stands below it. */
export interface FrontPage {
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
type Least = (typeof least)[keyof typeof least];
/** A window lower than this, in lines, has no room for a front page. */
const leastRoom = 14;
/** Steps by which the lengths of the stories are found. */
const steps = 7;
/** What the share of a story in the room may be, in lines. */
const largestShare = 128;

/**
 * Makes up a front page: the weightiest stories begin on the first screen, as many as it has room for, each cut
 * to a length by its weight so that they fill it; what is left of them follows below, with the other articles, in
 * printed order. Null where a front page has no room, or nothing to gain.
 */
export function frontPage(request: FrontRequest): FrontPage | null {
  const { articles, grid, room } = request;
  if (grid.columns < 2 || room < leastRoom || articles.length < fewest) return null;
  const stories = articles.map((article): Story => ({ article, lines: linesOf(article, request) }));
  if (fitsWhole(stories, request)) return null;
  for (const [count, lines] of attempts(stories.length)) {
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
  const counts = Array.from({ length: highest - fewest + 1 }, (_, index) => highest - index);
  const [many, few] = [counts.filter((count) => count >= wanted), counts.filter((count) => count < wanted)];
  return [
    ...many.map((count) => [count, least.comfortable] as const),
    ...many.slice(-1).map((count) => [count, least.tight] as const),
    ...few.flatMap((count) => [[count, least.comfortable] as const, [count, least.tight] as const]),
  ];
}

/** Lines of an article in one column, as measured where it has been. */
function linesOf(article: Article, request: FrontRequest): number {
  return storyLines(article, settingOf(article, request));
}

function settingOf(article: Article, { grid, typeSize, script, blocks }: FrontRequest) {
  const setting = { columnEms: grid.columnWidth / typeSize, script, scale: 1 };
  const measured = blocks.get(article.id)?.whole;
  const estimated = storyLines(article, setting);
  return measured === undefined || estimated === 0 ? setting : { ...setting, scale: measured / estimated };
}

function fitsWhole(stories: readonly Story[], request: FrontRequest): boolean {
  const { grid, room } = request;
  if (stories.reduce((sum, { lines }) => sum + lines, 0) > room * grid.columns) return false;
  const items = stories.map(({ article, lines }, index) =>
    storyItem(article, index === 0 ? 'lead' : 'normal', lines, 0, request),
  );
  return naturalHeight(makeUp(items, grid), grid) <= room * grid.lineHeight;
}

/** A story's beginning as the make-up sees it; `spare` are the lines it could take beyond its own. */
function storyItem(
  article: Article,
  level: Level,
  lines: number,
  spare: number,
  { grid, typeSize, script, blocks }: FrontRequest,
): Item {
  const measured = blocks.get(article.id);
  const { headHeight, headlineLines } = articleItem(article, level, grid, typeSize, script, measured);
  const bands = (span: number) => oneBand(rowsOf(lines, span, script));
  return { id: article.id, kind: 'article', level, lines, spare, bands, headHeight, headlineLines };
}

/** Whole rows that lines take over some columns. */
const rowsOf = (lines: number, span: number, script: Script): number =>
  Math.ceil(balancedRows(Math.ceil(lines), span, script) - 0.1);

/** Lines that `rows` over some columns hold, whatever is lost where columns break in a paragraph. */
function linesIn(rows: number, span: number, script: Script): number {
  let lines = rows * span;
  while (lines > 1 && rowsOf(lines, span, script) > rows) lines--;
  return lines;
}

interface Top {
  readonly make: MakeUp;
  readonly cuts: ReadonlyMap<string, Cut>;
  readonly chosen: ReadonlySet<string>;
}

/** Cuts the stories to lengths at which they fill the room; null where even the least ones do not fit. */
function fill(
  chosen: readonly Story[],
  levels: ReadonlyMap<string, Level>,
  lines: Least,
  request: FrontRequest,
): Top | null {
  const { grid, room } = request;
  const height = room * grid.lineHeight;
  const made = (share: number): MakeUp => {
    const items = chosen.map(({ article, lines: all }) => {
      const level = levels.get(article.id) ?? 'normal';
      const isLead = level === 'lead';
      const own = isLead ? lines.lead * grid.columns : lines.story;
      const part = isLead ? grid.columns : 1 + Math.min(1, all / 60);
      const length = own + share * part;
      const isWhole = all - length < leastRest;
      return storyItem(article, level, isWhole ? all : length, isWhole ? 0 : all - length, request);
    });
    return makeUp(items, grid);
  };
  let best = made(0);
  if (naturalHeight(best, grid) > height) return null;
  let [low, high] = [0, largestShare];
  for (let step = 0; step < steps; step++) {
    const middle = (low + high) / 2;
    const make = made(middle);
    if (naturalHeight(make, grid) <= height) [low, best] = [middle, make];
    else high = middle;
  }
  return cutToFrames(best, chosen, request);
}

/** Lets every story that goes on below fill the place it was given. */
function cutToFrames(make: MakeUp, chosen: readonly Story[], request: FrontRequest): Top {
  const { grid, room } = request;
  const byId = new Map(chosen.map((story) => [story.article.id, story]));
  const { frames } = settle(
    make,
    grid,
    (item, span) => ({
      head: item.headHeight(span),
      body: itemHeight(item, span, grid) - item.headHeight(span),
    }),
    room * grid.lineHeight,
  );
  const heights = new Map(frames.map((frame) => [frame.id, (frame.height - frame.head) / grid.lineHeight]));
  const cuts = new Map<string, Cut>();
  const cutItem = (item: Item, span: number): Item => {
    const story = byId.get(item.id);
    if (!story || !item.spare) return item;
    const rows = Math.floor((heights.get(item.id) ?? 0) + 0.01);
    // One line says where the story goes on.
    const lines = Math.max(1, linesIn(rows, span, request.script) - 1);
    const { article } = story;
    const cut = cutStory(article, Math.min(lines, story.lines - leastRest), settingOf(article, request));
    if (!cut) return storyItem(article, item.level, story.lines, 0, request);
    cuts.set(article.id, cut);
    return storyItem(article, item.level, cut.before + 1, 0, request);
  };
  return { make: mapItems(make, cutItem), cuts, chosen: new Set(byId.keys()) };
}

function mapItems(make: MakeUp, change: (item: Item, span: number) => Item): MakeUp {
  if (make.kind === 'leaf') return { ...make, item: change(make.item, make.span) };
  return { ...make, parts: make.parts.map((part) => mapItems(part, change)) };
}

function withRest(
  { make, cuts, chosen }: Top,
  levels: ReadonlyMap<string, Level>,
  stories: readonly Story[],
  request: FrontRequest,
): FrontPage {
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

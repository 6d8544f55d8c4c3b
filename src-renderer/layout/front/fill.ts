import type { Article, Notice } from '#shared/model/issue.ts';
import { oneBand } from '../bands.ts';
import { articleItem, balancedRows, type MeasuredBlock } from '../items.ts';
import { itemHeight, makeUp } from '../makeUp.ts';
import { naturalHeight } from '../notices.ts';
import type { Script } from '../script.ts';
import { settle } from '../settle.ts';
import type { Grid, Item, Level, MakeUp } from '../types.ts';
import { type Cut, cutStory, leastRest, storyLines } from './cut.ts';
import type { Story } from './stories.ts';

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

/** Lines of a story, and of a column of the lead, at least. */
export interface Least {
  readonly story: number;
  readonly lead: number;
}

/** Steps by which the lengths of the stories are found. */
const steps = 4;
/** What the share of a story in the room may be, in lines. */
const largestShare = 128;

/** Lines of an article in one column, as measured where it has been. */
export function columnLines(article: Article, request: FrontRequest): number {
  return storyLines(article, settingOf(article, request));
}

/** How an article is set in one column. */
function settingOf(article: Article, { grid, typeSize, script, blocks }: FrontRequest) {
  const setting = { columnEms: grid.columnWidth / typeSize, script, scale: 1 };
  const measured = blocks.get(article.id)?.whole;
  const estimated = storyLines(article, setting);
  return measured === undefined || estimated === 0 ? setting : { ...setting, scale: measured / estimated };
}

/** A story's beginning as the make-up sees it; `spare` are the lines it could take beyond its own. */
export function storyItem(
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

/** The stories of a front page, made up and cut. */
export interface Top {
  readonly make: MakeUp;
  readonly cuts: ReadonlyMap<string, Cut>;
  readonly chosen: ReadonlySet<string>;
}

/** Columns × lines that items take at least. */
function leastArea(items: readonly Item[], { columns, lineHeight }: Grid): number {
  const spans = Array.from({ length: columns }, (_, index) => index + 1);
  return items.reduce(
    (sum, item) =>
      sum + item.lines + Math.min(...spans.map((span) => (item.headHeight(span) / lineHeight) * span)),
    0,
  );
}

/** The largest of numbers that answers yes, found by halving: below it all do, above it none does. */
function largestWhere(
  isSo: (value: number) => boolean,
  least: number,
  most: number,
  halvings: number,
): number {
  let [low, high] = [least, most];
  for (let step = 0; step < halvings; step++) {
    const middle = (low + high) / 2;
    if (isSo(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/** Cuts the stories to lengths at which they fill the room; null where even the least ones do not fit. */
export function fill(
  chosen: readonly Story[],
  levels: ReadonlyMap<string, Level>,
  lines: Least,
  request: FrontRequest,
): Top | null {
  const { grid, room } = request;
  const height = room * grid.lineHeight;
  const itemsAt = (share: number): readonly Item[] =>
    chosen.map(({ article, lines: all }) => {
      const level = levels.get(article.id) ?? 'normal';
      const isLead = level === 'lead';
      const own = isLead ? lines.lead * grid.columns : lines.story;
      const part = isLead ? grid.columns : 1 + Math.min(1, all / 60);
      const length = own + share * part;
      const isWhole = all - length < leastRest;
      return storyItem(article, level, isWhole ? all : length, isWhole ? 0 : all - length, request);
    });
  // What the stories take with no white at all says cheaply what cannot fit.
  const couldFit = (share: number) => leastArea(itemsAt(share), grid) <= room * grid.columns;
  if (!couldFit(0)) return null;
  const fitting = [makeUp(itemsAt(0), grid)];
  if (fitting.some((make) => naturalHeight(make, grid) > height)) return null;
  const largest = couldFit(largestShare) ? largestShare : largestWhere(couldFit, 0, largestShare, 8);
  largestWhere(
    (share) => {
      const make = makeUp(itemsAt(share), grid);
      const fits = naturalHeight(make, grid) <= height;
      if (fits) fitting.push(make);
      return fits;
    },
    0,
    largest,
    steps,
  );
  // A story that cannot be broken off where its place ends stands whole, and may be longer than that.
  for (const make of fitting.reverse()) {
    const top = cutToFrames(make, chosen, request);
    if (naturalHeight(top.make, grid) <= height + grid.lineHeight) return top;
  }
  return null;
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

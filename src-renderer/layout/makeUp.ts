import { linesOfBands, overrun, rowsOfBands } from './bands.ts';
import type { Grid, Item, MakeUp } from './types.ts';

/**
 * Makes up a sheet as an editor does: it tries every guillotine partition of short runs of articles, in
 * reading order, and keeps the ones whose neighbours end most nearly level; then it chooses the best
 * sequence of such courses from top to bottom. All costs count wasted space in lines of one column.
 *
 * Dynamic programming over (first article, number of articles, columns); for each it keeps a handful of
 * the best layouts of different heights, because which height is best only the neighbours decide.
 */

interface Candidate {
  readonly make: MakeUp;
  /** Natural height in pixels. */
  readonly height: number;
  /** Pixels by which it can be made taller without anyone seeing. */
  readonly give: number;
  readonly cost: number;
}

/** Articles that one course may hold; more never made a better sheet and cost time. */
const longestCourse = 8;
const keptPerRun = 10;

const weights = {
  hole: 1,
  /** A hole of more than these lines is seen from afar and counts more. */
  largeHole: 4,
  largeHoleExtra: 1.5,
  /** Columns longer than a window make people scroll back up. */
  longestLeg: 40,
  longLeg: 0.25,
  /** From here on more so. */
  endlessLeg: 55,
  /** A text in one column has nothing beside it to go on in: it is never longer than a band. */
  longColumn: 500,
  /** Columns of less than these lines look like captions. */
  shortestLeg: 4,
  shallowLeg: 5,
  /** Below these lines a wide article is a ribbon; a narrower and deeper one reads better. */
  ribbonLeg: 11,
  ribbon: 0.3,
  /** Box that a notice leaves empty. */
  emptyBox: 0.5,
  headlineLine: 5,
  /**
   * Full-width articles below the lead turn the page into a list: rather a course of two or three with a
   * few lines of white, or with columns a little longer than a window.
   */
  fullWidth: 55,
  /** Courses taller than a window or two send the eye back up too far for the next block. */
  tallestCourse: 62,
  tallCourse: 0.6,
  /** Each cut, so that of two equal layouts the plainer one is kept. */
  cut: 0.4,
  leadNotFull: 400,
} as const;

/** Answers the courses of a sheet from top to bottom as one make-up over all columns. */
export function makeUp(items: readonly Item[], grid: Grid): MakeUp {
  const single = items[0];
  if (grid.columns === 1 || (single && items.length === 1)) {
    return stackOf(
      items.map((item) => ({ kind: 'leaf', item, span: grid.columns })),
      grid.columns,
    );
  }
  const runs = allRuns(items, grid);
  const best: { cost: number; from: number; course: Candidate | null }[] = [
    { cost: 0, from: 0, course: null },
  ];
  for (let end = 1; end <= items.length; end++) {
    let found: { cost: number; from: number; course: Candidate | null } | null = null;
    for (let length = 1; length <= Math.min(longestCourse, end); length++) {
      const before = best[end - length];
      if (!before) continue;
      for (const course of runs.get(end - length, length, grid.columns)) {
        if (course.make.kind === 'stack') continue;
        const cost = before.cost + course.cost + courseCost(course, grid);
        if (!found || cost < found.cost) found = { cost, from: end - length, course };
      }
    }
    best.push(found ?? { cost: Number.POSITIVE_INFINITY, from: end - 1, course: null });
  }
  const courses: MakeUp[] = [];
  for (let end = items.length; end > 0; ) {
    const step = best[end];
    if (!step) break;
    if (step.course) courses.unshift(step.course.make);
    end = step.from;
  }
  return stackOf(courses, grid.columns);
}

const stackOf = (parts: readonly MakeUp[], span: number): MakeUp => ({ kind: 'stack', parts, span });

/** What a course costs by its place on the sheet. */
function courseCost({ make, height }: Candidate, grid: Grid): number {
  if (make.kind === 'leaf')
    return make.item.level === 'normal' && make.item.kind === 'article' ? weights.fullWidth : 0;
  const first = firstItem(make);
  const notFull = first?.level === 'lead' && first.lines >= grid.columns * weights.shortestLeg;
  const tooTall = Math.max(0, height / grid.lineHeight - weights.tallestCourse);
  return tooTall * weights.tallCourse + (notFull ? weights.leadNotFull : 0);
}

function firstItem(make: MakeUp): Item | null {
  if (make.kind === 'leaf') return make.item;
  const first = make.parts[0];
  return first ? firstItem(first) : null;
}

interface Runs {
  get(first: number, length: number, span: number): readonly Candidate[];
}

function allRuns(items: readonly Item[], grid: Grid): Runs {
  const table = new Map<number, readonly Candidate[]>();
  const key = (first: number, length: number, span: number) =>
    (first * (longestCourse + 1) + length) * (grid.columns + 1) + span;
  const get = (first: number, length: number, span: number) => table.get(key(first, length, span)) ?? [];

  for (let length = 1; length <= Math.min(longestCourse, items.length); length++) {
    for (let first = 0; first + length <= items.length; first++) {
      for (let span = 1; span <= grid.columns; span++) {
        const candidates: Candidate[] = [];
        const item = items[first];
        if (length === 1 && item) candidates.push(leaf(item, span, grid));
        for (let head = 1; head < length; head++) {
          cutDown(get, first, head, length, span, grid, candidates);
          if (span < grid.columns) cutAcross(get, first, head, length, span, grid, candidates);
        }
        table.set(key(first, length, span), keepBest(candidates, grid));
      }
    }
  }
  return { get };
}

type Get = Runs['get'];

/** Two blocks side by side. The left one is never a row itself, so that each row is built once. */
function cutDown(
  get: Get,
  first: number,
  head: number,
  length: number,
  span: number,
  grid: Grid,
  into: Candidate[],
): void {
  for (let left = 1; left < span; left++) {
    for (const a of get(first, head, left)) {
      if (a.make.kind === 'row') continue;
      for (const b of get(first + head, length - head, span - left)) {
        const height = Math.max(a.height, b.height);
        const waste = hole(a, height, left, grid) + hole(b, height, span - left, grid);
        const parts = b.make.kind === 'row' ? [a.make, ...b.make.parts] : [a.make, b.make];
        into.push({
          make: { kind: 'row', parts, span },
          height,
          give: Math.max(0, Math.min(a.height + a.give, b.height + b.give) - height),
          cost: a.cost + b.cost + waste + weights.cut,
        });
      }
    }
  }
}

/** Two blocks one above the other. The upper one is never a stack itself, so that each is built once. */
function cutAcross(
  get: Get,
  first: number,
  head: number,
  length: number,
  span: number,
  grid: Grid,
  into: Candidate[],
): void {
  for (const a of get(first, head, span)) {
    if (a.make.kind === 'stack') continue;
    for (const b of get(first + head, length - head, span)) {
      const parts = b.make.kind === 'stack' ? [a.make, ...b.make.parts] : [a.make, b.make];
      into.push({
        make: stackOf(parts, span),
        height: a.height + grid.rowGap + b.height,
        give: a.give + b.give + grid.lineHeight,
        cost: a.cost + b.cost + weights.cut,
      });
    }
  }
}

/** What it costs that a block of `span` columns has to fill `height`. */
function hole(candidate: Candidate, height: number, span: number, grid: Grid): number {
  const lines = Math.max(0, height - candidate.height - candidate.give) / grid.lineHeight;
  const large = Math.max(0, lines - weights.largeHole);
  return span * (lines * weights.hole + large * weights.largeHoleExtra);
}

/**
 * Columns the body of an item is set in over `span` of them: fewer ones, at most twice as wide, where its
 * lines would leave the last column empty.
 */
export function bodyColumns(item: Item, span: number): number {
  const { count, lines } = item.bands(span);
  if (count > 1 || lines >= 4) return span;
  return Math.max(Math.ceil(span / 2), Math.min(span, Math.floor(item.lines / 3)));
}

/** A story that goes on elsewhere takes up no more than so many lines, so that it stays as long as was meant. */
const mostToSpare = 6;

/** Lines by which an item over `span` columns can be made longer with more of its own text. */
export function linesToSpare({ spare = 0 }: Item, span: number): number {
  return Math.min(mostToSpare, Math.floor(spare / span));
}

/** Height of an item over `span` columns as estimated. */
export function itemHeight(item: Item, span: number, grid: Grid): number {
  return item.headHeight(span) + linesOfBands(item.bands(span)) * grid.lineHeight;
}

function leaf(item: Item, span: number, grid: Grid): Candidate {
  const bands = item.bands(span);
  const rows = rowsOfBands(bands);
  const height = itemHeight(item, span, grid);
  const make: MakeUp = { kind: 'leaf', item, span };
  if (item.kind === 'notice') {
    // A notice stands in a box with its text in the middle: it takes any room it is given.
    const empty = Math.max(0, (rows + 1) * span - item.lines);
    return { make, height, give: height * 1.5, cost: Math.max(0, rows - 12) + empty * weights.emptyBox };
  }
  // The last column of a balanced block ends short by what does not divide evenly.
  const raggedLines = span > 1 ? Math.ceil(rows) * span - item.lines : 0;
  const cost =
    (Math.max(0, bands.lines - weights.longestLeg) + Math.max(0, bands.lines - weights.endlessLeg)) *
      weights.longLeg *
      span +
    (span === 1 ? Math.max(0, rows - grid.bandLines * overrun) * weights.longColumn : 0) +
    Math.max(0, weights.shortestLeg - rows) * weights.shallowLeg * (span - 1) +
    (item.level === 'normal' ? Math.max(0, weights.ribbonLeg - rows) * weights.ribbon * (span - 1) : 0) +
    Math.max(0, item.headlineLines(span) - (span === 1 ? 3 : 2)) * weights.headlineLine +
    Math.max(0, raggedLines - 1) * 0.5;
  return { make, height, give: linesToSpare(item, span) * grid.lineHeight, cost };
}

/** The best few, of different heights. */
function keepBest(candidates: Candidate[], grid: Grid): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  candidates.sort((a, b) => a.cost - b.cost);
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    if (kept.every((other) => Math.abs(other.height - candidate.height) > grid.lineHeight * 0.5))
      kept.push(candidate);
    if (kept.length === keptPerRun) break;
  }
  return kept;
}

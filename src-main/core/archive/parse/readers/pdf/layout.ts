import {
  bodySize,
  findStacks,
  isOneType,
  joinLines,
  type PageLine,
  type Run,
  toLine,
  toSegments,
} from './lines.ts';
import { joinSplitRows } from './splitRows.ts';

/** Lines that stand together, in reading order. */
export type Region = readonly PageLine[];

/** White space that parts columns, in ems of the body type. Columns of newspapers stand closer than those of books. */
const gutter = 0.7;

/**
 * The lines of a page in reading order. Columns are found as white space from top to bottom of a part of the
 * page (recursive XY-cut after Nagy and Seth, 1984); lines that cross it, as headlines do, part what is above
 * from what is below. Vertical text is read from right to left.
 */
export function readingOrder(drawn: readonly Run[]): Region[] {
  const runs = findStacks(drawn);
  const horizontal = runs.filter(({ direction }) => direction === 'horizontal');
  const vertical = runs.filter(({ direction }) => direction === 'vertical');
  const turned = runs.filter(({ direction }) => direction === 'turned');
  const body = bodySize(runs);
  return [
    ...cut(joinSplitRows(toSegments(horizontal)), body, 0),
    ...cut(toSegments(vertical.map(lay)), body, 0).map((region) => region.map(raise)),
    ...turned.map((run) => [toLine([run])]),
  ];
}

/** Vertical text laid on its side: a column becomes a line, the rightmost the first. */
const lay = (run: Run): Run => ({
  ...run,
  left: run.top,
  right: run.bottom,
  top: -run.right,
  bottom: -run.left,
});

function raise(line: PageLine): PageLine {
  return {
    ...line,
    isVertical: true,
    left: -line.bottom,
    right: -line.top,
    top: line.left,
    bottom: line.right,
  };
}

/** Deeper cuts than this are noise. */
const deepest = 40;

function cut(segments: readonly PageLine[], body: number, depth: number): Region[] {
  if (segments.length === 0) return [];
  if (segments.length === 1 || depth > deepest || isOneHeadline(segments, body)) return [inRows(segments)];
  const stories = findStories(segments, body);
  if (stories) return stories.flatMap((story) => cut(story, body, depth + 1));
  const columns = findColumns(segments, body);
  if (columns) return columns.flatMap((column) => cut(column, body, depth + 1));
  const bands = findBands(segments, body) ?? findStep(segments, body);
  if (bands) return bands.flatMap((band) => cut(band, body, depth + 1));
  return [inRows(segments)];
}

/** Type this much larger than the body's parts what is above from what is below, where it stands alone. */
const partingSize = 1.4;

/** No page has more; where so many lines are large, the size says nothing. */
const mostHeadlines = 200;

/**
 * A large headline with nothing beside it begins a story as wide as the part of the page, however short the
 * headline is: gutters that happen to run on from the story above do not.
 */
function findStories(segments: readonly PageLine[], body: number): PageLine[][] | null {
  const large = (segment: PageLine) => segment.size >= body * partingSize;
  if (segments.filter(large).length > mostHeadlines) return null;
  const alone = segments
    .filter(large)
    .filter((head) =>
      segments.every(
        (other) =>
          other === head ||
          Math.min(head.bottom, other.bottom) - Math.max(head.top, other.top) <
            0.2 * Math.min(head.bottom - head.top, other.bottom - other.top),
      ),
    )
    .sort((a, b) => a.top - b.top);
  for (const head of alone) {
    const isAbove = ({ top, bottom }: PageLine) => top + bottom < head.top + head.bottom;
    const above = segments.filter(isAbove);
    const rest = segments.filter((segment) => !isAbove(segment));
    if (above.length > 0) return [above, rest];
    const lines = [head];
    for (const next of alone.slice(alone.indexOf(head) + 1)) {
      if (goesOn(lines.at(-1) ?? head, next)) lines.push(next);
    }
    const below = rest.filter((segment) => !lines.includes(segment));
    if (below.length > 0) return [lines, below];
  }
  return null;
}

/** White space between two lines of one text, at the most, in ems. */
const leading = 0.75;

/** Two lines of one headline, the second right below the first. */
const goesOn = (line: PageLine, next: PageLine): boolean =>
  isSameSize(line, next) && next.top > line.top && next.top - line.bottom <= line.size * leading;

const isSameSize = (line: PageLine, next: PageLine): boolean =>
  Math.abs(line.size - next.size) <= 0.1 * Math.max(line.size, next.size);

/** A headline and nothing else. */
function isOneHeadline(segments: readonly PageLine[], body: number): boolean {
  const sorted = [...segments].sort((a, b) => a.top - b.top);
  return sorted.every((segment, index) => {
    const before = sorted[index - 1];
    const isLarge = segment.size >= body * partingSize;
    return (
      isLarge && (!before || (segment.top >= before.bottom - before.size / 2 && goesOn(before, segment)))
    );
  });
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** White space that no segment covers, between the first and the last of them. */
function gapsIn(spans: readonly (readonly [number, number])[], least: number): Gap[] {
  const gaps: Gap[] = [];
  let reached = Number.NEGATIVE_INFINITY;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (reached !== Number.NEGATIVE_INFINITY && from - reached >= least)
      gaps.push({ from: reached, to: from });
    reached = Math.max(reached, to);
  }
  return gaps;
}

const across = (segments: readonly PageLine[]) =>
  segments.map(({ left, right }): readonly [number, number] => [left, right]);
const down = (segments: readonly PageLine[]) =>
  segments.map(({ top, bottom }): readonly [number, number] => [top, bottom]);

/** Columns with clean white space between them, left to right. */
function findColumns(segments: readonly PageLine[], body: number): PageLine[][] | null {
  const gaps = gapsIn(across(segments), body * gutter);
  if (gaps.length === 0) return null;
  const columns: PageLine[][] = gaps.map(() => []);
  columns.push([]);
  for (const segment of segments) {
    const index = gaps.filter(({ to }) => segment.left >= to - 0.01).length;
    columns[index]?.push(segment);
  }
  // The cells of a row or the ends of a masthead's lines are no columns.
  return columns.some((column) => column.length >= 3 || rowsIn(column) >= 2) &&
    segments.length > columns.length
    ? columns
    : null;
}

const rowsIn = (segments: readonly PageLine[]): number => gapsIn(down(segments), -0.5).length + 1;

/**
 * Columns that some lines cross: headlines over several columns. What stands between two of them is read
 * column by column before the next.
 */
function findBands(segments: readonly PageLine[], body: number): PageLine[][] | null {
  const left = Math.min(...segments.map((segment) => segment.left));
  const right = Math.max(...segments.map((segment) => segment.right));
  const wide = new Set(segments.filter((segment) => segment.right - segment.left > (right - left) * 0.55));
  const narrow = segments.filter((segment) => !wide.has(segment));
  if (narrow.length < 4 || wide.size > segments.length * 0.6) return null;
  const crossing = crossingOf(segments, narrow, body);
  if (!crossing || crossing.size === 0) return null;
  const bands: PageLine[][] = [];
  let previous: boolean | null = null;
  for (const segment of [...segments].sort((a, b) => a.top - b.top)) {
    const crosses = crossing.has(segment);
    if (previous === null || crosses !== previous) bands.push([]);
    bands.at(-1)?.push(segment);
    previous = crosses;
  }
  return bands.length > 1 ? bands : null;
}

/** The segments that cross the gutters of the narrow ones; null where these have none. */
function crossingOf(
  segments: readonly PageLine[],
  narrow: readonly PageLine[],
  body: number,
): ReadonlySet<PageLine> | null {
  // A centred headline may be narrow: leave out, one by one, the segments that close a gutter alone.
  const sorted = [...narrow].sort((a, b) => b.size - a.size || b.right - b.left - (a.right - a.left));
  const most = Math.min(12, Math.floor(narrow.length * 0.25));
  for (let left = 0; left <= most; left++) {
    const gaps = gapsIn(across(sorted.slice(left)), body * gutter);
    if (gaps.length === 0) continue;
    return new Set(
      segments.filter((segment) =>
        gaps.some(({ from, to }) => segment.left < from - 0.5 && segment.right > to + 0.5),
      ),
    );
  }
  return null;
}

/** The widest white space from side to side, where it is wider than that between lines. */
function findStep(segments: readonly PageLine[], body: number): PageLine[][] | null {
  const widest = gapsIn(down(segments), body * 0.6).reduce<Gap | null>(
    (best, gap) => (best === null || gap.to - gap.from > best.to - best.from ? gap : best),
    null,
  );
  if (!widest) return null;
  const above = segments.filter((segment) => segment.bottom <= widest.from + 0.01);
  const below = segments.filter((segment) => segment.bottom > widest.from + 0.01);
  return above.length > 0 && below.length > 0 ? [above, below] : null;
}

/** Top to bottom, then left to right; what shares a row is one line. */
function inRows(segments: readonly PageLine[]): Region {
  const sorted = [...segments].sort((a, b) => a.top + a.bottom - (b.top + b.bottom) || a.left - b.left);
  const rows: PageLine[][] = [];
  for (const segment of sorted) {
    const first = rows.at(-1)?.[0];
    const overlap = first ? Math.min(first.bottom, segment.bottom) - Math.max(first.top, segment.top) : 0;
    if (first && overlap > 0.5 * Math.min(first.bottom - first.top, segment.bottom - segment.top))
      rows.at(-1)?.push(segment);
    else rows.push([segment]);
  }
  return rows.flatMap((row) => partsOfRow(row.sort((a, b) => a.left - b.left)).map(joinRow));
}

function partsOfRow(row: readonly PageLine[]): PageLine[][] {
  const parts: PageLine[][] = [];
  for (const segment of row) {
    const last = parts.at(-1)?.at(-1);
    if (last && isOneType(last, segment)) parts.at(-1)?.push(segment);
    else parts.push([segment]);
  }
  return parts;
}

function joinRow(row: readonly PageLine[]): PageLine {
  const [first, ...rest] = row;
  if (!first) throw new RangeError('A row has a segment.');
  return rest.reduce(joinLines, first);
}

/** Lines of a region that belong together: one size, no wider space between them than between lines. */
export function groupLines(region: Region): PageLine[][] {
  const groups: PageLine[][] = [];
  for (const line of region) {
    const last = groups.at(-1)?.at(-1);
    const gap = last ? line.top - last.bottom : 0;
    if (last && isSameSize(last, line) && gap <= Math.max(last.size, line.size) * leading)
      groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups;
}

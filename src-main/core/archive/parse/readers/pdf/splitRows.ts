import { isOneType, joinLines, type PageLine } from './lines.ts';

/** A wide space inside a line of text is no wider than this, in ems: a column's gutter may be as wide. */
const widestInLine = 4;
/** The next line of a text stands no further away than this, in ems. */
const nextLine = 2.6;
/** A line runs across a gap when it reaches so far beyond either side of it, in ems. */
const reach = 0.5;

/**
 * Puts lines together that a wide space parts: `新华社某地１日电　　某人`. The space is inside a line, and no
 * gutter, where the line right above or below is in the same type and runs across it.
 */
export function joinSplitRows(segments: readonly PageLine[]): PageLine[] {
  const sorted = [...segments].sort((a, b) => a.top - b.top || a.left - b.left);
  const joined: PageLine[] = [];
  const gone = new Set<PageLine>();
  sorted.forEach((first, index) => {
    if (gone.has(first)) return;
    let line = first;
    for (
      let next = rightOf(line, sorted, index);
      next && !gone.has(next);
      next = rightOf(line, sorted, index)
    ) {
      if (!runsAcross(line, next, sorted, index)) break;
      gone.add(next);
      line = joinLines(line, next);
    }
    joined.push(line);
  });
  return joined.filter((line) => !gone.has(line));
}

/** The nearest line to the right on the same baseline. */
function rightOf(line: PageLine, sorted: readonly PageLine[], index: number): PageLine | null {
  let nearest: PageLine | null = null;
  for (const other of around(sorted, index, line.size)) {
    const gap = other.left - line.right;
    const isBeside = Math.abs(other.bottom - line.bottom) < line.size * 0.25 && gap > 0;
    if (isBeside && isSameType(line, other) && gap <= line.size * widestInLine)
      if (!nearest || other.left < nearest.left) nearest = other;
  }
  return nearest;
}

function runsAcross(line: PageLine, next: PageLine, sorted: readonly PageLine[], index: number): boolean {
  const margin = line.size * reach;
  let isCrossed = false;
  for (const other of around(sorted, index, line.size * nextLine)) {
    const step = Math.abs(other.bottom - line.bottom);
    if (step < line.size * 0.5 || step > line.size * nextLine || !isSameType(line, other)) continue;
    // Another line that begins behind the same gap makes it a gutter.
    if (Math.abs(other.left - next.left) < margin) return false;
    if (other.left <= line.right - margin && other.right >= next.left + margin) isCrossed = true;
  }
  return isCrossed;
}

const isSameType = (one: PageLine, other: PageLine): boolean =>
  isOneType(one, other) && Math.abs(one.size - other.size) <= 0.1 * Math.max(one.size, other.size);

/** The lines whose tops are no further away than so much. */
function* around(sorted: readonly PageLine[], index: number, distance: number): Generator<PageLine> {
  const from = sorted[index];
  if (!from) return;
  for (let at = index - 1; at >= 0; at--) {
    const other = sorted[at];
    if (!other || from.top - other.top > distance) break;
    yield other;
  }
  for (let at = index + 1; at < sorted.length; at++) {
    const other = sorted[at];
    if (!other || other.top - from.top > distance) break;
    yield other;
  }
}

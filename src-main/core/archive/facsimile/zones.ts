import { type Box, boxAround, type WordBox, type Zone } from '#shared/model/facsimile.ts';
import type { Article } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';

/** A word this many line heights above the one before it stands at the head of another column. */
const columnJump = 2;
/** A word this many line heights below the one before it stands beyond something else. */
const blockJump = 4;
/** Two boxes are of one column when their edges differ by no more than this share of the page. */
const edgeTolerance = 0.02;
/** Two boxes of one column are one when no more than this lies between them (share of the page). */
const gapTolerance = 0.025;

/**
 * What each article covers on a page: its words put together line by line and column by column, so that an
 * article set over three columns has three boxes and a wide headline does not cover its neighbours.
 */
export function zonesOf(articles: readonly Article[], words: readonly WordBox[]): readonly Zone[] {
  const sorted = words.toSorted((a, b) => a.start - b.start);
  return articles.flatMap((article) => {
    const boxes = flowsOf(article).flatMap((flow) => boxesOf(wordsOf(flow.pieces, sorted)));
    return merged(boxes).map((box) => ({ articleId: article.id, box }));
  });
}

function flowsOf(article: Article): readonly Flow[] {
  const head = [article.kicker, article.headline, article.deck, article.bylineLine];
  return [...head.filter((flow) => flow !== null), ...article.paragraphs, ...article.continuationMarks];
}

function wordsOf(pieces: readonly Span[], sorted: readonly WordBox[]): readonly WordBox[] {
  return pieces.flatMap(({ start, end }) => {
    const found: WordBox[] = [];
    for (let i = firstEndingAfter(sorted, start); i < sorted.length; i++) {
      const word = sorted[i];
      if (!word || word.start >= end) break;
      found.push(word);
    }
    return found;
  });
}

/** Words do not overlap, so that those sorted by start are sorted by end too. */
function firstEndingAfter(sorted: readonly WordBox[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

function boxesOf(words: readonly WordBox[]): readonly Box[] {
  const boxes: Box[] = [];
  let current: Box | null = null;
  let last: Box | null = null;
  for (const { box } of words) {
    if (current && last && !jumps(last, box)) {
      current = boxAround(current, box);
    } else {
      if (current) boxes.push(current);
      current = box;
    }
    last = box;
  }
  if (current) boxes.push(current);
  return boxes;
}

function jumps(from: Box, to: Box): boolean {
  const height = Math.max(Math.min(from.height, to.height), 0.002);
  const down = to.top - from.top;
  return down < -columnJump * height || down > blockJump * Math.max(from.height, to.height);
}

/** Boxes of one column, one under the other, become one; so do lines of vertical type side by side. */
function merged(boxes: readonly Box[]): readonly Box[] {
  const result: Box[] = [];
  for (const box of boxes) {
    const last = result.at(-1);
    if (last && (isStacked(last, box) || isBeside(last, box)))
      result[result.length - 1] = boxAround(last, box);
    else result.push(box);
  }
  return result;
}

function isStacked(a: Box, b: Box): boolean {
  const gap = Math.max(b.top - (a.top + a.height), a.top - (b.top + b.height));
  // The last line of a paragraph is short: the left edge and no overhang on the right tell a column.
  const sameLeft = Math.abs(a.left - b.left) <= edgeTolerance;
  const rightOfA = a.left + a.width;
  const rightOfB = b.left + b.width;
  const isInside = rightOfB <= rightOfA + edgeTolerance || rightOfA <= rightOfB + edgeTolerance;
  const isSameWidth =
    Math.abs(rightOfA - rightOfB) <= edgeTolerance || Math.min(a.height, b.height) <= gapTolerance;
  return gap <= gapTolerance && sameLeft && isInside && isSameWidth;
}

function isBeside(a: Box, b: Box): boolean {
  const gap = Math.max(b.left - (a.left + a.width), a.left - (b.left + b.width));
  const isTall = a.height > 2 * a.width || b.height > 2 * b.width;
  return isTall && gap >= -edgeTolerance && gap <= gapTolerance && Math.abs(a.top - b.top) <= edgeTolerance;
}

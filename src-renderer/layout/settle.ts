import { linesToSpare } from './makeUp.ts';
import type { BlockFrame, BlockHeight, Grid, Item, MakeUp, Placement, Rule } from './types.ts';

/** What a browser's fractions may make a height larger than whole lines, as a share of one. */
const lineTolerance = 0.04;

/** How much taller than its text a notice's box may be, as a share of its height. */
const noticeGive = 1.5;

/** A line of type has air below it already: a rule half way down a gap would look too low. */
const ruleHeight = 0.45;

/**
 * Gives every block of a make-up its place on the grid of the body's lines, from the heights the blocks
 * really have: heads, bodies and gaps are whole lines, and no line is opened up, so that the lines of
 * neighbours stand level. What a block is shorter than its neighbours is taken up by the boxes of notices,
 * then by the gaps between stacked blocks, a line each; only the rest stays white at its foot. A make-up that can
 * be made taller unseen fills `room`, whole lines in pixels.
 */
export function settle(
  make: MakeUp,
  grid: Grid,
  heightOf: (item: Item, span: number) => BlockHeight,
  room = 0,
): Placement {
  const frames: BlockFrame[] = [];
  const rules: Rule[] = [];
  const step = grid.columnWidth + grid.gutter;
  const widthOf = (span: number) => span * step - grid.gutter;

  const wholeLines = (height: number) =>
    Math.max(0, Math.ceil(height / grid.lineHeight - lineTolerance)) * grid.lineHeight;

  const measure = (node: MakeUp): Measured => {
    if (node.kind === 'leaf') {
      const { head, body } = heightOf(node.item, node.span);
      if (node.item.kind === 'notice') {
        const natural = wholeLines(head + body);
        return { node, natural, give: wholeLines(natural * noticeGive), head, body: natural, parts: [] };
      }
      const wholeHead = wholeLines(head);
      const wholeBody = wholeLines(body);
      return {
        node,
        natural: wholeHead + wholeBody,
        give: linesToSpare(node.item, node.span) * grid.lineHeight,
        head: wholeHead,
        body: wholeBody,
        parts: [],
      };
    }
    const parts = node.parts.map(measure);
    if (node.kind === 'row') {
      const natural = Math.max(0, ...parts.map((part) => part.natural));
      const reach = Math.min(...parts.map((part) => part.natural + part.give));
      return { node, natural, give: Math.max(0, reach - natural), head: 0, body: 0, parts };
    }
    const gaps = Math.max(0, parts.length - 1);
    return {
      node,
      natural: sum(parts, (part) => part.natural) + gaps * grid.rowGap,
      give: sum(parts, (part) => part.give) + gaps * grid.lineHeight,
      head: 0,
      body: 0,
      parts,
    };
  };

  const place = (measured: Measured, column: number, y: number, height: number): void => {
    const { node, parts } = measured;
    if (node.kind === 'leaf') {
      frames.push({
        id: node.item.id,
        column,
        span: node.span,
        x: Math.round(column * step),
        y: Math.round(y),
        width: widthOf(node.span),
        gutter: grid.gutter,
        height: Math.round(y + height) - Math.round(y),
        head: measured.head,
        body: measured.body,
      });
      return;
    }
    if (node.kind === 'row') {
      let at = column;
      for (const [index, part] of parts.entries()) {
        if (index > 0 && meet(parts[index - 1], part)) {
          rules.push({
            direction: 'down',
            x: Math.round(at * step - grid.gutter / 2),
            y: Math.round(y),
            length: Math.round(height),
          });
        }
        place(part, at, y, height);
        at += part.node.span;
      }
      return;
    }
    // First what the blocks themselves can take up; then the gaps; the rest is the last one's.
    const slack = Math.max(0, height - measured.natural);
    const inside = shareOut(
      slack,
      parts.map((part) => part.give),
      grid.lineHeight,
    );
    const between = shareOut(
      slack - sum(inside, (own) => own),
      parts.slice(1).map(() => grid.lineHeight),
      grid.lineHeight,
    );
    let at = y;
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        const gap = grid.rowGap + (between[index - 1] ?? 0);
        if (meet(parts[index - 1], part)) {
          rules.push({
            direction: 'across',
            x: Math.round(column * step),
            y: Math.round(at + gap * ruleHeight),
            length: Math.round(widthOf(node.span)),
          });
        }
        at += gap;
      }
      const own = part.natural + (inside[index] ?? 0);
      const last = index === parts.length - 1;
      place(part, column, at, last ? Math.max(own, y + height - at) : own);
      at += own;
    }
  };

  const whole = measure(make);
  const height = Math.max(whole.natural, Math.min(room, whole.natural + whole.give));
  place(whole, 0, 0, height);
  return { frames, rules, height: Math.ceil(height) };
}

/** Shares a height out in whole lines, no part getting more than it can take, and all as equally as that allows. */
function shareOut(height: number, most: readonly number[], line: number): readonly number[] {
  const shares = most.map(() => 0);
  let lines = Math.floor(height / line + lineTolerance);
  while (lines > 0) {
    const least = shares.reduce(
      (found, share, index) =>
        share + line <= (most[index] ?? 0) && (found < 0 || share < (shares[found] ?? 0)) ? index : found,
      -1,
    );
    if (least < 0) break;
    shares[least] = (shares[least] ?? 0) + line;
    lines--;
  }
  return shares;
}

/** Rules stand where articles meet; a notice brings its own box. */
function meet(before: Measured | undefined, after: Measured): boolean {
  return before !== undefined && !isNotices(before.node) && !isNotices(after.node);
}

function isNotices(node: MakeUp): boolean {
  return node.kind === 'leaf' ? node.item.kind === 'notice' : node.parts.every(isNotices);
}

interface Measured {
  readonly node: MakeUp;
  readonly natural: number;
  readonly give: number;
  readonly head: number;
  readonly body: number;
  readonly parts: readonly Measured[];
}

const sum = <T>(list: readonly T[], value: (entry: T) => number): number =>
  list.reduce((total, entry) => total + value(entry), 0);

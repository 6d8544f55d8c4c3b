import { itemHeight, makeUp } from './makeUp.ts';
import type { Grid, Item, MakeUp } from './types.ts';

/**
 * Makes up articles and notices together: a notice goes into the largest hole that holds it at the foot
 * of a block; notices that find none are made up behind the articles.
 */
export function makeUpWithNotices(articles: readonly Item[], notices: readonly Item[], grid: Grid): MakeUp {
  if (articles.length === 0) return makeUp(notices, grid);
  let make = makeUp(articles, grid);
  const left: Item[] = [];
  for (const notice of notices) {
    const hole = largestHole(make, notice, grid);
    if (hole) make = withNotice(make, hole, notice);
    else left.push(notice);
  }
  if (left.length === 0) return make;
  const foot = makeUp(left, grid);
  const bands = (part: MakeUp): readonly MakeUp[] => (part.kind === 'stack' ? part.parts : [part]);
  return { kind: 'stack', parts: [...bands(make), ...bands(foot)], span: grid.columns };
}

/** The block with the most white below it that still holds the notice, or null. */
function largestHole(make: MakeUp, notice: Item, grid: Grid): MakeUp | null {
  let found: { block: MakeUp; spare: number } | null = null;
  const visit = (node: MakeUp): void => {
    if (node.kind === 'leaf') return;
    if (node.kind === 'row') {
      const height = naturalHeight(node, grid);
      for (const part of node.parts) {
        const spare = height - naturalHeight(part, grid) - grid.rowGap - itemHeight(notice, part.span, grid);
        if (spare >= 0 && (!found || spare > found.spare)) found = { block: part, spare };
      }
    }
    for (const part of node.parts) visit(part);
  };
  visit(make);
  return found === null ? null : (found as { block: MakeUp }).block;
}

function withNotice(make: MakeUp, block: MakeUp, notice: Item): MakeUp {
  if (make === block) {
    const parts = make.kind === 'stack' ? make.parts : [make];
    return {
      kind: 'stack',
      parts: [...parts, { kind: 'leaf', item: notice, span: make.span }],
      span: make.span,
    };
  }
  if (make.kind === 'leaf') return make;
  return { ...make, parts: make.parts.map((part) => withNotice(part, block, notice)) };
}

/** Height of a make-up by its items' estimates. */
export function naturalHeight(make: MakeUp, grid: Grid): number {
  if (make.kind === 'leaf') return itemHeight(make.item, make.span, grid);
  const heights = make.parts.map((part) => naturalHeight(part, grid));
  if (make.kind === 'row') return Math.max(0, ...heights);
  return heights.reduce((sum, height) => sum + height, 0) + Math.max(0, heights.length - 1) * grid.rowGap;
}

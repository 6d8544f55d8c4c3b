import { mostLeading } from './makeUp.ts';
import type { BlockFrame, BlockHeight, Grid, Item, MakeUp, Placement, Rule } from './types.ts';

/**
 * Gives every block of a make-up its place, from the heights the blocks really have. What a block is
 * shorter than its neighbours is taken up unseen: by opening its lines a little, then by the space
 * between stacked blocks; only the rest stays white at its foot.
 */
export function settle(
  make: MakeUp,
  grid: Grid,
  heightOf: (item: Item, span: number) => BlockHeight,
): Placement {
  const frames: BlockFrame[] = [];
  const rules: Rule[] = [];
  const step = grid.columnWidth + grid.gutter;
  const widthOf = (span: number) => span * step - grid.gutter;

  const measure = (node: MakeUp): Measured => {
    if (node.kind === 'leaf') {
      const { head, body } = heightOf(node.item, node.span);
      const natural = head + body;
      const give = node.item.kind === 'notice' ? natural * 1.5 : body * (mostLeading - 1);
      return { node, natural, give, body, parts: [] };
    }
    const parts = node.parts.map(measure);
    if (node.kind === 'row') {
      const natural = Math.max(0, ...parts.map((part) => part.natural));
      const reach = Math.min(...parts.map((part) => part.natural + part.give));
      return { node, natural, give: Math.max(0, reach - natural), body: 0, parts };
    }
    const gaps = Math.max(0, parts.length - 1);
    return {
      node,
      natural: sum(parts, (part) => part.natural) + gaps * grid.rowGap,
      give: sum(parts, (part) => part.give) + gaps * grid.rowGap * 0.5,
      body: 0,
      parts,
    };
  };

  const place = (measured: Measured, column: number, y: number, height: number): void => {
    const { node, parts } = measured;
    if (node.kind === 'leaf') {
      const leading = measured.body > 0 ? 1 + (height - measured.natural) / measured.body : 1;
      frames.push({
        id: node.item.id,
        column,
        span: node.span,
        x: Math.round(column * step),
        y: Math.round(y),
        width: widthOf(node.span),
        gutter: grid.gutter,
        height: Math.round(y + height) - Math.round(y),
        leading: node.item.kind === 'notice' ? 1 : Math.max(1, Math.min(mostLeading, leading)),
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
    // First what the blocks themselves can take up, each in proportion; then the gaps; the rest is the last one's.
    const slack = Math.max(0, height - measured.natural);
    const give = sum(parts, (part) => part.give);
    const inside = Math.min(slack, give);
    const gaps = Math.max(1, parts.length - 1);
    const perGap = Math.min((slack - inside) / gaps, grid.rowGap);
    let at = y;
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        if (meet(parts[index - 1], part)) {
          rules.push({
            direction: 'across',
            x: Math.round(column * step),
            y: Math.round(at + (grid.rowGap + perGap) / 2),
            length: Math.round(widthOf(node.span)),
          });
        }
        at += grid.rowGap + perGap;
      }
      const own = part.natural + (give > 0 ? (inside * part.give) / give : 0);
      const last = index === parts.length - 1;
      place(part, column, at, last ? Math.max(own, y + height - at) : own);
      at += own;
    }
  };

  const whole = measure(make);
  place(whole, 0, 0, whole.natural);
  return { frames, rules, height: Math.ceil(whole.natural) };
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
  readonly body: number;
  readonly parts: readonly Measured[];
}

const sum = <T>(list: readonly T[], value: (entry: T) => number): number =>
  list.reduce((total, entry) => total + value(entry), 0);

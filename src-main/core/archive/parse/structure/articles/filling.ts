import type { ColumnStrip } from '../columns/strips.ts';
import type { Sorted } from '../heads/absorb.ts';
import { type Head, toHead } from '../heads/heads.ts';
import { ownersFromAbove } from '../heads/owners.ts';
import { areBeside, type Measures } from '../page/measures.ts';
import { distance, overlapU, widthOf } from '../page/rect.ts';
import type { PageSheet } from '../page/sheet.ts';
import { type ArticleOnPage, toDraft } from './draft.ts';
import { predecessors } from './join.ts';

/** Articles that each fill a part of the page of their own: modular make-up. */
export function filling({ heads, strips }: Sorted, sheet: PageSheet, body: Measures): ArticleOnPage[] {
  const rects = heads.map(({ rect }) => rect);
  const isSide = heads.map(({ items }) => items[0]?.isCrosswise === true);
  const indexes = (side: boolean) => heads.map((_, at) => at).filter((at) => isSide[at] === side);
  const field = { sheet, heads, strips, measures: body };
  const above = ownersFromAbove(field, indexes(false), false);
  const beside = ownersFromAbove(field, indexes(true), true);
  const owners = strips.map((_, at) => {
    const own = above.owners[at] ?? -1;
    return own >= 0 ? own : (beside.owners[at] ?? -1);
  });
  const before = predecessors(
    strips,
    owners.map((owner) => owner >= 0),
    sheet,
    body,
    rects,
  );
  const groupOf = (at: number, seen: ReadonlySet<number> = new Set()): number => {
    const owner = owners[at] ?? -1;
    if (owner >= 0) return owner;
    const from = before[at] ?? -1;
    return from < 0 || seen.has(at) ? heads.length + at : groupOf(from, new Set([...seen, at]));
  };
  const groups = new Map<number, ColumnStrip[]>(heads.map((_, at) => [at, []]));
  strips.forEach((strip, at) => {
    const group = groupOf(at);
    groups.set(group, [...(groups.get(group) ?? []), strip]);
  });
  const torn = [...above.torn, ...beside.torn];
  torn.push(...orphans(heads, groups, torn));
  const parts = new Set(torn.map(([, other]) => other));
  return [...groups].flatMap(([group, own]) => {
    if (parts.has(group)) return [];
    const whole = [group, ...torn.flatMap(([first, other]) => (first === group ? [other] : []))];
    const pieces = whole.flatMap((at) => heads[at] ?? []);
    return [toDraft(pieces.length > 1 ? [wholeHead(pieces)] : pieces, inColumns(own, body))];
  });
}

/** A headline of parts, in the order in which they are read. */
function wholeHead(pieces: readonly Head[]): Head {
  const items = pieces.flatMap((piece) => piece.items);
  const whole = toHead(items);
  if (!items.some(({ isCrosswise }) => isCrosswise)) return whole;
  return { ...whole, items: [...items].sort((a, b) => a.rect.u0 - b.rect.u0) };
}

/** Headlines over no columns that stand close beside one that has some, in its line: parts of it. */
function orphans(
  heads: readonly Head[],
  groups: ReadonlyMap<number, readonly ColumnStrip[]>,
  torn: readonly (readonly [number, number])[],
): [number, number][] {
  const isFree = (at: number) =>
    (groups.get(at) ?? []).length === 0 && !torn.some(([, other]) => other === at);
  return heads.flatMap((head, at): [number, number][] => {
    if (!isFree(at)) return [];
    const [nearest] = heads
      .map((other, index) => ({ other, index }))
      .filter(
        ({ other, index }) =>
          index !== at &&
          !isFree(index) &&
          !torn.some(([, part]) => part === index) &&
          head.items.some((a) => other.items.some((b) => areBeside(a, b, Math.min(a.size, b.size) * 2.5))),
      )
      .sort((a, b) => distance(a.other.rect, head.rect) - distance(b.other.rect, head.rect));
    return nearest ? [[nearest.index, at]] : [];
  });
}

/** Columns from first to last, each from top to bottom. */
function inColumns(strips: readonly ColumnStrip[], { size }: Measures): ColumnStrip[] {
  const columns: ColumnStrip[][] = [];
  for (const strip of [...strips].sort((a, b) => a.rect.u0 - b.rect.u0)) {
    const column = columns.find((some) =>
      some.some(
        ({ rect }) =>
          overlapU(rect, strip.rect) > Math.min(widthOf(rect), widthOf(strip.rect)) * 0.5 &&
          overlapU(rect, strip.rect) > size * 0.5,
      ),
    );
    if (column) column.push(strip);
    else columns.push([strip]);
  }
  return columns.flatMap((column) => column.sort((a, b) => a.rect.v0 - b.rect.v0));
}

import { isLarge, type Measures } from '../page/measures.ts';
import { distance, flip, overlapU, overlapV, type Rect } from '../page/rect.ts';
import type { SheetLine } from '../page/sheet.ts';
import { groupHeads, type Head, toHead } from './heads.ts';

/** Type sizes of the body that the largest line of such a headline has at least. */
const leastSize = 1.65;
/** Leadings from a headline in which small lines across the writing are of it. */
const near = 4;

/**
 * Headlines across the writing, at the side of their columns: in vertical type horizontal ones over the tiers, read
 * from right to left. Lines that an engine read across the writing where text stands are none: they are not large
 * enough, or lie on lines of the text; a small line goes with the nearest headline where it stands free.
 */
export function sideHeadsOf(
  items: readonly SheetLine[],
  along: readonly SheetLine[],
  body: Measures,
): Head[] {
  const free = items.filter((item) => !along.some((other) => coversPart(other.rect, item.rect)));
  const isPart = (item: SheetLine) =>
    isLarge(item, body) && (item.length >= 4 || item.size > body.size * leastSize);
  const flipped = free.filter(isPart).map((item) => ({ ...item, rect: flip(item.rect) }));
  const heads: Head[] = groupHeads(flipped, [], body)
    .filter(({ size }) => size > body.size * leastSize)
    .map((head) => {
      const own = head.items.flatMap(({ index }) => free.filter((item) => item.index === index));
      return { ...toHead(own), items: own };
    });
  const taken = new Set(heads.flatMap((head) => head.items));
  for (const item of free.filter((some) => !taken.has(some))) {
    const [nearest] = heads
      .map((head, at) => ({ at, far: distance(head.rect, item.rect), gap: item.rect.u0 - head.rect.u1 }))
      .filter(
        ({ gap, at }) =>
          gap < body.leading * near && item.rect.u0 > (heads[at] as Head).rect.u0 - body.leading,
      )
      .sort((a, b) => a.far - b.far);
    if (!nearest) continue;
    const head = heads[nearest.at] as Head;
    heads[nearest.at] = { ...head, items: [...head.items, item] };
  }
  return heads;
}

/** Whether a line of the text lies on a good part of a line across it. */
const coversPart = (text: Rect, across: Rect): boolean => {
  const [u, v] = [overlapU(text, across), overlapV(text, across)];
  return u > (across.u1 - across.u0) * 0.4 && v > 0 && v > (text.v1 - text.v0) * 0.5;
};

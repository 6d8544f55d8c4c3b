import { isParted, lineByLine } from '../columns/strips.ts';
import { areBeside, type Measures } from '../page/measures.ts';
import {
  around,
  depthOf,
  middleU,
  middleV,
  overlapU,
  overlapV,
  type Rect,
  shareU,
  widthOf,
} from '../page/rect.ts';
import type { SheetLine, SheetRule } from '../page/sheet.ts';

/** Lines of large type that make one headline with its kickers and decks. */
export interface Head {
  readonly rect: Rect;
  /** From first to last. */
  readonly items: readonly SheetLine[];
  /** Size of its largest type (pixels). */
  readonly size: number;
}

/** Type sizes: parts so close to each other are of one line though a rule was seen between them. */
const touching = 0.3;

/** Logarithm of the proportion of sizes from which a line is no longer of one headline with another. */
const mostUnlike = 1.2;

/**
 * Puts lines of large type together that stand close under each other, and parts of one line torn apart. A rule
 * parts two headlines only where it is as wide as they are: a dash between headline and deck is an ornament.
 */
export function groupHeads(
  large: readonly SheetLine[],
  rules: readonly SheetRule[],
  { size, leading }: Measures,
): Head[] {
  const along = rules.filter(({ isAlong }) => isAlong).map(({ rect }) => rect);
  const across = rules.filter(({ isAlong }) => !isAlong).map(({ rect }) => rect);
  const groups: SheetLine[][] = [];
  for (const item of [...large].sort((a, b) => middleV(a.rect) - middleV(b.rect))) {
    const near = groups.filter((group) => {
      const whole = around(group.map(({ rect }) => rect));
      const gap = -overlapV(whole, item.rect);
      const largest = Math.max(item.size, ...group.map((other) => other.size));
      const beside = group.some((other) => {
        const hasDash = isDashed(other.rect, item.rect, along);
        const size = Math.min(item.size, other.size);
        return (
          areBeside(other, item, size * (hasDash ? 4 : 0.7)) &&
          Math.abs(Math.log(item.size / other.size)) < 0.35 &&
          (hasDash ||
            -overlapU(other.rect, item.rect) < size * touching ||
            !across.some((rule) => isBetween(rule, other.rect, item.rect)))
        );
      });
      if (beside) return true;
      const wide = along.filter((rule) => widthOf(rule) > Math.max(widthOf(whole), widthOf(item.rect)) * 0.6);
      return (
        gap < Math.max(largest * 0.75, Math.min(leading * 1.2, size * 2)) &&
        middleV(item.rect) > middleV(whole) &&
        (shareU(whole, item.rect) > 0.25 || Math.abs(whole.u0 - item.rect.u0) < item.size * 1.5) &&
        Math.abs(Math.log(item.size / largest)) < mostUnlike &&
        !isParted(whole, item.rect, wide, [])
      );
    });
    const merged = [...near.flat(), item];
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups.map(toHead);
}

/** A dash between the parts of a headline looks like a rule. */
function isDashed(a: Rect, b: Rect, along: readonly Rect[]): boolean {
  const [left, right] = middleU(a) < middleU(b) ? [a, b] : [b, a];
  const gap = right.u0 - left.u1;
  return along.some(
    (rule) =>
      middleV(rule) > Math.max(a.v0, b.v0) &&
      middleV(rule) < Math.min(a.v1, b.v1) &&
      rule.u0 > left.u1 - gap * 0.2 &&
      rule.u1 < right.u0 + gap * 0.2 &&
      widthOf(rule) > gap * 0.4,
  );
}

function isBetween(rule: Rect, a: Rect, b: Rect): boolean {
  const [left, right] = middleU(a) < middleU(b) ? [a, b] : [b, a];
  const u = middleU(rule);
  return (
    u > left.u1 - depthOf(left) / 3 &&
    u < right.u0 + depthOf(right) / 3 &&
    overlapV(rule, a) > depthOf(a) * 0.3
  );
}

/** A headline of some lines, in the order in which they are read. */
export function toHead(items: readonly SheetLine[]): Head {
  const rows = lineByLine(items);
  return {
    rect: around(rows.map(({ rect }) => rect)),
    items: rows,
    size: Math.max(...rows.map((item) => item.size)),
  };
}

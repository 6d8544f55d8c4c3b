import type { ColumnStrip } from '../columns/strips.ts';
import type { Measures } from '../page/measures.ts';
import { middleU, overlapU, overlapV, type Rect, widthOf } from '../page/rect.ts';
import type { SheetLine } from '../page/sheet.ts';
import { type Head, toHead } from './heads.ts';

/** What a sheet holds once its lines are sorted by what they are. */
export interface Sorted {
  readonly heads: readonly Head[];
  readonly strips: readonly ColumnStrip[];
}

/**
 * A line or two between a headline and several columns, or in the middle under a headline, belong to the headline;
 * lines across columns without a headline above are one of their own.
 */
export function absorb(
  heads: readonly Head[],
  strips: readonly ColumnStrip[],
  spanning: readonly SheetLine[],
  body: Measures,
): Sorted {
  const grown = [...heads];
  const left: ColumnStrip[] = [];
  const loose = [...spanning.map((item) => ({ rect: item.rect, items: [item] })), ...strips].sort(
    (a, b) => a.rect.v0 - b.rect.v0,
  );
  for (const strip of loose) {
    const within =
      strip.items.length > 2 ? -1 : grown.findIndex(({ rect }) => isBetweenLines(strip.rect, rect));
    const at = strip.items.length > 3 ? -1 : grown.findIndex((head) => isUnder(strip.rect, head, body));
    const below = loose.filter(
      (other) =>
        other !== strip &&
        other.rect.v0 >= strip.rect.v1 - body.size * 0.5 &&
        other.rect.v0 < strip.rect.v1 + body.leading * 2 &&
        overlapU(other.rect, strip.rect) > 0,
    );
    const crosses =
      below.filter((other) => overlapU(other.rect, strip.rect) > body.size * 1.5).length > 1 ||
      below.some(({ rect, items }) => items.length > 3 && !isWithin(strip.rect, rect, body));
    const isAlone = loose.every(
      (other) =>
        other === strip ||
        overlapV(other.rect, strip.rect) < body.size * 0.5 ||
        -overlapU(other.rect, strip.rect) > body.size * 4,
    );
    const isMiddle =
      at >= 0 &&
      below.length > 0 &&
      isAlone &&
      Math.abs(middleU(strip.rect) - middleU((grown[at] as Head).rect)) < body.size;
    const around = grown[within];
    const head = grown[at];
    if (around) grown[within] = toHead([...around.items, ...strip.items]);
    else if (head && ((crosses && isAlone) || isMiddle || spanning.includes(strip.items[0] as SheetLine))) {
      grown[at] = {
        ...head,
        items: [...head.items, ...strip.items],
        rect: { ...head.rect, v1: Math.max(head.rect.v1, strip.rect.v1) },
      };
    } else left.push(strip);
  }
  return { heads: grown, strips: left };
}

/** A line between those of a headline is of it, whatever its size. */
const isBetweenLines = (rect: Rect, head: Rect): boolean => {
  const v = (rect.v0 + rect.v1) / 2;
  return v > head.v0 && v < head.v1 && overlapU(rect, head) > widthOf(rect) * 0.5;
};

const isWithin = (rect: Rect, column: Rect, { size }: Measures): boolean =>
  rect.u0 > column.u0 - size && rect.u1 < column.u1 + size;

const isUnder = (rect: Rect, head: Head, { leading }: Measures): boolean =>
  rect.v0 > head.rect.v1 - leading * 0.5 &&
  rect.v0 - head.rect.v1 < leading * 1.5 &&
  overlapU(rect, head.rect) > 0;

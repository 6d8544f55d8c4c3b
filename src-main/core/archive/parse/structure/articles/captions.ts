import { isLarge, type Measures } from '../page/measures.ts';
import { holds, middleU, middleV, overlapU, type Rect, widthOf } from '../page/rect.ts';
import type { PageSheet, SheetLine } from '../page/sheet.ts';

/** A picture and the lines that say what it shows; lines in the picture are of it as well. */
export interface Captioned {
  readonly picture: Rect;
  readonly items: readonly SheetLine[];
}

/** Lines under (or over) a picture that can be its caption. */
const mostLines = 5;

/**
 * Finds what stands in a picture and under it, or over it where nothing stands under it. Text that goes on in full
 * lines below a picture is no caption: one is smaller, or set in the middle, or ends before the next thing begins.
 */
export function captionsOf({ items, pictures, isLatin }: PageSheet, body: Measures): Captioned[] {
  const taken = new Set<SheetLine>();
  return pictures.flatMap((picture) => {
    const free = items.filter((item) => !taken.has(item));
    const inside = free.filter(({ rect }) => holds(picture, middleU(rect), middleV(rect)));
    const outside = free.filter((item) => !inside.includes(item));
    const under = linesBeside(picture, outside, body, isLatin, 1);
    const found = under.length > 0 ? under : linesBeside(picture, outside, body, isLatin, -1);
    for (const item of [...inside, ...found]) taken.add(item);
    return inside.length + found.length > 0 ? [{ picture, items: [...inside, ...found] }] : [];
  });
}

function linesBeside(
  picture: Rect,
  items: readonly SheetLine[],
  body: Measures,
  isLatin: boolean,
  direction: 1 | -1,
): readonly SheetLine[] {
  const gapTo = ({ rect }: SheetLine, edge: number) => (direction > 0 ? rect.v0 - edge : edge - rect.v1);
  const near = items
    .filter(
      ({ rect }) =>
        overlapU(rect, picture) > widthOf(rect) * 0.85 &&
        (direction > 0 ? middleV(rect) > picture.v1 : middleV(rect) < picture.v0),
    )
    .sort((a, b) => (middleV(a.rect) - middleV(b.rect)) * direction);
  const found: SheetLine[] = [];
  let edge = direction > 0 ? picture.v1 : picture.v0;
  let next: SheetLine | null = null;
  for (const item of near) {
    const limit =
      found.length === 0 ? body.leading * 1.2 : Math.max(body.leading - body.size, body.size * 0.4) * 1.6;
    if (gapTo(item, edge) > Math.max(limit, isLatin && isLarge(item, body) ? item.size : 0)) {
      next = item;
      break;
    }
    if (isLarge(item, body) && !(isLatin && direction > 0 && isCentred(item.rect, picture))) {
      next = item;
      break;
    }
    found.push(item);
    edge = direction > 0 ? Math.max(edge, item.rect.v1) : Math.min(edge, item.rect.v0);
  }
  if (found.length === 0 || found.length > mostLines) return [];
  const isOwn = found.some(
    (item) => item.size < body.size * 0.9 || isLarge(item, body) || isCentred(item.rect, picture),
  );
  const isApart = !next || gapTo(next, edge) > body.leading * 0.6;
  return direction > 0 ? (isOwn || isApart ? found : []) : isOwn && isApart ? found : [];
}

/** In the middle below a picture, and not as wide as a column of text below it would be. */
const isCentred = (rect: Rect, picture: Rect): boolean =>
  Math.abs(middleU(rect) - middleU(picture)) < widthOf(picture) * 0.06 && widthOf(rect) < widthOf(picture);

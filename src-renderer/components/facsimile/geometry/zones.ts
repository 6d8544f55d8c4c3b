import { type Box, boxAround, type Zone } from '#shared/model/facsimile.ts';
import type { Point } from './wordPlaces.ts';

export const holdsPoint = (box: Box, { x, y }: Point): boolean =>
  x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;

/** The article at a point: of zones that lie over each other the smallest, as one inside another is meant. */
export function articleAtPoint(zones: readonly Zone[], point: Point): string | null {
  const under = zones
    .filter((zone) => holdsPoint(zone.box, point))
    .sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height);
  return under[0]?.articleId ?? null;
}

/** What one article covers of a page. */
export interface ArticleZones {
  readonly articleId: string;
  readonly boxes: readonly Box[];
  /** The smallest box around them all. */
  readonly bounds: Box;
}

/** The zones of a page by article, in reading order. */
export function zonesByArticle(zones: readonly Zone[]): readonly ArticleZones[] {
  const byArticle = new Map<string, Box[]>();
  for (const { articleId, box } of zones) {
    const boxes = byArticle.get(articleId);
    if (boxes) boxes.push(box);
    else byArticle.set(articleId, [box]);
  }
  return [...byArticle].flatMap(([articleId, boxes]) => {
    const [first, ...rest] = boxes;
    return first ? [{ articleId, boxes, bounds: rest.reduce(boxAround, first) }] : [];
  });
}

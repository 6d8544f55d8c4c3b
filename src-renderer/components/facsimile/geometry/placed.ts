import { type Box, wholePage } from '#shared/model/facsimile.ts';
import type { Point } from './wordPlaces.ts';

export const percent = (share: number): string => `${share * 100}%`;

/** Puts an element on a page, where a box of it is. */
export const placedAt = ({ left, top, width, height }: Box) => ({
  left: percent(left),
  top: percent(top),
  width: percent(width),
  height: percent(height),
});

/** Where the pointer is, as a `PointerEvent` says it. */
export type PointerPlace = Readonly<Pick<MouseEvent, 'clientX' | 'clientY'>>;

/** The same on a page, in shares of it; null before it is laid out. */
export function pointOn(page: Element | null, { clientX, clientY }: PointerPlace): Point | null {
  const box = page?.getBoundingClientRect();
  if (!box || box.width === 0) return null;
  return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
}

/** What is seen of a page in what scrolls it, in shares of the page. */
export function seenOf(page: DOMRect, view: DOMRect): Box {
  if (page.width === 0 || page.height === 0) return wholePage;
  const left = Math.max(0, (view.left - page.left) / page.width);
  const top = Math.max(0, (view.top - page.top) / page.height);
  return {
    left,
    top,
    width: Math.max(0, Math.min(1, (view.right - page.left) / page.width) - left),
    height: Math.max(0, Math.min(1, (view.bottom - page.top) / page.height) - top),
  };
}

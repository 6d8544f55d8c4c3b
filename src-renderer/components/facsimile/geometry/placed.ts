import type { Box } from '#shared/model/facsimile.ts';

const percent = (share: number): string => `${share * 100}%`;

/** Puts an element on a page, where a box of it is. */
export const placedAt = ({ left, top, width, height }: Box) => ({
  left: percent(left),
  top: percent(top),
  width: percent(width),
  height: percent(height),
});

/** What is seen of a page in what scrolls it, in shares of the page. */
export function seenOf(page: DOMRect, view: DOMRect): Box {
  if (page.width === 0 || page.height === 0) return { left: 0, top: 0, width: 1, height: 1 };
  const left = Math.max(0, (view.left - page.left) / page.width);
  const top = Math.max(0, (view.top - page.top) / page.height);
  return {
    left,
    top,
    width: Math.max(0, Math.min(1, (view.right - page.left) / page.width) - left),
    height: Math.max(0, Math.min(1, (view.bottom - page.top) / page.height) - top),
  };
}

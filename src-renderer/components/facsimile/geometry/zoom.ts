/** How a page is fitted: whole, by its width, or at a width a person has chosen, in CSS pixels. */
export type Zoom = 'page' | 'width' | number;

export interface ShownSize {
  readonly width: number;
  readonly height: number;
}

/** Width of a whole page in a window of this size, in CSS pixels. `aspect` is width over height. */
export const wholePageWidth = (window: ShownSize, aspect: number): number =>
  Math.max(1, Math.min(window.width, window.height * aspect));

/** The most and the least that a page can be enlarged, as multiples of the whole page. */
const most = 24;
const least = 0.5;

/** The page's width on the screen, in CSS pixels. */
export function pageWidth(zoom: Zoom, window: ShownSize, aspect: number): number {
  const whole = wholePageWidth(window, aspect);
  if (zoom === 'page') return whole;
  if (zoom === 'width') return Math.max(1, window.width);
  return Math.max(whole * least, Math.min(whole * most, zoom));
}

/** Steps of the plus and minus keys. */
export const zoomStep = 1.25;

/** The shapes that a picture of a clipping can have: one that fills a slide, or a column as tall as it is. */
export const pictureShapes = ['slide', 'column'] as const;
export type PictureShape = (typeof pictureShapes)[number];

/** Width of a slide by its height. */
export const slideRatio = 16 / 9;
/** Pixels of a slide's picture: a slide that fills a screen of 4K. */
export const slidePixels = 3840;

/** In pixels of a style sheet: the shortest line of a column, what is between two columns, and round them all. */
const column = 290;
const columnGap = 26;
const padding = 34;
/**
 * The narrowest and the widest ground that a text is set on; the narrower, the larger its type on the slide. All
 * widths are of so many units that a slide's height is whole as well.
 */
const unit = 16;
const narrowest = 480;
const widest = 9600;

/** How many columns a picture of a width has. */
export const slideColumns = (width: number): number =>
  Math.max(1, Math.floor((width - 2 * padding + columnGap) / (column + columnGap)));

/**
 * The width, in pixels, of the smallest slide that takes a text, whose height `heightOf` measures on a width: its type
 * is as large as the slide allows. What fits no slide has the widest.
 */
export function slideWidth(heightOf: (width: number) => number): number {
  const fits = (width: number) => heightOf(width) <= width / slideRatio;
  if (fits(narrowest)) return narrowest;
  let low = narrowest;
  let high = narrowest;
  while (high < widest && (high === low || !fits(high))) {
    low = high;
    high = Math.min(widest, whole(high * 1.3));
  }
  // A column more may need more height, so the answer is a width that was measured.
  while (high - low > unit) {
    const middle = whole((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}

const whole = (width: number): number => Math.round(width / unit) * unit;

/** So wide is the ground of a clipping that is one column. */
export const columnWidth = 416;

/** No browser draws a picture with more pixels on a side than this. */
const mostPixels = 16_000;

/** Pixels of the picture for one of the style sheet. */
export function pictureScale(
  shape: PictureShape,
  size: { readonly width: number; readonly height: number },
): number {
  const wanted = shape === 'slide' ? slidePixels / size.width : 4;
  return Math.min(wanted, mostPixels / Math.max(size.width, size.height));
}

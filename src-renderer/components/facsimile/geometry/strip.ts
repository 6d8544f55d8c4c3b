import type { Box } from '#shared/model/facsimile.ts';

/** What is cut out of a page's picture, and how large; in CSS pixels. */
export interface PictureStrip {
  readonly width: number;
  readonly height: number;
  /** Of the whole picture at this size, and how far the strip's corner lies in it. */
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly left: number;
  readonly top: number;
}

/** Thickness of a line in its strip, in CSS pixels: large enough to tell strokes apart. */
const thickness = 40;

/**
 * The strip of the picture that shows a line, enlarged as far as `room` lets its length be seen whole, but never
 * smaller than it is on the page. Lengths are in CSS pixels, `pageWidth` is the page's on the screen.
 */
export function stripOf(
  box: Box,
  isVertical: boolean,
  page: { readonly width: number; readonly height: number },
  room: number,
): PictureStrip {
  const [across, down] = [box.width * page.width, box.height * page.height];
  const [length, thick] = isVertical ? [down, across] : [across, down];
  const rim = thick * 0.3;
  const enlargement = Math.max(1, Math.min(thickness / thick, room / (length + 2 * rim)));
  return {
    width: (across + 2 * rim) * enlargement,
    height: (down + 2 * rim) * enlargement,
    pageWidth: page.width * enlargement,
    pageHeight: page.height * enlargement,
    left: (box.left * page.width - rim) * enlargement,
    top: (box.top * page.height - rim) * enlargement,
  };
}

import type { PixelBox } from '#shared/model/scans/pageReading.ts';

/** How many pixels two boxes share. */
export function shared(a: PixelBox, b: PixelBox): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** A box in a picture so many times larger. */
export const scaledBox = ({ left, top, width, height }: PixelBox, by: number): PixelBox => ({
  left: left * by,
  top: top * by,
  width: width * by,
  height: height * by,
});

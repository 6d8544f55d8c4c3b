/** A canvas above this many pixels is made smaller and shown enlarged: browsers refuse larger ones. */
const mostPixels = 24_000_000;

/** A canvas for a page `width` device pixels wide, or as wide as can be. `aspect` is width over height. */
export function makeCanvas(width: number, aspect: number): HTMLCanvasElement {
  const pixels = (width * width) / aspect;
  const fitted = pixels > mostPixels ? width * Math.sqrt(mostPixels / pixels) : width;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(fitted));
  canvas.height = Math.max(1, Math.round(fitted / aspect));
  return canvas;
}

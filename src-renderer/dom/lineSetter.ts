import { type SetLine, setLines } from '../layout/setLines.ts';

/** Breaks paragraphs of Latin type into lines by the widths that its letters have on this screen. */
export interface LineSetter {
  /** Widths in pixels; null where the browser has to break the paragraph. */
  lines(text: string, width: number, indent: number): readonly SetLine[] | null;
  /** Whether letters have another width than they had: a face came that was not there. */
  isOutdated(): boolean;
}

/** `font` is a CSS font. */
export function createLineSetter(font: string): LineSetter | null {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return null;
  canvas.font = font;
  const known = new Map<string, number>();
  const widthOf = (letters: string): number => {
    const before = known.get(letters);
    if (before !== undefined) return before;
    const { width } = canvas.measureText(letters);
    known.set(letters, width);
    return width;
  };
  return {
    lines: (text, width, indent) => setLines(text, widthOf, { width, indent }),
    isOutdated() {
      // A canvas keeps the faces that it found when its font was named.
      canvas.font = '1px serif';
      canvas.font = font;
      return [...known].some(([letters, width]) => canvas.measureText(letters).width !== width);
    },
  };
}

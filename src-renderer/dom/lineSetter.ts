import { setHanLines } from '../layout/lines/setHanLines.ts';
import { type Measure, type SetLine, setLatinLines } from '../layout/lines/setLines.ts';
import type { Script } from '../layout/script.ts';

/** Breaks paragraphs into lines by the widths that letters have on this screen. */
export interface LineSetter {
  /** The lines of a paragraph, or of what stands here of one that `goesOn` elsewhere; null where the browser breaks it. */
  lines(text: string, measure: Measure, goesOn: boolean): readonly SetLine[] | null;
  /** Whether letters have another width than they had: a face came that was not there. */
  isOutdated(): boolean;
}

/** Sets type of a family, as CSS names it, in a size in pixels. */
export function createLineSetter(family: string, size: number, script: Script): LineSetter | null {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return null;
  const font = `${size}px ${family}`;
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
    lines: (text, measure, goesOn) =>
      script === 'han'
        ? setHanLines(text, widthOf, measure, size, goesOn)
        : setLatinLines(text, widthOf, measure),
    isOutdated() {
      // A canvas keeps the faces that it found when its font was named.
      canvas.font = '1px serif';
      canvas.font = font;
      return [...known].some(
        ([letters, width]) => Math.abs(canvas.measureText(letters).width - width) > 0.01,
      );
    },
  };
}

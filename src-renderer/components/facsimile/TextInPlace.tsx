import { useCallback, useState } from 'react';
import { boxAround } from '#shared/model/facsimile.ts';
import { isUnspaced } from '#shared/text/characters.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { useMedia } from '../../state/hooks.ts';
import { makeCanvas } from './drawing/canvas.ts';
import { DrawnPage, type DrawPage } from './drawing/DrawnPage.tsx';
import { isVertical, type WordPlaces } from './geometry/wordPlaces.ts';

interface TextInPlaceProps {
  readonly places: WordPlaces;
  /** Width of the page over its height. */
  readonly aspect: number;
  readonly width: number;
  readonly textOf: (start: number, end: number) => string;
  readonly language: string;
}

/**
 * The words of a page without a picture, each where it was printed and as wide as it was. Drawn, because
 * thousands of elements would make enlarging and selecting slow.
 */
export function TextInPlace({ places, aspect, width, textOf, language }: TextInPlaceProps) {
  const { settings } = useApplication();
  const theme = usePart(settings.store, (state) => state.theme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const [holder, setHolder] = useState<HTMLDivElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ink has the theme's colour
  const draw = useCallback<DrawPage>(
    async (pixels, signal) => {
      if (!holder) return null;
      const { color, fontFamily } = getComputedStyle(holder);
      const all = places.words.map(({ start, end }) => textOf(start, end)).join('');
      // Only the parts of the typeface that are asked for are loaded.
      await document.fonts.load(`16px ${fontFamily}`, all);
      if (signal.aborted) return null;
      const canvas = makeCanvas(pixels, aspect);
      drawWords(canvas, places, aspect, textOf, color, fontFamily);
      return canvas;
    },
    [holder, places, aspect, textOf, theme, dark],
  );
  return (
    <div ref={setHolder} className="facsimile-text" lang={language}>
      <DrawnPage className="facsimile-drawing" width={width} draw={draw} onBroken={nothing} />
    </div>
  );
}

/** Without its drawing the page still says that it has no picture. */
const nothing = () => undefined;

function drawWords(
  canvas: HTMLCanvasElement,
  places: WordPlaces,
  aspect: number,
  textOf: (start: number, end: number) => string,
  colour: string,
  typeface: string,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = canvas;
  context.fillStyle = colour;
  for (const line of places.lines()) {
    // Words of one line stand on one line and in one size, whether they have tall letters or none.
    const whole = line.map((word) => word.box).reduce(boxAround);
    for (const word of line) {
      const { box, start, end } = word;
      const text = textOf(start, end);
      if (isVertical(word, aspect) && [...text].length > 1 && isUnspaced(text.charAt(0))) {
        const step = (box.height * height) / (end - start);
        context.font = `${Math.min(step, box.width * width) * 0.95}px ${typeface}`;
        context.textAlign = 'center';
        for (const [index, character] of [...text].entries()) {
          context.fillText(
            character,
            (box.left + box.width / 2) * width,
            box.top * height + (index + 0.85) * step,
          );
        }
        continue;
      }
      context.font = `${whole.height * height * 0.88}px ${typeface}`;
      context.textAlign = 'left';
      const natural = context.measureText(text).width;
      if (natural === 0) continue;
      context.save();
      context.translate(box.left * width, (whole.top + whole.height * 0.8) * height);
      context.scale((box.width * width) / natural, 1);
      context.fillText(text, 0, 0);
      context.restore();
    }
  }
}

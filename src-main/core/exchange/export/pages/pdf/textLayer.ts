import type { PixelBox, ReadLine, StructuredReading } from '#shared/model/scans/pageReading.ts';
import type { GlyphCodes } from './glyphCodes.ts';
import { em, glyphWidth } from './glyphlessFont.ts';

/** From the page's own unit, origin at its upper left, to the space that a PDF draws in: `[a b c d e f]`, see PDF 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number];

/** How much of the em square a glyph is wide. */
const advance = glyphWidth / em;

/**
 * The operators that draw the words of a page so that nobody sees them, each as wide and as high as its place:
 * render mode 3, PDF 32000-1, 9.3.6. Vertical lines are drawn turned by a quarter, so that programs that copy
 * text read their columns from the right.
 */
export function textLayer(
  { reading, blocks }: StructuredReading,
  codes: GlyphCodes,
  font: string,
  toPage: Matrix,
): string {
  const operators: string[] = ['q', 'BT', '3 Tr', `/${font} 1 Tf`];
  for (const { lines } of blocks) {
    for (const index of lines) {
      const line = reading.lines[index];
      if (line) operators.push(...lineOperators(line, codes, toPage));
    }
  }
  operators.push('ET', 'Q');
  return `${operators.join('\n')}\n`;
}

function lineOperators({ words, isVertical }: ReadLine, codes: GlyphCodes, toPage: Matrix): string[] {
  return words.flatMap((word, index) => {
    const drawn = draw(word.text, word.box, isVertical, codes, toPage);
    const next = words[index + 1];
    if (!next?.spaceBefore) return [drawn];
    return [drawn, draw(' ', between(word.box, next.box, isVertical), isVertical, codes, toPage)];
  });
}

function draw(text: string, box: PixelBox, isVertical: boolean, codes: GlyphCodes, toPage: Matrix): string {
  const { hex, count } = codes.encode(text);
  const across = Math.max(1, count) * advance;
  const { left, top, width, height } = box;
  // From the square that the text fills, baseline at the bottom, to its box.
  const own: Matrix = isVertical
    ? [0, height / across, width, 0, left, top]
    : [width / across, 0, 0, -height, left, top + height];
  return `${multiply(own, toPage).map(amount).join(' ')} Tm <${hex}> Tj`;
}

/** The gap between two words, or a sliver where they touch. */
function between(a: PixelBox, b: PixelBox, isVertical: boolean): PixelBox {
  if (isVertical) {
    const top = a.top + a.height;
    return { ...a, top, height: Math.max(0.1, b.top - top) };
  }
  const left = a.left + a.width;
  return { ...a, left, width: Math.max(0.1, b.left - left) };
}

/** First the one, then the other. */
function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

const amount = (value: number): string => String(Math.round(value * 1e4) / 1e4);

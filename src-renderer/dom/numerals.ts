import type { Span } from '#shared/model/span.ts';
import type { FlowElements } from './flowElements.ts';

/** A passage with a note. */
export interface NotedPassage extends Span {
  readonly id: string;
  readonly numeral: number;
}

/** Where a numeral stands, in pixels from the container's upper left corner. */
export interface NumeralPlace {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface NumeralSize {
  readonly width: number;
  readonly height: number;
}

/** Where the margin is that numerals stand in: the gutter behind a column, or the space above a vertical line. */
export type NumeralSide = 'right' | 'left' | 'above';

/** Places the numerals of notes in the margin, beside the line each passage starts on. */
export function placeNumerals(
  container: Element,
  passages: readonly NotedPassage[],
  elements: FlowElements,
  size: NumeralSize,
  side: NumeralSide,
): readonly NumeralPlace[] {
  const origin = container.getBoundingClientRect();
  const places = passages.flatMap((passage): NumeralPlace[] => {
    const range = elements.liveRangesOf(passage)[0];
    const line = range?.getClientRects()[0];
    const element = range?.startContainer.parentElement?.closest('[data-flow]');
    if (!line || !element || !container.contains(element)) return [];
    const column = columnAround(element, line);
    return side === 'above'
      ? [
          {
            id: passage.id,
            x: line.left + (line.width - size.width) / 2 - origin.left,
            y: column.top - size.height - origin.top,
          },
        ]
      : [
          {
            id: passage.id,
            x: (side === 'right' ? column.right + 1 : column.left - size.width - 1) - origin.left,
            y: line.top - 1 - origin.top,
          },
        ];
  });
  return keepApart(
    places,
    side === 'above' ? { width: size.width, height: 0 } : { width: 0, height: size.height },
  );
}

/** The fragment of a flow's element, one for each column it runs through, that holds a line. */
function columnAround(element: Element, line: DOMRect): DOMRect {
  const middle = { x: line.left + line.width / 2, y: line.top + line.height / 2 };
  for (const fragment of element.getClientRects()) {
    const inside =
      middle.x >= fragment.left - 1 &&
      middle.x <= fragment.right + 1 &&
      middle.y >= fragment.top - 1 &&
      middle.y <= fragment.bottom + 1;
    if (inside) return fragment;
  }
  return element.getBoundingClientRect();
}

/**
 * Moves numerals that would stand on one another: down by a height, or left by a width, whichever of
 * `size` is not 0.
 */
export function keepApart(places: readonly NumeralPlace[], size: NumeralSize): readonly NumeralPlace[] {
  const placed: NumeralPlace[] = [];
  for (const place of [...places].sort((a, b) => a.x - b.x || a.y - b.y)) {
    let { x, y } = place;
    const clashes = (other: NumeralPlace) =>
      size.height > 0
        ? Math.abs(other.x - x) < 8 && Math.abs(other.y - y) < size.height
        : Math.abs(other.y - y) < 8 && Math.abs(other.x - x) < size.width;
    for (let clash = placed.find(clashes); clash; clash = placed.find(clashes)) {
      if (size.height > 0) y = clash.y + size.height;
      else x = clash.x + size.width;
    }
    placed.push({ id: place.id, x, y });
  }
  return placed;
}

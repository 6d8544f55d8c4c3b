import type { TypeFace } from '../../layout/picture/drawing.ts';

/** A place on the ground of a drawing, in its own pixels. */
export interface GroundPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the places of a drawing count from, and how its type stands on the line. */
export class Ground {
  readonly #left: number;
  readonly #top: number;
  readonly #scale: number;
  readonly #ascents = new Map<string, number>();
  readonly #measure = document.createElement('canvas').getContext('2d');

  /** The window may show the ground smaller than it is. */
  constructor(element: HTMLElement) {
    const { left, top, width } = element.getBoundingClientRect();
    this.#left = left;
    this.#top = top;
    this.#scale = element.offsetWidth > 0 && width > 0 ? width / element.offsetWidth : 1;
  }

  placeOf({ left, top, width, height }: DOMRect): GroundPlace {
    return {
      x: (left - this.#left) / this.#scale,
      y: (top - this.#top) / this.#scale,
      width: width / this.#scale,
      height: height / this.#scale,
    };
  }

  /** How wide a text is by itself. */
  widthOf(text: string, face: TypeFace): number {
    if (!this.#measure) return 0;
    this.#measure.font = fontOf(face);
    return this.#measure.measureText(text).width;
  }

  /** From the upper edge of a text's box to its baseline; Chromium lays boxes out by whole pixels of it. */
  ascentOf(face: TypeFace): number {
    const font = fontOf(face);
    const before = this.#ascents.get(font);
    if (before !== undefined) return before;
    if (this.#measure) this.#measure.font = font;
    const ascent = Math.round(this.#measure?.measureText('x').fontBoundingBoxAscent ?? face.size * 0.88);
    this.#ascents.set(font, ascent);
    return ascent;
  }
}

/** A face as a canvas names it. */
export const fontOf = ({ family, weight, isItalic, size }: TypeFace): string =>
  `${isItalic ? 'italic ' : ''}${weight} ${size}px ${family}`;

import type {
  PageReading,
  PixelBox,
  ReadBlock,
  ReadBlockKind,
  ReadLine,
  StructuredReading,
} from '#shared/model/scans/pageReading.ts';

/** A block as tests write it: what it is, its article, and its printed lines with their places. */
export interface DrawnBlock {
  readonly kind: ReadBlockKind;
  readonly article: number | null;
  readonly lines: readonly DrawnLine[];
}

export interface DrawnLine {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  /** Height of the type (pixels). */
  readonly size: number;
  readonly isVertical?: boolean;
}

/** A page as a machine would have read it: Han character by character, everything else word by word. */
export function readPage(
  blocks: readonly DrawnBlock[],
  about: Partial<PageReading> & Pick<PageReading, 'language' | 'writing'>,
): StructuredReading {
  const lines: ReadLine[] = [];
  const read = blocks.map(({ kind, article, lines: drawn }): ReadBlock => {
    const from = lines.length;
    lines.push(...drawn.map(drawLine));
    return { kind, article, lines: drawn.map((_, index) => from + index) };
  });
  const reading: PageReading = {
    width: 3000,
    height: 4000,
    skew: 0.4,
    turned: 0,
    engine: { name: 'PP-OCRv4 + tesseract', version: '4.0.0 + 5.5.1' },
    lines,
    rules: [{ box: { left: 10, top: 1990, width: 2900, height: 4 }, isVertical: false }],
    frames: [{ left: 100, top: 3000, width: 500, height: 400 }],
    pictures: [{ left: 1500, top: 300, width: 700, height: 500 }],
    ...about,
  };
  return { reading, blocks: read };
}

function drawLine({ text, left, top, size, isVertical = false }: DrawnLine): ReadLine {
  let at = 0;
  const words = text.split(' ').flatMap((part, index) => {
    const pieces = /\p{Script=Han}/u.test(part) ? Array.from(part) : [part];
    return pieces.map((piece, place) => {
      const spaceBefore = index > 0 && place === 0;
      if (spaceBefore) at += size / 2;
      const length = Array.from(piece).length * size * (pieces.length > 1 || isVertical ? 1 : 0.5);
      const box: PixelBox = isVertical
        ? { left, top: top + at, width: size, height: length }
        : { left: left + at, top, width: length, height: size };
      at += length;
      return { text: piece, box, confidence: 0.9, spaceBefore };
    });
  });
  const box: PixelBox = isVertical
    ? { left, top, width: size, height: at }
    : { left, top, width: at, height: size };
  return { box, isVertical, size, words };
}

import { ByteReader } from './byteReader.ts';

export interface GlyphPoint {
  readonly x: number;
  readonly y: number;
  /** Otherwise it draws the curve to it. */
  readonly isOnCurve: boolean;
}

/** A closed line of quadratic curves. */
export type Contour = readonly GlyphPoint[];

/** A glyph made of others, each laid by a matrix: x′ = ax + cy + dx, y′ = bx + dy + dy. */
interface Part {
  readonly glyph: number;
  readonly matrix: readonly [number, number, number, number, number, number];
}

type Glyph =
  | { readonly kind: 'simple'; readonly contours: readonly Contour[] }
  | { readonly kind: 'composed'; readonly parts: readonly Part[] };

/** Glyphs are made of others at most so deep. */
const deepest = 8;

/** The contours of a glyph by its number. */
export type ContoursOf = (glyph: number) => readonly Contour[];

/**
 * The glyphs of a font as WOFF 2 keeps them, in streams (https://www.w3.org/TR/WOFF2/#glyf_table_format). Throws
 * RangeError where the streams end too early.
 */
export function readGlyphs(table: Uint8Array): ContoursOf {
  const head = new ByteReader(table, 4);
  const count = head.word();
  head.skip(2);
  const sizes = Array.from({ length: 7 }, () => head.long());
  let at = head.at;
  const [contours, points, flags, places, composites] = sizes.map((size) => {
    const reader = new ByteReader(table, at);
    at += size;
    return reader;
  });
  if (!contours || !points || !flags || !places || !composites) return () => [];
  const streams = { points, flags, places, composites };
  const glyphs = Array.from({ length: count }, (): Glyph => {
    const number = contours.signedWord();
    return number < 0 ? readComposed(streams) : readSimple(number, streams);
  });
  const contoursOf = (number: number, depth: number): readonly Contour[] => {
    const glyph = glyphs[number];
    if (!glyph || depth > deepest) return [];
    if (glyph.kind === 'simple') return glyph.contours;
    return glyph.parts.flatMap(({ glyph: part, matrix }) =>
      contoursOf(part, depth + 1).map((contour) => contour.map((point) => laid(point, matrix))),
    );
  };
  return (number) => contoursOf(number, 0);
}

interface Streams {
  readonly points: ByteReader;
  readonly flags: ByteReader;
  readonly places: ByteReader;
  readonly composites: ByteReader;
}

function readSimple(number: number, { points, flags, places }: Streams): Glyph {
  const counts = Array.from({ length: number }, () => points.small());
  let x = 0;
  let y = 0;
  const contours = counts.map((count) =>
    Array.from({ length: count }, (): GlyphPoint => {
      const flag = flags.byte();
      const step = readStep(flag & 0x7f, places);
      x += step.x;
      y += step.y;
      return { x, y, isOnCurve: flag < 0x80 };
    }),
  );
  // How long its instructions are, which stand in a stream of their own.
  if (number > 0) places.small();
  return { kind: 'simple', contours };
}

/** From one point to the next. https://www.w3.org/TR/WOFF2/#triplet_decoding */
function readStep(flag: number, places: ByteReader): { readonly x: number; readonly y: number } {
  const signed = (bits: number, value: number) => (bits & 1 ? value : -value);
  if (flag < 10) return { x: 0, y: signed(flag, ((flag & 14) << 7) + places.byte()) };
  if (flag < 20) return { x: signed(flag, (((flag - 10) & 14) << 7) + places.byte()), y: 0 };
  if (flag < 84) {
    const own = flag - 20;
    const byte = places.byte();
    return {
      x: signed(flag, 1 + (own & 0x30) + (byte >> 4)),
      y: signed(flag >> 1, 1 + ((own & 0x0c) << 2) + (byte & 15)),
    };
  }
  if (flag < 120) {
    const own = flag - 84;
    return {
      x: signed(flag, 1 + (Math.floor(own / 12) << 8) + places.byte()),
      y: signed(flag >> 1, 1 + (((own % 12) >> 2) << 8) + places.byte()),
    };
  }
  if (flag < 124) {
    const first = places.byte();
    const second = places.byte();
    return {
      x: signed(flag, (first << 4) + (second >> 4)),
      y: signed(flag >> 1, ((second & 15) << 8) + places.byte()),
    };
  }
  return { x: signed(flag, places.word()), y: signed(flag >> 1, places.word()) };
}

/** https://learn.microsoft.com/typography/opentype/spec/glyf#composite-glyph-description */
const composing = {
  words: 1,
  offsets: 2,
  scale: 8,
  more: 0x20,
  twoScales: 0x40,
  matrix: 0x80,
  program: 0x100,
};

function readComposed({ composites, places }: Streams): Glyph {
  const parts: Part[] = [];
  let hasProgram = false;
  for (let flags = composing.more; flags & composing.more; ) {
    flags = composites.word();
    hasProgram ||= (flags & composing.program) !== 0;
    const glyph = composites.word();
    const argument = () =>
      flags & composing.words ? composites.signedWord() : (composites.byte() << 24) >> 24;
    const [dx, dy] = [argument(), argument()];
    const part = () => composites.signedWord() / 16384;
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & composing.scale) {
      a = part();
      d = a;
    } else if (flags & composing.twoScales) [a, d] = [part(), part()];
    else if (flags & composing.matrix) [a, b, c, d] = [part(), part(), part(), part()];
    // Parts that are laid point on point are of old fonts alone; they stay where they are.
    const isMoved = (flags & composing.offsets) !== 0;
    parts.push({ glyph, matrix: [a, b, c, d, isMoved ? dx : 0, isMoved ? dy : 0] });
  }
  if (hasProgram) places.small();
  return { kind: 'composed', parts };
}

const laid = ({ x, y, isOnCurve }: GlyphPoint, [a, b, c, d, dx, dy]: Part['matrix']): GlyphPoint => ({
  x: a * x + c * y + dx,
  y: b * x + d * y + dy,
  isOnCurve,
});

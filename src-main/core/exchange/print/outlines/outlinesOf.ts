import type { TypeOutlines } from '#shared/contract/calls/print.ts';
import { readCharacterMap } from './characterMap.ts';
import { type Contour, type GlyphPoint, readGlyphs } from './glyphs.ts';
import { readWoff2 } from './woff2.ts';

/**
 * How a face draws characters, from its WOFF 2 file: characters that it has not are left out. Glyphs are those of the
 * characters alone, so that what a face does to letters beside one another is not in them. Null where the file is
 * damaged or keeps its glyphs in another way (PostScript outlines).
 */
export async function outlinesOf(file: Uint8Array, characters: string): Promise<TypeOutlines | null> {
  try {
    const tables = await readWoff2(file);
    const head = tables.get('head')?.bytes;
    const map = tables.get('cmap')?.bytes;
    const glyf = tables.get('glyf');
    if (!head || !map || !glyf?.isTransformed) return null;
    const unitsPerEm = (head[18] ?? 0) * 256 + (head[19] ?? 0);
    if (unitsPerEm === 0) return null;
    const glyphOf = readCharacterMap(map);
    const contoursOf = readGlyphs(glyf.bytes);
    const paths: Record<string, string> = {};
    for (const character of new Set(characters)) {
      const glyph = glyphOf(character.codePointAt(0) ?? 0);
      if (glyph > 0) paths[character] = contoursOf(glyph).map(pathOf).join('');
    }
    return { unitsPerEm, paths };
  } catch {
    // Whatever is wrong with the file, its letters can still be text.
    return null;
  }
}

/** A contour as the data of a path: between two points off the curve lies one on it, halfway. */
export function pathOf(contour: Contour): string {
  const points = contour.flatMap((point, index): readonly GlyphPoint[] => {
    const next = contour[(index + 1) % contour.length] ?? point;
    return point.isOnCurve || next.isOnCurve ? [point] : [point, halfway(point, next)];
  });
  const from = points.findIndex(({ isOnCurve }) => isOnCurve);
  if (from < 0) return '';
  const ordered = [...points.slice(from), ...points.slice(0, from + 1)];
  const [start, ...rest] = ordered;
  if (!start) return '';
  let path = `M${pair(start)}`;
  for (let at = 0; at < rest.length; at++) {
    const point = rest[at];
    const next = rest[at + 1];
    if (!point) break;
    if (point.isOnCurve) path += `L${pair(point)}`;
    else if (next) {
      path += `Q${pair(point)} ${pair(next)}`;
      at++;
    }
  }
  return `${path}Z`;
}

const halfway = (one: GlyphPoint, other: GlyphPoint): GlyphPoint => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
  isOnCurve: true,
});

const pair = ({ x, y }: GlyphPoint): string => `${short(x)} ${short(y)}`;
const short = (value: number): string => String(Math.round(value * 10) / 10);

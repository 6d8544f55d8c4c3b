import { ByteReader } from './byteReader.ts';

/** Answers the number of a character's glyph; 0 where the font has none. */
export type GlyphOf = (codePoint: number) => number;

/**
 * The Unicode map of a font, of the forms that fonts of today have: 4 and 12.
 * https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function readCharacterMap(table: Uint8Array): GlyphOf {
  const reader = new ByteReader(table, 2);
  const offsets = new Map<number, number>();
  for (let left = reader.word(); left > 0; left--) {
    const platform = reader.word();
    const encoding = reader.word();
    const at = reader.long();
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    if (isUnicode) offsets.set(new ByteReader(table, at).word(), at);
  }
  const groups = offsets.get(12);
  const segments = offsets.get(4);
  if (groups !== undefined) return inGroups(table, groups);
  if (segments !== undefined) return inSegments(table, segments);
  return () => 0;
}

function inGroups(table: Uint8Array, at: number): GlyphOf {
  const reader = new ByteReader(table, at + 12);
  const groups = Array.from({ length: reader.long() }, () => ({
    first: reader.long(),
    last: reader.long(),
    glyph: reader.long(),
  }));
  return (code) => {
    const group = groups.find(({ first, last }) => first <= code && code <= last);
    return group ? group.glyph + code - group.first : 0;
  };
}

function inSegments(table: Uint8Array, at: number): GlyphOf {
  const reader = new ByteReader(table, at + 6);
  const count = reader.word() / 2;
  const words = (from: number) => {
    const list = new ByteReader(table, from);
    return Array.from({ length: count }, () => list.word());
  };
  const ends = words(at + 14);
  const starts = words(at + 16 + count * 2);
  const deltas = words(at + 16 + count * 4);
  const offsetsAt = at + 16 + count * 6;
  const offsets = words(offsetsAt);
  return (code) => {
    const index = ends.findIndex((end) => code <= end);
    const start = starts[index];
    const delta = deltas[index];
    const offset = offsets[index];
    if (start === undefined || delta === undefined || offset === undefined || code < start) return 0;
    if (offset === 0) return (code + delta) & 0xffff;
    const glyph = new ByteReader(table, offsetsAt + index * 2 + offset + (code - start) * 2).word();
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

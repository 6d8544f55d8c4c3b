import { glyphlessFont, glyphWidth } from './glyphlessFont.ts';

/** The name of the font in the resources of a page. */
export const fontName = 'BroadsheetText';

/** The streams that the font consists of. */
export interface FontFiles {
  readonly font: Uint8Array;
  /** Every code is the second glyph (PDF 32000-1, 9.7.4.2). */
  readonly glyphs: Uint8Array;
}

export function fontFiles(): FontFiles {
  const glyphs = new Uint8Array(0x20000);
  for (let at = 1; at < glyphs.length; at += 2) glyphs[at] = 1;
  return { font: glyphlessFont(), glyphs };
}

/** The dictionaries of the font, given the references (`12 0 R`) of its other objects: PDF 32000-1, 9.7. */
export const fontDictionaries = {
  type0: (descendant: string, toUnicode: string): string =>
    `<< /Type /Font /Subtype /Type0 /BaseFont /${fontName} /Encoding /Identity-H /DescendantFonts [${descendant}] /ToUnicode ${toUnicode} >>`,
  descendant: (descriptor: string, glyphs: string): string =>
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${fontName} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} /CIDToGIDMap ${glyphs} /DW ${glyphWidth} >>`,
  descriptor: (file: string): string =>
    `<< /Type /FontDescriptor /FontName /${fontName} /Flags 5 /FontBBox [0 0 ${glyphWidth} 1000] /ItalicAngle 0 /Ascent 1000 /Descent 0 /CapHeight 1000 /StemV 80 /FontFile2 ${file} >>`,
} as const;

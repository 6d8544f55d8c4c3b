import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { ByteReader } from './byteReader.ts';

const decompress = promisify(brotliDecompress);

/** The tables of a font file, by their tags. */
export type FontTables = ReadonlyMap<string, FontTable>;

export interface FontTable {
  readonly bytes: Uint8Array;
  /** Whether it stands as WOFF 2 rewrites it. */
  readonly isTransformed: boolean;
}

/** https://www.w3.org/TR/WOFF2/#table_dir_format: tags that have a number. */
const tags =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.match(
    /.{4}(?: |$)/gu,
  ) ?? [];

/** Much more than any face of ours has. */
const mostBytes = 64 * 1024 * 1024;

/** Takes a WOFF 2 file apart (https://www.w3.org/TR/WOFF2/). Throws an Error where it is none. */
export async function readWoff2(file: Uint8Array): Promise<FontTables> {
  const reader = new ByteReader(file);
  if (reader.long() !== 0x774f4632) throw new RangeError('The font is not WOFF 2.');
  reader.skip(8);
  const count = reader.word();
  reader.skip(6);
  const compressed = reader.long();
  reader.skip(24);
  const entries = Array.from({ length: count }, () => readEntry(reader));
  const data = await decompress(file.subarray(reader.at, reader.at + compressed), {
    maxOutputLength: mostBytes,
  });
  const tables = new Map<string, FontTable>();
  let at = 0;
  for (const { tag, length, isTransformed } of entries) {
    tables.set(tag, { bytes: data.subarray(at, at + length), isTransformed });
    at += length;
  }
  return tables;
}

function readEntry(reader: ByteReader) {
  const flags = reader.byte();
  const number = flags & 63;
  const tag =
    number === 63
      ? String.fromCharCode(reader.byte(), reader.byte(), reader.byte(), reader.byte())
      : (tags[number] ?? '').slice(0, 4);
  const version = flags >> 6;
  const original = reader.ofSevens();
  // Of glyf and loca, version 3 is the table as it is; of others, version 0 is.
  const isTransformed = version !== (tag === 'glyf' || tag === 'loca' ? 3 : 0);
  return { tag, length: isTransformed ? reader.ofSevens() : original, isTransformed };
}

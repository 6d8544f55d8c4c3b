import { BadDictionaryError } from '../dictionary.ts';

/** What a StarDict dictionary says of itself. */
export interface StarDictInfo {
  readonly name: string;
  /** Of an offset in the index. */
  readonly offsetBytes: 4 | 8;
  /** The types of an entry's fields where all entries have the same; null where each says its own. */
  readonly sameTypes: string | null;
}

const firstLine = "StarDict's dict ifo file";

/**
 * Reads an `.ifo` file. Format: https://github.com/huzheng001/stardict-3/blob/master/dict/doc/StarDictFileFormat
 * Throws `BadDictionaryError`.
 */
export function readInfo(text: string): StarDictInfo {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  if (lines[0]?.trim() !== firstLine) throw new BadDictionaryError('notStarDict');
  const fields = new Map(
    lines.slice(1).flatMap((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
    }),
  );
  const bits = fields.get('idxoffsetbits') ?? '32';
  if (bits !== '32' && bits !== '64') throw new BadDictionaryError('unknownOffsets');
  return {
    name: fields.get('bookname') ?? '',
    offsetBytes: bits === '64' ? 8 : 4,
    sameTypes: fields.get('sametypesequence') || null,
  };
}

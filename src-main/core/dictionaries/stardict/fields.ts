import { plainText, trimmedLines } from '../plainText.ts';

/** What an entry's fields say, as text. */
export interface EntryText {
  readonly reading: string | null;
  readonly senses: readonly string[];
}

/** Types of fields, one letter each; a small letter's field ends with a null, a capital's begins with its size. */
const readings = new Set(['t', 'y']);
const marked = new Set(['g', 'x', 'h', 'k', 'w']);
const plain = new Set(['m', 'l', 'n']);

/**
 * Reads the fields of an entry in a `.dict` file; sounds, pictures and names of other files are left out.
 * `sameTypes`: of the last field then neither null nor size is written.
 */
export function readDictionaryFields(data: Buffer, sameTypes: string | null): EntryText {
  const senses: string[] = [];
  let reading: string | null = null;
  const take = (type: string, bytes: Buffer): void => {
    const text = bytes.toString('utf8');
    if (readings.has(type)) reading ??= text.trim() || null;
    else if (marked.has(type)) senses.push(...trimmedLines(plainText(text)));
    else if (plain.has(type)) senses.push(...trimmedLines(text));
  };
  let at = 0;
  const next = (type: string, isLast: boolean): void => {
    if (isLast) {
      take(type, data.subarray(at));
      at = data.length;
    } else if (type >= 'A' && type <= 'Z') {
      const size = at + 4 <= data.length ? data.readUInt32BE(at) : 0;
      at += 4 + size;
    } else {
      const end = data.indexOf(0, at);
      take(type, data.subarray(at, end < 0 ? data.length : end));
      at = end < 0 ? data.length : end + 1;
    }
  };
  if (sameTypes !== null) {
    for (const [index, type] of [...sameTypes].entries()) next(type, index === sameTypes.length - 1);
  } else {
    while (at < data.length) {
      const type = String.fromCharCode(data.readUInt8(at++));
      next(type, false);
    }
  }
  return { reading, senses };
}

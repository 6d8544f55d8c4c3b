import { isUtf8 } from 'node:buffer';
import type { FileProblem } from '#shared/model/library.ts';

/** What a folder lists: names of which the system gave text, and those that are no text as it writes it. */
export interface ListedNames {
  readonly names: readonly string[];
  /** Names that are not UTF-8, as people would read them. No file can be asked for by these. */
  readonly unreadable: readonly string[];
}

/** Sorts the names of a folder, listed as bytes: archives of old systems come with names in GBK or Shift_JIS. */
export function sortNames(listed: readonly Buffer[]): ListedNames {
  const names: string[] = [];
  const unreadable: string[] = [];
  for (const name of listed) {
    if (isUtf8(name)) names.push(name.toString('utf8'));
    else unreadable.push(readName(name));
  }
  return { names, unreadable };
}

/** Encodings that old archives name files in, the likeliest first. */
const encodings = ['gb18030', 'big5', 'shift_jis', 'euc-kr'];
/** Letters and marks that stand in a name that was decoded rightly. */
const plausible = /^[\p{L}\p{N}\p{P}\p{Zs}\p{S}]+$/u;

/** The name in the first encoding in which it is text; otherwise with `\xNN` for what is not ASCII. */
function readName(name: Uint8Array): string {
  for (const encoding of encodings) {
    try {
      const read = new TextDecoder(encoding, { fatal: true }).decode(name);
      if (plausible.test(read)) return read;
    } catch {
      // Not in this encoding.
    }
  }
  return Array.from(name, (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}

/** Why what has such a name is not read, and what to do. `path` is as people would read it. */
export const nameProblem = (path: string): FileProblem => ({
  path,
  code: 'fileName',
  message: `${path} has a name that is not written in UTF-8, by which the system cannot open it: give it another name, or unpack its archive anew with a program that converts the names.`,
});

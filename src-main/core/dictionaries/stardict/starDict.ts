import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { BadDictionaryError, type OpenDictionary } from '../dictionary.ts';
import { gunzip } from '../gunzip.ts';
import { indexHeadwords } from '../headwords.ts';
import { openDictzip, type ReadBytes } from './dictzip.ts';
import { readDictionaryFields } from './fields.ts';
import { readRecords } from './idx.ts';
import { readInfo } from './ifo.ts';

/** A longer entry is cut (bytes): nobody reads it in a panel. */
const longestEntry = 256 * 1024;

/** What the index and the other words may be packed as. */
const packings = ['', '.gz', '.dz'];

/** All files that a dictionary may be made of, by the path of its `.ifo` file; most have some of them. */
export function filesOfStarDict(ifo: string): readonly string[] {
  const base = baseOf(ifo);
  const whole = ['.idx', '.syn'].flatMap((end) => packings.map((packing) => base + end + packing));
  return [ifo, ...whole, `${base}.dict`, `${base}.dict.dz`];
}

const baseOf = (ifo: string): string => ifo.slice(0, -'.ifo'.length);

/** Opens a StarDict dictionary by the path of its `.ifo` file. Throws `BadDictionaryError`. */
export function openStarDict(ifo: string): OpenDictionary {
  const base = baseOf(ifo);
  const info = readInfo(readFileSync(ifo, 'utf8'));
  const file = wholeFile(`${base}.idx`);
  if (!file) throw new BadDictionaryError('noIndex');
  const words = readRecords(file, info.offsetBytes + 4);
  const aliasFile = wholeFile(`${base}.syn`);
  const aliases = aliasFile && readRecords(aliasFile, 4);
  const text = openText(base);
  const byWord = indexHeadwords(words.count, words.wordAt);
  const byAlias = aliases && indexHeadwords(aliases.count, aliases.wordAt);
  const entry = (number: number) => {
    const at = words.dataAt(number);
    const offset = info.offsetBytes === 8 ? Number(file.readBigUInt64BE(at)) : file.readUInt32BE(at);
    const size = Math.min(file.readUInt32BE(at + info.offsetBytes), longestEntry);
    return {
      headwords: [words.wordAt(number)],
      ...readDictionaryFields(size === 0 ? Buffer.alloc(0) : text.read(offset, size), info.sameTypes),
    };
  };
  return {
    name: info.name || basename(base),
    words: words.count,
    find(word) {
      const meant = (byAlias?.find(word) ?? []).map((alias) => {
        return aliasFile ? aliasFile.readUInt32BE(aliases?.dataAt(alias) ?? 0) : 0;
      });
      const numbers = new Set([...byWord.find(word), ...meant].filter((number) => number < words.count));
      return [...numbers].map(entry).filter(({ senses, reading }) => senses.length > 0 || reading !== null);
    },
    close: text.close,
  };
}

/** A file in full, packed or not; null where there is none. */
function wholeFile(path: string): Buffer | null {
  const packing = packings.find((end) => existsSync(path + end));
  if (packing === undefined) return null;
  const bytes = readFileSync(path + packing);
  return packing === '' ? bytes : gunzip(bytes);
}

/** The file of definitions, of which only what is asked for is read. */
function openText(base: string): { readonly read: ReadBytes; readonly close: () => void } {
  const isPlain = existsSync(`${base}.dict`);
  const path = isPlain ? `${base}.dict` : `${base}.dict.dz`;
  if (!isPlain && !existsSync(path)) throw new BadDictionaryError('noText');
  const descriptor = openSync(path, 'r');
  const close = () => closeSync(descriptor);
  try {
    const { size } = fstatSync(descriptor);
    const read: ReadBytes = (offset, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
    };
    if (isPlain) return { read, close };
    const apart = openDictzip(read);
    if (apart) return { read: apart, close };
    const whole = gunzip(read(0, size));
    return { read: (offset, length) => whole.subarray(offset, offset + length), close };
  } catch (error) {
    close();
    throw error;
  }
}

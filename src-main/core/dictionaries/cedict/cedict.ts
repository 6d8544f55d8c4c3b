import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BadDictionaryError, type OpenDictionary } from '../dictionary.ts';
import { gunzip } from '../gunzip.ts';
import { indexHeadwords } from '../headwords.ts';
import { pinyinWithTones } from './pinyin.ts';

/** A line: `Traditional Simplified [pin1 yin1] /sense/sense/`. https://cc-cedict.org/wiki/format:syntax */
const line = /^(\S+) (\S+) \[\[?([^\]]*)\]\]? \/(.*)\/\s*$/;
const newLine = 0x0a;
const hash = 0x23;
const space = 0x20;

/** Opens a CC-CEDICT file, packed by gzip or not. Throws `BadDictionaryError`. */
export function openCedict(path: string): OpenDictionary {
  const file = wholeFile(path);
  const lines = entryLines(file);
  // Each line has two words, which are one in the normal form unless a phrase says otherwise.
  const wordAt = (number: number): string => {
    const start = lines[number >> 1] ?? 0;
    const middle = file.indexOf(space, start);
    return number % 2 === 0
      ? file.toString('utf8', start, middle)
      : file.toString('utf8', middle + 1, file.indexOf(space, middle + 1));
  };
  const byWord = indexHeadwords(lines.length * 2, wordAt);
  return {
    name: /^cedict/i.test(basename(path)) ? 'CC-CEDICT' : basename(path).replace(/(\.(u8|txt|gz))+$/i, ''),
    words: lines.length,
    find(word) {
      const found = new Set(byWord.find(word).map((number) => number >> 1));
      return [...found].flatMap((number) => {
        const start = lines[number] ?? 0;
        const end = file.indexOf(newLine, start);
        const parts = line.exec(file.toString('utf8', start, end < 0 ? file.length : end));
        if (!parts) return [];
        const [, traditional = '', simplified = '', reading = '', senses = ''] = parts;
        return {
          headwords: [...new Set([simplified, traditional])],
          reading: pinyinWithTones(reading) || null,
          senses: senses
            .split('/')
            .filter((sense) => sense.trim() !== '')
            .map((sense) => sense.replace(/(?<=\[)[^\]]*(?=\])/g, pinyinWithTones)),
        };
      });
    },
    close: () => undefined,
  };
}

function wholeFile(path: string): Buffer {
  const bytes = readFileSync(path);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzip(bytes) : bytes;
}

/** Where the lines of entries begin. */
function entryLines(file: Buffer): Uint32Array {
  const hasMark = file.length >= 3 && file.readUIntBE(0, 3) === 0xefbbbf;
  const starts: number[] = [];
  let checked = 0;
  for (let at = hasMark ? 3 : 0; at < file.length; ) {
    const found = file.indexOf(newLine, at);
    const end = found < 0 ? file.length : found;
    if (file[at] !== hash && end - at > 1) {
      // The first lines are read in full, the others only by what a search needs of them.
      if (checked < 20) {
        checked++;
        if (!line.test(file.toString('utf8', at, end))) throw new BadDictionaryError('notCedict');
      }
      if (hasTwoWords(file, at, end)) starts.push(at);
    }
    at = end + 1;
  }
  if (starts.length === 0) throw new BadDictionaryError('notCedict');
  return Uint32Array.from(starts);
}

function hasTwoWords(file: Buffer, start: number, end: number): boolean {
  const first = file.indexOf(space, start);
  const second = first < 0 ? -1 : file.indexOf(space, first + 1);
  return first > start && second > first + 1 && second < end;
}

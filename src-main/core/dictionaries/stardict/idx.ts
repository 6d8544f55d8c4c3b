import { BadDictionaryError } from '../dictionary.ts';

/** A file of null-terminated words, each followed by as many bytes. */
export interface WordRecords {
  readonly count: number;
  wordAt(number: number): string;
  /** Offset in the file of what follows a word. */
  dataAt(number: number): number;
}

/** Finds where the records of an `.idx` or `.syn` file begin. Throws `BadDictionaryError` where it is cut off. */
export function readRecords(file: Buffer, dataBytes: number): WordRecords {
  const starts: number[] = [];
  for (let at = 0; at < file.length; ) {
    const end = file.indexOf(0, at);
    if (end < 0 || end + 1 + dataBytes > file.length) throw new BadDictionaryError('cutIndex');
    starts.push(at);
    at = end + 1 + dataBytes;
  }
  const begin = Uint32Array.from(starts);
  const startOf = (number: number): number => {
    const start = begin[number];
    if (start === undefined) throw new RangeError(`There is no record ${number}.`);
    return start;
  };
  return {
    count: begin.length,
    wordAt: (number) => file.toString('utf8', startOf(number), file.indexOf(0, startOf(number))),
    dataAt: (number) => file.indexOf(0, startOf(number)) + 1,
  };
}

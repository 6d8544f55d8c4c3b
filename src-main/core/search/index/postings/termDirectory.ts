import { type Bytes, heldBytes } from '../bytes/bytes.ts';
import { byteAt, offsetAt } from '../bytes/checkedRead.ts';
import { byteSink } from '../bytes/growable.ts';

/**
 * The sorted terms of a corpus and where their postings are, in blocks of 32: in memory is the first term of
 * each block only, so that an archive's millions of terms need not be. A term is
 *
 *     length, its UTF-16 units (two bytes each, little end first), number of documents, bytes of the list of
 *     documents, bytes of the list of positions, last document                              (varints)
 */
export interface TermDirectory {
  /** The first terms of the blocks, as one string: many small ones would weigh on the heap. */
  readonly heads: string;
  /** Where each of them begins, and the end of the last. */
  readonly headStarts: Uint32Array;
  /** For each block, where it begins in `bytes`, and where its postings begin; at the end, where both end. */
  readonly blockStarts: Uint32Array;
  readonly bytes: Bytes;
}

const termsPerBlock = 32;

/** A term and its place in the postings. */
export interface TermEntry {
  readonly term: string;
  /** Number of documents that have it. */
  readonly size: number;
  /** The last of them. */
  readonly last: number;
  /** The bytes of its list of documents are `[start, positions)`, those of its positions `[positions, end)`. */
  readonly start: number;
  readonly positions: number;
  readonly end: number;
}

export interface TermDirectoryWriter {
  /** Adds a term behind the others in the order of UTF-16 units. */
  add(term: string, size: number, last: number, documentsLength: number, positionsLength: number): void;
  finish(): TermDirectory;
}

export function termDirectoryWriter(): TermDirectoryWriter {
  const sink = byteSink();
  const heads: string[] = [];
  const headStarts: number[] = [0];
  const blockStarts: number[] = [];
  let headsLength = 0;
  let count = 0;
  let postingsLength = 0;
  return {
    add(term, size, last, documentsLength, positionsLength) {
      if (count++ % termsPerBlock === 0) {
        heads.push(term);
        headsLength += term.length;
        headStarts.push(headsLength);
        blockStarts.push(sink.length, postingsLength);
      }
      sink.pushVarint(term.length);
      for (let at = 0; at < term.length; at++) {
        const unit = term.charCodeAt(at);
        sink.push(unit & 0xff);
        sink.push(unit >> 8);
      }
      for (const number of [size, documentsLength, positionsLength, last]) sink.pushVarint(number);
      postingsLength += documentsLength + positionsLength;
    },
    finish: () => ({
      heads: heads.join(''),
      headStarts: Uint32Array.from(headStarts),
      blockStarts: Uint32Array.from([...blockStarts, sink.length, postingsLength]),
      bytes: heldBytes(sink.values.slice(0, sink.length)),
    }),
  };
}

const blockCount = ({ headStarts }: TermDirectory): number => headStarts.length - 1;

/** Where a term is; null when no document has it. */
export function findTerm(directory: TermDirectory, term: string): TermEntry | null {
  const { heads, headStarts, blockStarts, bytes } = directory;
  let low = -1;
  let high = blockCount(directory);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (heads.slice(headStarts[middle], headStarts[middle + 1]) <= term) low = middle;
    else high = middle;
  }
  if (low < 0) return null;
  const block = bytes.read(offsetAt(blockStarts, low * 2), offsetAt(blockStarts, low * 2 + 2));
  for (const entry of readEntries(block, offsetAt(blockStarts, low * 2 + 1))) {
    if (entry.term >= term) return entry.term === term ? entry : null;
  }
  return null;
}

/** All terms, in order. */
export function termsIn({ bytes }: TermDirectory): Generator<TermEntry> {
  return readEntries(bytes.read(0, bytes.length), 0);
}

function* readEntries(bytes: Uint8Array, postingsStart: number): Generator<TermEntry> {
  let at = 0;
  let start = postingsStart;
  const varint = (): number => {
    let byte = byteAt(bytes, at++);
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = byteAt(bytes, at++);
      value |= (byte & 0x7f) << shift;
    }
    return value;
  };
  while (at < bytes.length) {
    let term = '';
    for (let left = varint(); left > 0; left--, at += 2) {
      term += String.fromCharCode(byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8));
    }
    const size = varint();
    const positions = start + varint();
    const end = positions + varint();
    yield { term, size, last: varint(), start, positions, end };
    start = end;
  }
}

import { constants, inflateRawSync } from 'node:zlib';
import { BadDictionaryError } from '../dictionary.ts';

/** Reads `length` bytes at `offset` of a file; fewer where it ends before. */
export type ReadBytes = (offset: number, length: number) => Buffer;

const flags = { headerCheck: 2, extra: 4, name: 8, comment: 16 } as const;
/** The longest header that is read: the table of chunks lies in one field of at most 64 KB, names are short. */
const longestHeader = 70_000;
const keptChunks = 16;

/**
 * Random access to a dictzip file: gzip whose pieces are packed each by itself, with a table of their sizes in
 * the header's extra field `RA`. See dictzip(1), and RFC 1952 for the header. Null where the file is gzip
 * without that table. Throws `BadDictionaryError` where it is no gzip.
 */
export function openDictzip(read: ReadBytes): ReadBytes | null {
  const header = read(0, longestHeader);
  if (header.length < 12 || header.readUInt16BE(0) !== 0x1f8b || header[2] !== 8) {
    throw new BadDictionaryError('notPacked');
  }
  const flag = header.readUInt8(3);
  const table = (flag & flags.extra) === 0 ? null : findTable(header);
  if (!table) return null;
  let at = 12 + header.readUInt16LE(10);
  if (flag & flags.name) at = header.indexOf(0, at) + 1;
  if (flag & flags.comment) at = header.indexOf(0, at) + 1;
  if (flag & flags.headerCheck) at += 2;
  const starts: number[] = [];
  for (const size of table.sizes) {
    starts.push(at);
    at += size;
  }
  const unpacked = new Map<number, Buffer>();
  const chunk = (index: number): Buffer => {
    const known = unpacked.get(index);
    if (known) return known;
    const start = starts[index];
    const size = table.sizes[index];
    if (start === undefined || size === undefined) return Buffer.alloc(0);
    const made = inflateRawSync(read(start, size), {
      // A piece ends with a full flush, not with the stream's end.
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: table.chunkLength,
    });
    unpacked.set(index, made);
    const [oldest] = unpacked.keys();
    if (unpacked.size > keptChunks && oldest !== undefined) unpacked.delete(oldest);
    return made;
  };
  return (offset, length) => {
    const first = Math.floor(offset / table.chunkLength);
    const last = Math.floor((offset + length - 1) / table.chunkLength);
    const pieces: Buffer[] = [];
    for (let index = first; index <= last; index++) pieces.push(chunk(index));
    const from = offset - first * table.chunkLength;
    return Buffer.concat(pieces).subarray(from, from + length);
  };
}

interface ChunkTable {
  /** Bytes of a chunk before packing; the last may be shorter. */
  readonly chunkLength: number;
  /** Bytes of each chunk as it is packed. */
  readonly sizes: readonly number[];
}

function findTable(header: Buffer): ChunkTable | null {
  const end = 12 + header.readUInt16LE(10);
  if (end > header.length) return null;
  for (let at = 12; at + 4 <= end; at += 4 + header.readUInt16LE(at + 2)) {
    if (header.toString('latin1', at, at + 2) !== 'RA' || at + 10 > end) continue;
    const chunkLength = header.readUInt16LE(at + 6);
    const count = header.readUInt16LE(at + 8);
    if (chunkLength === 0 || at + 10 + count * 2 > end) return null;
    const sizes = Array.from({ length: count }, (_, index) => header.readUInt16LE(at + 10 + index * 2));
    return { chunkLength, sizes };
  }
  return null;
}

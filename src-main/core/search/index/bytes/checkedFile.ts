import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Bytes } from './bytes.ts';
import { scratch } from './growable.ts';

/** So many bytes have one checksum: a text or two, and a few megabytes of sums for a large archive. */
const blockLength = 1 << 12;
/** So much is read at once when what is asked for follows what was read. */
const aheadLength = 8 * blockLength;

const nearLength = aheadLength + blockLength;
/** Fresh memory of a megabyte takes the system as long as reading it: lists of frequent pairs take the same again. */
const bytesOnce = scratch((length) => new Uint8Array(length));

/** The checksums of chunks taken as one, block by block. */
export function blockSums(chunks: readonly Uint8Array[]): Uint32Array {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const sums = new Uint32Array(Math.ceil(length / blockLength));
  let at = 0;
  for (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const block = Math.floor(at / blockLength);
      const taken = Math.min(chunk.length - from, (block + 1) * blockLength - at);
      sums[block] = crc32(chunk.subarray(from, from + taken), sums[block]);
      from += taken;
      at += taken;
    }
  }
  return sums;
}

/** A file of the index holds something else than what was written. */
export class DamagedIndexError extends BroadsheetError {
  constructor(path: string) {
    super(
      'internal',
      `The search index file ${path} is damaged. It was taken away, and what it held is indexed anew: search again in a moment.`,
    );
  }
}

/** The checked part of an open file, as every thread of the process can read it. */
export interface FilePart {
  readonly path: string;
  readonly descriptor: number;
  /** Where it begins in the file. */
  readonly begin: number;
  readonly length: number;
  /** See `blockSums`. */
  readonly sums: Uint32Array;
  /** One for each block that was found whole; threads share it. */
  readonly isChecked: Uint8Array;
}

/** The checked part of a file, from which only what is asked for is read. It goes on being readable when its name is taken away. */
export interface CheckedFile {
  readonly part: FilePart;
  /** So many bytes at a place of the checked part. */
  bytes(position: number, length: number): Bytes;
  close(): void;
}

/**
 * Opens a file whose part from `begin` on has these checksums. A block is checked when it is first read: to
 * check all of an archive when it is opened would take longer than any question. What turns out damaged is
 * deleted, so that the next opening does not take it for good.
 */
export function openCheckedFile(path: string, begin: number, length: number, sums: Uint32Array): CheckedFile {
  const isChecked = new Uint8Array(new SharedArrayBuffer(sums.length));
  return checkedFile({ path, descriptor: openSync(path, 'r'), begin, length, sums, isChecked });
}

/** Reads a part of a file that is open; only the thread that opened it closes it. */
export function checkedFile(part: FilePart): CheckedFile {
  const { path, descriptor, begin, length, sums, isChecked } = part;
  let isOpen = true;

  const damaged = (): DamagedIndexError => {
    rmSync(path, { force: true });
    return new DamagedIndexError(path);
  };

  /** Reads whole blocks. */
  const readBlocks = (into: Uint8Array, firstBlock: number): void => {
    const position = firstBlock * blockLength;
    // The number of a closed file may be another file's by now.
    const read = isOpen ? readSync(descriptor, into, 0, into.length, begin + position) : 0;
    if (read < into.length) throw damaged();
    for (let at = 0; at < into.length; at += blockLength) {
      const block = firstBlock + at / blockLength;
      if (isChecked[block] === 1) continue;
      if (crc32(into.subarray(at, at + blockLength)) !== sums[block]) throw damaged();
      isChecked[block] = 1;
    }
  };

  const readApart = (start: number, end: number, memory: (size: number) => Uint8Array): Uint8Array => {
    const firstBlock = Math.floor(start / blockLength);
    const first = firstBlock * blockLength;
    const into = memory(Math.min(length, Math.ceil(end / blockLength) * blockLength) - first);
    readBlocks(into, firstBlock);
    return into.subarray(start - first, end - first);
  };

  return {
    part,
    bytes(position, size) {
      /** The blocks around what was read last: what is read next is often near. */
      let near = new Uint8Array(0);
      let nearFrom = 0;
      let nearTo = 0;
      return {
        length: size,
        read(from, to) {
          const start = position + from;
          const end = position + to;
          if (start >= nearFrom && end <= nearTo) return near.subarray(start - nearFrom, end - nearFrom);
          const firstBlock = Math.floor(start / blockLength);
          const first = firstBlock * blockLength;
          const isAhead = start >= nearFrom && start <= nearTo + aheadLength;
          const wanted = isAhead ? Math.max(end, first + aheadLength) : end;
          const last = Math.min(length, Math.ceil(wanted / blockLength) * blockLength);
          if (last - first > nearLength) return readApart(start, end, (bytes) => new Uint8Array(bytes));
          if (near.length === 0) near = new Uint8Array(nearLength);
          const into = near.subarray(0, last - first);
          nearTo = nearFrom;
          readBlocks(into, firstBlock);
          nearFrom = first;
          nearTo = last;
          return into.subarray(start - first, end - first);
        },
        readOnce: (from, to) => readApart(position + from, position + to, bytesOnce),
      };
    },
    close() {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    },
  };
}

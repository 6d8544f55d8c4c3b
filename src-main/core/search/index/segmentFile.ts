import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { normalFormVersion } from '../text/normalForm.ts';
import { type Bytes, heldBytes } from './bytes/bytes.ts';
import { blockSums, type CheckedFile } from './bytes/checkedFile.ts';
import { type ColumnName, columnNames } from './facts.ts';
import { createPackedSegment, type PackedContents, type PackedSegment } from './packedSegment.ts';

/**
 * A packed segment as a file: one line of JSON with the sections' lengths in bytes, then the sections that are
 * held in memory, each beginning at a multiple of four so that its numbers are read where they lie, then those
 * that stay in the file. Numbers have the machine's own byte order, which is part of the format's name.
 */

/** Raise this when the file changes. */
const layoutVersion = 9;
/** Indexes of another format are discarded and built again. */
export const indexFormat = `broadsheet-index ${layoutVersion}.${normalFormVersion} ${endianness()}`;

const lineBreak = 0x0a;
const alignment = 4;

const padding = (length: number) => (alignment - (length % alignment)) % alignment;

export interface EncodedSegment {
  /** What is held in memory, from the begin of the file. */
  readonly held: readonly Uint8Array[];
  /** What follows, and is read when it is asked for. */
  readonly stored: readonly Uint8Array[];
  /** The checksums of what follows, which the held part has too. */
  readonly sums: Uint32Array;
}

interface Header {
  readonly format: string;
  /** Lengths of the held sections. */
  readonly held: readonly number[];
  /** Lengths of those that follow. */
  readonly stored: readonly number[];
}

export function encodeSegment(contents: PackedContents): EncodedSegment {
  const { facts, documents } = contents;
  const { heads, headStarts, blockStarts } = contents.postings.directory;
  const stored = storedIn(contents).map((bytes) => bytes.read(0, bytes.length));
  const sums = blockSums(stored);
  const sections: Uint8Array[] = [
    Buffer.from(JSON.stringify({ issues: contents.issues, strings: facts.strings })),
    bytesOf(documents.starts),
    Buffer.from(heads, 'utf16le'),
    bytesOf(headStarts),
    bytesOf(blockStarts),
    bytesOf(sums),
    ...columnNames.map((name) => bytesOf(facts.columns[name])),
  ];
  const lengthsOf = (parts: readonly Uint8Array[]) => parts.map(({ length }) => length);
  const header: Header = { format: indexFormat, held: lengthsOf(sections), stored: lengthsOf(stored) };
  const line = Buffer.from(JSON.stringify(header));
  const spaces = Buffer.alloc(padding(line.length + 1), ' ');
  return {
    held: [
      Buffer.concat([line, spaces, Buffer.of(lineBreak)]),
      ...sections.flatMap((section) => [section, Buffer.alloc(padding(section.length))]),
    ],
    stored,
    sums,
  };
}

/** The parts that stay in the file, in their order there. */
function storedIn({ postings, documents }: PackedContents): readonly Bytes[] {
  return [postings.directory.bytes, postings.bytes, documents.bytes];
}

/** The same contents, with the parts that stay in the file read from there; `lengths` are theirs. */
export function contentsIn(
  file: CheckedFile,
  contents: PackedContents,
  lengths: readonly number[] = storedIn(contents).map(({ length }) => length),
): PackedContents {
  let position = 0;
  const next = (at: number): Bytes => {
    const length = lengths[at];
    if (length === undefined) throw new Error('The index file lacks a part.');
    const bytes = file.bytes(position, length);
    position += length;
    return bytes;
  };
  const { postings, documents } = contents;
  return {
    ...contents,
    postings: { directory: { ...postings.directory, bytes: next(0) }, bytes: next(1) },
    documents: { ...documents, bytes: next(2) },
    file,
  };
}

/**
 * Reads what encodeSegment wrote: its held part, at a multiple of four in memory, whose checksum was compared
 * before; `open` opens the rest. Throws on another format.
 */
export function decodeSegment(held: Buffer, open: (sums: Uint32Array) => CheckedFile): PackedSegment {
  const headerEnd = held.indexOf(lineBreak);
  // Written by encodeSegment and checked by the checksum.
  const header = JSON.parse(held.toString('utf8', 0, headerEnd)) as Header;
  if (header.format !== indexFormat) throw new Error('The index file has another format.');
  let at = headerEnd + 1;
  const sections = header.held.map((length) => {
    const section = held.subarray(at, at + length);
    at += length + padding(length);
    return section;
  });
  let next = 0;
  const section = (): Buffer => sections[next++] ?? Buffer.alloc(0);
  const unsigned = (): Uint32Array => {
    const { buffer, byteOffset, length } = section();
    return new Uint32Array(buffer, byteOffset, length / 4);
  };
  const signed = (): Int32Array => {
    const { buffer, byteOffset, length } = section();
    return new Int32Array(buffer, byteOffset, length / 4);
  };
  const { issues, strings } = JSON.parse(section().toString('utf8')) as {
    issues: PackedContents['issues'];
    strings: readonly string[];
  };
  const documents = { starts: unsigned(), bytes: nothing };
  const heads = section().toString('utf16le');
  const directory = { heads, headStarts: unsigned(), blockStarts: unsigned(), bytes: nothing };
  const file = open(unsigned());
  const columns = Object.fromEntries(columnNames.map((name) => [name, signed()])) as Record<
    ColumnName,
    Int32Array
  >;
  const contents: PackedContents = {
    issues,
    facts: { strings, columns },
    documents,
    postings: { directory, bytes: nothing },
    file,
  };
  return createPackedSegment(contentsIn(file, contents, header.stored));
}

const nothing = heldBytes(new Uint8Array(0));

/** Checksum over the chunks of the held part; it is kept apart from the file. */
export function checksum(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => crc32(chunk, sum), 0);
}

function bytesOf(numbers: Uint32Array | Int32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

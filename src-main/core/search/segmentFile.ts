import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { type ColumnName, columnNames } from './facts.ts';
import { normalFormVersion } from './normalForm.ts';
import { createPackedSegment, type PackedContents, type PackedSegment } from './packedSegment.ts';
import { heldTexts, type TextFile } from './texts.ts';

/**
 * A packed segment as a file: one line of JSON with the sections' lengths in bytes, then the sections, each
 * beginning at a multiple of four so that its numbers are read where they lie, then the texts that are only
 * shown, which stay in the file. Numbers have the machine's own byte order, which is part of the format's name.
 */

/** Raise this when the file changes. */
const layoutVersion = 5;
/** Indexes of another format are discarded and built again. */
export const indexFormat = `broadsheet-index ${layoutVersion}.${normalFormVersion} ${endianness()}`;

const lineBreak = 0x0a;
const alignment = 4;

const padding = (length: number) => (alignment - (length % alignment)) % alignment;

export interface EncodedSegment {
  /** What is held in memory, from the begin of the file. */
  readonly held: readonly Uint8Array[];
  /** What follows: the documents. */
  readonly shown: readonly Uint8Array[];
}

export function encodeSegment(contents: PackedContents): EncodedSegment {
  const { facts, shown, normals, postings } = contents;
  const size = normals.starts.length - 1;
  const sections: Uint8Array[] = [
    Buffer.from(JSON.stringify({ issues: contents.issues, strings: facts.strings })),
    normals.bytes,
    bytesOf(normals.starts),
    bytesOf(shown.texts.starts),
    Buffer.from(postings.terms.text, 'utf16le'),
    bytesOf(postings.terms.starts),
    bytesOf(postings.starts),
    bytesOf(postings.sizes),
    bytesOf(postings.lasts),
    postings.bytes,
    ...columnNames.map((name) => bytesOf(facts.columns[name])),
  ];
  const header = Buffer.from(
    JSON.stringify({ format: indexFormat, lengths: sections.map((section) => section.length) }),
  );
  const spaces = Buffer.alloc(padding(header.length + 1), ' ');
  return {
    held: [
      Buffer.concat([header, spaces, Buffer.of(lineBreak)]),
      ...sections.flatMap((section) => [section, Buffer.alloc(padding(section.length))]),
    ],
    shown: [shown.texts.read(0, size)],
  };
}

/**
 * Reads what encodeSegment wrote: its held part, at a multiple of four in memory, and the file that has the
 * rest. The checksum was compared before. Throws on another format.
 */
export function decodeSegment(held: Buffer, file: TextFile): PackedSegment {
  const headerEnd = held.indexOf(lineBreak);
  const header = JSON.parse(held.toString('utf8', 0, headerEnd)) as { format: string; lengths: number[] };
  if (header.format !== indexFormat) throw new Error('The index file has another format.');
  let at = headerEnd + 1;
  const sections = header.lengths.map((length) => {
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
  const { issues, strings } = JSON.parse(section().toString('utf8')) as {
    issues: PackedContents['issues'];
    strings: readonly string[];
  };
  const normals = heldTexts(section(), unsigned());
  return createPackedSegment({
    issues,
    normals,
    shown: shownIn(file, held.length, unsigned()),
    postings: {
      terms: { text: section().toString('utf16le'), starts: unsigned() },
      starts: unsigned(),
      sizes: unsigned(),
      lasts: unsigned(),
      bytes: section(),
    },
    facts: {
      strings,
      columns: Object.fromEntries(
        columnNames.map((name) => {
          const { buffer, byteOffset, length } = section();
          return [name, new Int32Array(buffer, byteOffset, length / 4)];
        }),
      ) as Record<ColumnName, Int32Array>,
    },
  });
}

/** The texts behind the held part of a segment's file. */
export function shownIn(file: TextFile, heldLength: number, starts: Uint32Array): PackedContents['shown'] {
  return { texts: file.texts(heldLength, starts), file };
}

/** Checksum over the chunks of a file, after those with the checksum `before`; it is kept apart from the file. */
export function checksum(chunks: readonly Uint8Array[], before = 0): number {
  return chunks.reduce((sum, chunk) => crc32(chunk, sum), before);
}

function bytesOf(numbers: Uint32Array | Int32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

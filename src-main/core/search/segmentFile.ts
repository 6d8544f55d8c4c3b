import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { type ColumnName, columnNames } from './facts.ts';
import { normalFormVersion } from './normalForm.ts';
import { createPackedSegment, type PackedContents, type PackedSegment, type Texts } from './packedSegment.ts';

/**
 * A packed segment as a file: one line of JSON with the sections' lengths in bytes, then the sections, each
 * beginning at a multiple of four so that its numbers are read where they lie. Numbers have the machine's
 * own byte order, which is part of the format's name.
 */

/** Raise this when the file changes. */
const layoutVersion = 3;
/** Indexes of another format are discarded and built again. */
export const indexFormat = `broadsheet-index ${layoutVersion}.${normalFormVersion} ${endianness()}`;

const lineBreak = 0x0a;
const alignment = 4;

const padding = (length: number) => (alignment - (length % alignment)) % alignment;

export function encodeSegment(contents: PackedContents): Uint8Array[] {
  const { facts, metas, normals, fields, postings } = contents;
  const sections: Uint8Array[] = [
    Buffer.from(JSON.stringify({ issues: contents.issues, strings: facts.strings })),
    ...[metas, normals, fields].flatMap(({ bytes, starts }) => [bytes, bytesOf(starts)]),
    Buffer.from(postings.terms.text, 'utf16le'),
    bytesOf(postings.terms.starts),
    bytesOf(postings.starts),
    bytesOf(postings.sizes),
    postings.bytes,
    ...columnNames.map((name) => bytesOf(facts.columns[name])),
  ];
  const header = Buffer.from(
    JSON.stringify({ format: indexFormat, lengths: sections.map((section) => section.length) }),
  );
  const spaces = Buffer.alloc(padding(header.length + 1), ' ');
  return [
    Buffer.concat([header, spaces, Buffer.of(lineBreak)]),
    ...sections.flatMap((section) => [section, Buffer.alloc(padding(section.length))]),
  ];
}

/** Reads what encodeSegment wrote; the checksum was compared before. Throws on another format. */
export function decodeSegment(bytes: Buffer): PackedSegment {
  const headerEnd = bytes.indexOf(lineBreak);
  const header = JSON.parse(bytes.toString('utf8', 0, headerEnd)) as { format: string; lengths: number[] };
  if (header.format !== indexFormat) throw new Error('The index file has another format.');
  let at = headerEnd + 1;
  const sections = header.lengths.map((length) => {
    const section = bytes.subarray(at, at + length);
    at += length + padding(length);
    return section;
  });
  let next = 0;
  const section = (): Buffer => sections[next++] ?? Buffer.alloc(0);
  const unsigned = (): Uint32Array => {
    const { buffer, byteOffset, length } = aligned(section());
    return new Uint32Array(buffer, byteOffset, length / 4);
  };
  const texts = (): Texts => ({ bytes: section(), starts: unsigned() });
  const { issues, strings } = JSON.parse(section().toString('utf8')) as {
    issues: PackedContents['issues'];
    strings: readonly string[];
  };
  return createPackedSegment({
    issues,
    metas: texts(),
    normals: texts(),
    fields: texts(),
    postings: {
      terms: { text: section().toString('utf16le'), starts: unsigned() },
      starts: unsigned(),
      sizes: unsigned(),
      bytes: section(),
    },
    facts: {
      strings,
      columns: Object.fromEntries(
        columnNames.map((name) => {
          const { buffer, byteOffset, length } = aligned(section());
          return [name, new Int32Array(buffer, byteOffset, length / 4)];
        }),
      ) as Record<ColumnName, Int32Array>,
    },
  });
}

/** Checksum over the chunks of a file; it is kept apart from the file. */
export function checksum(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => crc32(chunk, sum), 0);
}

function bytesOf(numbers: Uint32Array | Int32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** A small file may come from the middle of Node's pool: its sections are copied to where numbers may begin. */
function aligned(section: Buffer): Uint8Array {
  return section.byteOffset % alignment === 0 ? section : Uint8Array.from(section);
}

import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { normalFormVersion } from './normalForm.ts';
import { createPackedSegment, type PackedContents, type PackedSegment } from './packedSegment.ts';

/**
 * A packed segment as a file: one line of JSON with the sections' lengths in bytes, then the sections.
 * Texts are UTF-8, numbers have the machine's own byte order, which is part of the format's name.
 */

/** Raise this when the file changes. */
const layoutVersion = 2;
/** Indexes of another format are discarded and built again. */
export const indexFormat = `broadsheet-index ${layoutVersion}.${normalFormVersion} ${endianness()}`;

const lineBreak = '\n';

export function encodeSegment(contents: PackedContents): Uint8Array[] {
  const normals = contents.normals.map((normal) => Buffer.from(normal));
  const sections = [
    Buffer.from(JSON.stringify(contents.issues)),
    Buffer.from(JSON.stringify(contents.metas)),
    bytesOf(startsOf(normals)),
    Buffer.concat(normals),
    bytesOf(contents.fieldStarts),
    contents.fields,
    // Terms are letters, marks and digits: none has a line break in it.
    Buffer.from(contents.terms.join(lineBreak)),
    bytesOf(contents.postingStarts),
    bytesOf(contents.postings),
  ];
  const header = JSON.stringify({
    format: indexFormat,
    lengths: sections.map((section) => section.length),
  });
  return [Buffer.from(header + lineBreak), ...sections];
}

/** Reads what encodeSegment wrote; the checksum was compared before. Throws on another format. */
export function decodeSegment(bytes: Buffer): PackedSegment {
  const headerEnd = bytes.indexOf(lineBreak);
  const header = JSON.parse(bytes.toString('utf8', 0, headerEnd)) as { format: string; lengths: number[] };
  if (header.format !== indexFormat) throw new Error('The index file has another format.');
  let at = headerEnd + 1;
  const sections = header.lengths.map((length) => {
    const section = bytes.subarray(at, at + length);
    at += length;
    return section;
  });
  const section = (index: number) => sections[index] ?? Buffer.alloc(0);
  const terms = section(6).toString('utf8');
  return createPackedSegment({
    issues: JSON.parse(section(0).toString('utf8')) as PackedContents['issues'],
    metas: JSON.parse(section(1).toString('utf8')) as PackedContents['metas'],
    normals: textsOf(section(3), numbersOf(section(2))),
    fieldStarts: numbersOf(section(4)),
    // A copy, so that the rest of the file can be let go.
    fields: Buffer.from(section(5)),
    terms: terms === '' ? [] : terms.split(lineBreak),
    postingStarts: numbersOf(section(7)),
    postings: numbersOf(section(8)),
  });
}

/** Checksum over the chunks of a file; it is kept apart from the file. */
export function checksum(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => crc32(chunk, sum), 0);
}

function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Copies, because a section need not begin where a typed array may. */
function numbersOf(section: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(section).buffer);
}

function startsOf(chunks: readonly Uint8Array[]): Uint32Array {
  const starts = new Uint32Array(chunks.length + 1);
  chunks.forEach((chunk, index) => {
    starts[index + 1] = (starts[index] ?? 0) + chunk.length;
  });
  return starts;
}

function textsOf(section: Buffer, starts: Uint32Array): string[] {
  const texts: string[] = [];
  for (let i = 0; i + 1 < starts.length; i++) texts.push(section.toString('utf8', starts[i], starts[i + 1]));
  return texts;
}

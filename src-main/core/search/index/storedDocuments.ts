import { type Texts, textAt } from './bytes/bytes.ts';
import { checkedFile, type FilePart } from './bytes/checkedFile.ts';
import { intAt } from './bytes/checkedRead.ts';
import { decodeDocument, type IndexedDocument } from './indexedDocument.ts';

/** A segment's documents in its file, as every thread of the process can read them. */
export interface StoredDocuments {
  readonly part: FilePart;
  /** Where they begin in the part. */
  readonly position: number;
  /** See Texts. */
  readonly starts: Uint32Array;
  /** Of each document, the UTF-16 units of its text in the normal form. */
  readonly lengths: Int32Array;
}

/** Reads documents by their number in a segment. */
export interface DocumentReader {
  /** See Segment. */
  normal(ordinal: number): string;
  document(ordinal: number): IndexedDocument;
}

/** Reads records of packing.ts: the normal text in UTF-16, behind it the document in UTF-8. */
export function documentReader(records: Texts, lengths: Int32Array): DocumentReader {
  const normalBytes = (ordinal: number) => intAt(lengths, ordinal) * 2;
  return {
    normal: (ordinal) => textOf(textAt(records, ordinal).subarray(0, normalBytes(ordinal)), 'utf16le'),
    document: (ordinal) =>
      decodeDocument(textOf(textAt(records, ordinal).subarray(normalBytes(ordinal)), 'utf8')),
  };
}

/** The same from another thread. */
export function storedReader({ part, position, starts, lengths }: StoredDocuments): DocumentReader {
  const bytes = checkedFile(part).bytes(position, part.length - position);
  return documentReader({ starts, bytes }, lengths);
}

const textOf = (bytes: Uint8Array, encoding: 'utf8' | 'utf16le'): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(encoding);

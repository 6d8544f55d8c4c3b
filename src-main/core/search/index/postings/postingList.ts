import { bodyKind, fieldKinds } from '../../text/fields.ts';
import { byteAt } from '../bytes/checkedRead.ts';
import type { ByteSink } from '../bytes/growable.ts';

/**
 * One term's documents in bytes. For each, a varint of twice the distance from the document before (the
 * first from -1), plus one where the number of matches follows; without it the term stands once in the
 * body and nowhere else. The number follows as
 *
 *     2 … 127                             so often in the body only
 *     128 + kinds, body, number …         varints; kinds has a bit for each other kind of field with matches
 *
 * so that most postings take a byte or two.
 */

const numberFollows = 1;
const severalKinds = 0x80;

/** The documents with a term and how often it stands in each kind of field. */
export interface CountedDocuments {
  /** Ascending; removed ones may be among them. */
  readonly ordinals: Int32Array;
  /** By kind of field (see ranking.ts), the number of matches of each document; null where there is none. */
  readonly counts: readonly (Int32Array | null)[];
}

/** How a term stands in a document: in the body only, as often as said, or as `writeKinds` wrote it. */
export type Standing = number | Uint8Array;

/** Writes the numbers of a term that stands elsewhere than in the body: pairs of kind and number, kinds ascending. */
export function writeKinds(
  sink: ByteSink,
  body: number,
  others: readonly (readonly [number, number])[],
): void {
  sink.push(others.reduce((kinds, [kind]) => kinds | (1 << kind), severalKinds));
  sink.pushVarint(body);
  for (const [, number] of others) sink.pushVarint(number);
}

/** Appends a document; `distance` is that from the one before. */
export function writePosting(sink: ByteSink, distance: number, standing: Standing): void {
  if (standing === 1) {
    sink.pushVarint(distance * 2);
    return;
  }
  sink.pushVarint(distance * 2 + numberFollows);
  if (typeof standing !== 'number') sink.append(standing);
  else if (standing < severalKinds) sink.push(standing);
  else writeKinds(sink, standing, []);
}

/** Appends a list whose ordinals all grow by `offset`, as it is; the sink's last document was `last` (-1: none). */
export function appendPostings(sink: ByteSink, bytes: Uint8Array, offset: number, last: number): void {
  let end = 0;
  while (byteAt(bytes, end) >= 0x80) end++;
  let first = 0;
  for (let at = end; at >= 0; at--) first = first * 0x80 + (byteAt(bytes, at) & 0x7f);
  // Documents count from -1 in both lists.
  sink.pushVarint(first + (offset - 1 - last) * 2);
  sink.append(bytes.subarray(end + 1));
}

/** Walks the documents of a list of postings. */
export class DocumentCursor {
  readonly #bytes: Uint8Array;
  #at = 0;
  #ordinal = -1;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next document; the caller knows how many there are. */
  next(): number {
    const bytes = this.#bytes;
    let at = this.#at;
    let byte = byteAt(bytes, at++);
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = byteAt(bytes, at++);
      value |= (byte & 0x7f) << shift;
    }
    this.#ordinal += value >>> 1;
    if ((value & numberFollows) !== 0) {
      const kinds = byteAt(bytes, at++);
      if (kinds >= severalKinds) {
        for (let left = 1 + bitsIn(kinds - severalKinds); left > 0; at++) {
          if (byteAt(bytes, at) < 0x80) left--;
        }
      }
    }
    this.#at = at;
    return this.#ordinal;
  }
}

/** The documents of a list of `size` postings. */
export function decodeOrdinals(bytes: Uint8Array, size: number): Int32Array {
  const ordinals = new Int32Array(size);
  const documents = new DocumentCursor(bytes);
  for (let i = 0; i < size; i++) ordinals[i] = documents.next();
  return ordinals;
}

/** The documents and numbers of a list of `size` postings that begins at `at`. */
export function decodePostings(bytes: Uint8Array, start: number, size: number): CountedDocuments {
  const ordinals = new Int32Array(size);
  const body = new Int32Array(size).fill(1);
  const counts: (Int32Array | null)[] = new Array(fieldKinds).fill(null);
  counts[bodyKind] = body;
  let at = start;
  let ordinal = -1;
  const varint = (): number => {
    let byte = byteAt(bytes, at++);
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = byteAt(bytes, at++);
      value |= (byte & 0x7f) << shift;
    }
    return value;
  };
  for (let i = 0; i < size; i++) {
    const value = varint();
    ordinal += value >>> 1;
    ordinals[i] = ordinal;
    if ((value & numberFollows) === 0) continue;
    const kinds = byteAt(bytes, at++);
    if (kinds < severalKinds) {
      body[i] = kinds;
      continue;
    }
    body[i] = varint();
    for (let kind = 0; kind < bodyKind; kind++) {
      if ((kinds & (1 << kind)) === 0) continue;
      const column = counts[kind] ?? new Int32Array(size);
      counts[kind] = column;
      column[i] = varint();
    }
  }
  return { ordinals, counts };
}

function bitsIn(byte: number): number {
  let count = 0;
  for (let left = byte; left > 0; left &= left - 1) count++;
  return count;
}

/** What `writeKinds` wrote at a place. */
export function kindsAt(bytes: Uint8Array, at: number): Uint8Array {
  let end = at + 1;
  for (let left = 1 + bitsIn(byteAt(bytes, at) - severalKinds); left > 0; end++) {
    if (byteAt(bytes, end) < 0x80) left--;
  }
  return bytes.subarray(at, end);
}

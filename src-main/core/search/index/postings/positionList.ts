import { byteAt, intAt } from '../bytes/checkedRead.ts';
import type { ByteSink } from '../bytes/growable.ts';

/**
 * Where one term stands in its documents, as bytes: for each document in order, a varint of twice the distance
 * from the place before (the first from 0) for every place, plus one where another place follows.
 */

const anotherFollows = 1;

/** Appends a place; `distance` is that from the one before in the same document. */
export function writePosition(sink: ByteSink, distance: number, isLast: boolean): void {
  sink.pushVarint(distance * 2 + (isLast ? 0 : anotherFollows));
}

/** Places in documents, document by document. */
export interface Positions {
  /** Where each document's places begin in `places`, and the end of the last. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
}

/**
 * The places in those documents of a list that are wanted; both ascending. `numbers` in the answer are the
 * wanted documents that the list has, and every place is `offset` less than it was.
 */
export function decodePositions(
  bytes: Uint8Array,
  ordinals: Int32Array,
  wanted: Int32Array | null,
  offset: number,
): Positions & { readonly numbers: Int32Array } {
  const most = wanted ? Math.min(wanted.length, ordinals.length) : ordinals.length;
  const numbers = new Int32Array(most);
  const starts = new Int32Array(most + 1);
  // No place takes less than a byte.
  let places = new Int32Array(wanted ? most * 2 : bytes.length);
  let found = 0;
  let length = 0;
  let at = 0;
  let next = 0;
  for (let i = 0; i < ordinals.length; i++) {
    const ordinal = intAt(ordinals, i);
    if (wanted) {
      while (next < wanted.length && intAt(wanted, next) < ordinal) next++;
      if (next >= wanted.length) break;
      if (wanted[next] !== ordinal) {
        at = skipDocument(bytes, at);
        continue;
      }
    }
    let place = -offset;
    for (let hasMore = true; hasMore; ) {
      let byte = byteAt(bytes, at++);
      let value = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = byteAt(bytes, at++);
        value |= (byte & 0x7f) << shift;
      }
      hasMore = (value & anotherFollows) !== 0;
      place += value >>> 1;
      if (length === places.length) {
        const larger = new Int32Array(Math.max(64, length * 2));
        larger.set(places);
        places = larger;
      }
      places[length++] = place;
    }
    numbers[found++] = ordinal;
    starts[found] = length;
  }
  return { numbers: numbers.subarray(0, found), starts: starts.subarray(0, found + 1), places };
}

/** Where the next document's places begin. */
function skipDocument(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const hasMore = (byteAt(bytes, at) & anotherFollows) !== 0;
    while (byteAt(bytes, at++) >= 0x80);
    if (!hasMore) return at;
  }
}

import { byteAt, intAt } from '../bytes/checkedRead.ts';
import { type ByteSink, scratch } from '../bytes/growable.ts';
import { DocumentCursor } from './postingList.ts';

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
  /** The documents, ascending. */
  readonly numbers: Int32Array;
  /** Where each document's places begin in `places`, and the end of the last. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
}

/** The places decoded last. */
const placesOnce = scratch((length) => new Int32Array(length));

/** All places of a list, each `offset` less than it is. They are in memory that the next list takes. */
export function decodePositions(bytes: Uint8Array, ordinals: Int32Array, offset: number): Positions {
  const starts = new Int32Array(ordinals.length + 1);
  // No place takes less than a byte.
  const places = placesOnce(bytes.length);
  let length = 0;
  let at = 0;
  for (let i = 0; i < ordinals.length; i++) {
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
      places[length++] = place;
    }
    starts[i + 1] = length;
  }
  return { numbers: ordinals, starts, places };
}

/** The documents of a pair of characters, how many there are, and the list of its places in them. */
export interface PlacedList {
  readonly postings: Uint8Array;
  readonly size: number;
  readonly bytes: Uint8Array;
}

/**
 * Those of the places that a list has as well, `offset` further on. They are left in the memory of `known.places`, so
 * that a list of a frequent pair is read without being kept.
 */
export function meetPositions(
  known: Positions,
  { postings, size, bytes }: PlacedList,
  offset: number,
): Positions {
  const { places } = known;
  const most = Math.min(known.numbers.length, size);
  const numbers = new Int32Array(most);
  const starts = new Int32Array(most + 1);
  let documents = 0;
  let length = 0;
  let at = 0;
  let here = 0;
  const list = new DocumentCursor(postings);
  for (let i = 0; i < size; i++) {
    const ordinal = list.next();
    while (here < known.numbers.length && intAt(known.numbers, here) < ordinal) here++;
    if (here === known.numbers.length) break;
    if (known.numbers[here] !== ordinal) {
      at = skipPlaces(bytes, at);
      continue;
    }
    const before = length;
    const end = intAt(known.starts, here + 1);
    let next = intAt(known.starts, here);
    let wanted = intAt(places, next);
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
      if (place < wanted) continue;
      while (next < end && intAt(places, next) < place) next++;
      // What is kept never overtakes what is still to be compared.
      if (next < end && places[next] === place) {
        places[length++] = place;
        next++;
      }
      if (next === end) {
        if (hasMore) at = skipPlaces(bytes, at);
        break;
      }
      wanted = intAt(places, next);
    }
    if (length === before) continue;
    numbers[documents++] = ordinal;
    starts[documents] = length;
  }
  return { numbers: numbers.subarray(0, documents), starts: starts.subarray(0, documents + 1), places };
}

/** Where the next document's places begin; `from` is where one of a document's is. */
function skipPlaces(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const hasMore = (byteAt(bytes, at) & anotherFollows) !== 0;
    while (byteAt(bytes, at++) >= 0x80);
    if (!hasMore) return at;
  }
}

import { fieldKinds } from '../../text/fields.ts';
import { type PlacedPair, textOfTerm } from '../../text/terms.ts';
import { ordinalsOf, type PackedPostings, positionsOf } from './packedPostings.ts';
import type { Positions } from './positionList.ts';
import type { CountedDocuments } from './postingList.ts';
import { findTerm, type TermEntry } from './termDirectory.ts';

/** The fields of all documents, document by document. */
export interface PlacedFields {
  /** Where each document's fields begin in `kinds` and `ends`, and the end of the last. */
  readonly starts: Int32Array;
  /** See fields.ts. */
  readonly kinds: Int32Array;
  /** Where each ends in its document's normal text. */
  readonly ends: Int32Array;
}

/** What phrases are looked up in. */
export interface PhraseIndex {
  readonly postings: PackedPostings;
  readonly fields: PlacedFields;
}

/** A pair with so many times the documents of the rarest takes longer to read than the texts that have the latter. */
const mostTimesRarest = 500;

/**
 * Counts a phrase from the places of its pairs, without a text: it stands where all of them do, each at its
 * offset. Null where reading the texts is quicker.
 */
export function countPhrase(
  pairs: readonly PlacedPair[],
  { postings, fields }: PhraseIndex,
): CountedDocuments | null {
  const last = pairs.at(-1);
  const length = last ? last.offset + textOfTerm(last.term).length : 0;
  const found = findPairs(pairs, postings);
  if (!found) return { ordinals: new Int32Array(0), counts: [] };
  const cover = cheapestCover(found).sort((a, b) => a.entry.size - b.entry.size);
  const [rarest, ...others] = cover;
  if (!rarest) return null;
  if (others.some(({ entry }) => entry.size > rarest.entry.size * mostTimesRarest)) return null;
  let places = movedBack(positionsOf(postings, rarest.entry, null), rarest.offset);
  for (const { entry, offset } of others) {
    if (places.numbers.length === 0) break;
    places = meeting(places, positionsOf(postings, entry, places.numbers), offset);
  }
  return countPlaces(places, length, fields);
}

/** The documents with the rarest pair of a phrase. */
export function documentsWithRarest(pairs: readonly PlacedPair[], postings: PackedPostings): Int32Array {
  const [first, ...others] = findPairs(pairs, postings) ?? [];
  if (!first) return new Int32Array(0);
  const rarest = others.reduce((a, b) => (b.entry.size < a.entry.size ? b : a), first);
  return ordinalsOf(postings, rarest.entry);
}

/** Where the pairs are in the postings; null where one of them is in no document. */
function findPairs(pairs: readonly PlacedPair[], { directory }: PackedPostings): FoundPair[] | null {
  const found: FoundPair[] = [];
  for (const { term, offset } of pairs) {
    const entry = findTerm(directory, term);
    if (!entry) return null;
    found.push({ entry, offset });
  }
  return found;
}

interface FoundPair {
  readonly entry: TermEntry;
  readonly offset: number;
}

/** The pairs, given in order, that hold every character of the phrase between them and have the fewest documents. */
function cheapestCover(pairs: readonly FoundPair[]): FoundPair[] {
  /** For each pair, the cheapest cover up to it that ends with it. */
  const best: { cost: number; pairs: FoundPair[] }[] = [];
  pairs.forEach((pair, at) => {
    // The pair before reaches into this one; the one before that ends where this one begins.
    const befores = at === 0 ? [{ cost: 0, pairs: [] }] : best.slice(Math.max(0, at - 2), at);
    const before = befores.reduce((a, b) => (b.cost < a.cost ? b : a));
    best.push({ cost: before.cost + pair.entry.size, pairs: [...before.pairs, pair] });
  });
  return best.at(-1)?.pairs ?? [];
}

/** Places of a phrase in documents. */
interface Places extends Positions {
  readonly numbers: Int32Array;
}

/** Where a phrase would begin that has the places at an offset. */
function movedBack({ numbers, starts, places }: Places, offset: number): Places {
  return { numbers, starts, places: places.map((place) => place - offset) };
}

/** Those of the phrase's places at which another pair stands at its offset. */
function meeting(phrase: Places, pair: Places, offset: number): Places {
  const numbers = new Int32Array(pair.numbers.length);
  const starts = new Int32Array(pair.numbers.length + 1);
  const places = new Int32Array(phrase.places.length);
  let documents = 0;
  let length = 0;
  let at = 0;
  for (let other = 0; other < pair.numbers.length; other++) {
    while (phrase.numbers[at] !== pair.numbers[other]) at++;
    let there = pair.starts[other] ?? 0;
    const thereEnd = pair.starts[other + 1] ?? 0;
    const hereEnd = phrase.starts[at + 1] ?? 0;
    const before = length;
    for (let here = phrase.starts[at] ?? 0; here < hereEnd; here++) {
      const place = phrase.places[here] ?? 0;
      while (there < thereEnd && (pair.places[there] ?? 0) < place + offset) there++;
      if (there < thereEnd && pair.places[there] === place + offset) places[length++] = place;
    }
    if (length === before) continue;
    numbers[documents++] = phrase.numbers[at] ?? 0;
    starts[documents] = length;
  }
  return {
    numbers: numbers.subarray(0, documents),
    starts: starts.subarray(0, documents + 1),
    places,
  };
}

/** The matches by kind of field, counted from left to right without overlap. */
function countPlaces(
  { numbers, starts, places }: Places,
  length: number,
  fields: PlacedFields,
): CountedDocuments {
  const counts: (Int32Array | null)[] = new Array(fieldKinds).fill(null);
  for (let i = 0; i < numbers.length; i++) {
    let field = fields.starts[numbers[i] ?? 0] ?? 0;
    let free = 0;
    const end = starts[i + 1] ?? 0;
    for (let at = starts[i] ?? 0; at < end; at++) {
      const place = places[at] ?? 0;
      if (place < free) continue;
      free = place + length;
      while (place >= (fields.ends[field] ?? Number.POSITIVE_INFINITY)) field++;
      const kind = fields.kinds[field] ?? 0;
      const column = counts[kind] ?? new Int32Array(numbers.length);
      counts[kind] = column;
      column[i] = (column[i] ?? 0) + 1;
    }
  }
  return { ordinals: numbers, counts };
}

import { fieldKinds } from '../../text/fields.ts';
import { type PlacedPair, textOfTerm } from '../../text/terms.ts';
import { intAt } from '../bytes/checkedRead.ts';
import { meetingWith, type PackedPostings, positionsOf } from './packedPostings.ts';
import type { Positions } from './positionList.ts';
import type { CountedDocuments } from './postingList.ts';
import { findTerm, type TermEntry } from './termDirectory.ts';

/** The runs of fields of one kind in all documents, document by document; see facts.ts. */
export interface FieldRuns {
  /** Where each document's runs begin in `kinds` and `ends`, and the end of the last. */
  readonly starts: Int32Array;
  /** See fields.ts. */
  readonly kinds: Int32Array;
  /** Where each ends in its document's normal text. */
  readonly ends: Int32Array;
}

/** What phrases are looked up in. */
export interface PhraseIndex {
  readonly postings: PackedPostings;
  readonly runs: FieldRuns;
  /** A document's text in the normal form. */
  readonly normal: (ordinal: number) => string;
}

/** So many documents of a list are decoded in the time that one text is read. */
const listedPerText = 400;

/**
 * Counts a phrase from the places of its pairs: it stands where all of them do, each at its offset. Texts are read
 * where so few documents are left that the lists of the other pairs would take longer.
 */
export function countByPlaces(
  pairs: readonly PlacedPair[],
  { postings, runs, normal }: PhraseIndex,
): CountedDocuments {
  const phrase = phraseOf(pairs);
  const found = findPairs(pairs, postings);
  const [rarest, ...others] = found ? cheapestCover(found).sort((a, b) => a.entry.size - b.entry.size) : [];
  if (!rarest) return { ordinals: new Int32Array(0), counts: [] };
  let places = positionsOf(postings, rarest.entry, rarest.offset);
  let left = others.reduce((sum, { entry }) => sum + entry.size, 0);
  for (const { entry, offset } of others) {
    if (places.numbers.length * listedPerText <= left) {
      places = standing(places, phrase, normal);
      break;
    }
    places = meetingWith(places, postings, entry, offset);
    left -= entry.size;
  }
  return countPlaces(places, phrase.length, runs);
}

/** The phrase that pairs are taken from. */
function phraseOf(pairs: readonly PlacedPair[]): string {
  return pairs.reduce((text, { term, offset }) => text.slice(0, offset) + textOfTerm(term), '');
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

/** Those of the phrase's places at which its text says that it stands. */
function standing(
  { numbers, starts, places }: Positions,
  phrase: string,
  normal: PhraseIndex['normal'],
): Positions {
  const kept: Positions = {
    numbers: new Int32Array(numbers.length),
    starts: new Int32Array(starts.length),
    places: new Int32Array(places.length),
  };
  let documents = 0;
  let length = 0;
  for (let at = 0; at < numbers.length; at++) {
    const ordinal = intAt(numbers, at);
    const text = normal(ordinal);
    const before = length;
    const end = intAt(starts, at + 1);
    for (let here = intAt(starts, at); here < end; here++) {
      const place = intAt(places, here);
      if (text.startsWith(phrase, place)) kept.places[length++] = place;
    }
    if (length === before) continue;
    kept.numbers[documents++] = ordinal;
    kept.starts[documents] = length;
  }
  return {
    ...kept,
    numbers: kept.numbers.subarray(0, documents),
    starts: kept.starts.subarray(0, documents + 1),
  };
}

/** The matches by kind of field, counted from left to right without overlap. */
function countPlaces(
  { numbers, starts, places }: Positions,
  length: number,
  runs: FieldRuns,
): CountedDocuments {
  const counts: (Int32Array | null)[] = new Array(fieldKinds).fill(null);
  for (let i = 0; i < numbers.length; i++) {
    let run = intAt(runs.starts, intAt(numbers, i));
    let runEnd = intAt(runs.ends, run);
    let free = 0;
    let count = 0;
    const end = intAt(starts, i + 1);
    for (let at = intAt(starts, i); at < end; at++) {
      const place = intAt(places, at);
      if (place < free) continue;
      free = place + length;
      if (place >= runEnd) {
        if (count > 0) addCount(counts, intAt(runs.kinds, run), numbers.length, i, count);
        count = 0;
        while (place >= runEnd) runEnd = intAt(runs.ends, ++run);
      }
      count++;
    }
    if (count > 0) addCount(counts, intAt(runs.kinds, run), numbers.length, i, count);
  }
  return { ordinals: numbers, counts };
}

function addCount(
  counts: (Int32Array | null)[],
  kind: number,
  documents: number,
  at: number,
  count: number,
): void {
  const column = counts[kind] ?? new Int32Array(documents);
  counts[kind] = column;
  column[at] = intAt(column, at) + count;
}

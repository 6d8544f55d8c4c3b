import { bodyKind } from '../../text/fields.ts';
import { type Bytes, heldBytes } from '../bytes/bytes.ts';
import { intAt } from '../bytes/checkedRead.ts';
import { byteSink } from '../bytes/growable.ts';
import { decodePositions, meetPositions, type Positions, writePosition } from './positionList.ts';
import {
  appendPostings,
  type CountedDocuments,
  decodeOrdinals,
  decodePostings,
  type Standing,
  writeKinds,
  writePosting,
} from './postingList.ts';
import { type TermDirectory, type TermEntry, termDirectoryWriter, termsIn } from './termDirectory.ts';

/**
 * The terms of a corpus with the documents that have them, one list of postingList.ts after the other. Behind
 * that of a pair of characters follows the list of its places in them (positionList.ts); other terms have none.
 */
export interface PackedPostings {
  readonly directory: TermDirectory;
  readonly bytes: Bytes;
}

type TermPlace = Omit<TermEntry, 'term' | 'last'>;

/** One term's documents, ascending. */
export function ordinalsOf({ bytes }: PackedPostings, { start, positions, size }: TermPlace): Int32Array {
  return decodeOrdinals(bytes.readOnce(start, positions), size);
}

/** One term's documents, ascending, and how often it stands in each. */
export function countedOf(
  { bytes }: PackedPostings,
  { start, positions, size }: TermPlace,
): CountedDocuments {
  return decodePostings(bytes.readOnce(start, positions), 0, size);
}

/** Where a pair of characters stands in its documents, less `offset`; see decodePositions. */
export function positionsOf(
  { bytes }: PackedPostings,
  { start, positions, end, size }: TermPlace,
  offset = 0,
): Positions {
  const both = bytes.readOnce(start, end);
  const ordinals = decodeOrdinals(both, size);
  return decodePositions(both.subarray(positions - start), ordinals, offset);
}

/** Those of the places at which a pair of characters stands `offset` further on; they use the memory of `known`. */
export function meetingWith(
  known: Positions,
  { bytes }: PackedPostings,
  { start, positions, end, size }: TermPlace,
  offset: number,
): Positions {
  const both = bytes.readOnce(start, end);
  const length = positions - start;
  const list = { postings: both.subarray(0, length), size, bytes: both.subarray(length) };
  return meetPositions(known, list, offset);
}

/** Writes postings, term by term in order. */
export interface PostingsWriter {
  /** Documents ascending. */
  posting(ordinal: number, standing: Standing): void;
  /** A place in the document of the last posting, as far behind the place before, and whether none follows. */
  position(distance: number, isLast: boolean): void;
  /** The whole list of a term elsewhere, whose documents become larger by `offset`. */
  list(source: PackedPostings, entry: TermEntry, offset: number): void;
  /** Ends the list of a term; one without documents is left out. */
  endTerm(term: string): void;
  finish(): PackedPostings;
}

export function postingsWriter(): PostingsWriter {
  const sink = byteSink();
  const positions = byteSink();
  const directory = termDirectoryWriter();
  let start = 0;
  let size = 0;
  let last = -1;
  return {
    posting(ordinal, standing) {
      writePosting(sink, ordinal - last, standing);
      last = ordinal;
      size++;
    },
    position: (distance, isLast) => writePosition(positions, distance, isLast),
    list({ bytes }, entry, offset) {
      appendPostings(sink, bytes.read(entry.start, entry.positions), offset, last);
      positions.append(bytes.read(entry.positions, entry.end));
      last = entry.last + offset;
      size += entry.size;
    },
    endTerm(term) {
      if (size > 0) {
        directory.add(term, size, last, sink.length - start, positions.length);
        sink.append(positions.values.subarray(0, positions.length));
        positions.clear();
        start = sink.length;
      }
      size = 0;
      last = -1;
    },
    finish: () => ({
      directory: directory.finish(),
      bytes: heldBytes(sink.values.slice(0, sink.length)),
    }),
  };
}

/** Where a segment's documents go when segments are joined. */
export interface Renumbering {
  /** Added to every document's number, where none was removed. */
  readonly offset: number;
  /** Each document's new number, -1 for removed ones; null where none was removed. */
  readonly numbers: Int32Array | null;
}

/** Postings of several corpora as one. */
export function mergePostings(
  sources: readonly { readonly postings: PackedPostings; readonly renumbering: Renumbering }[],
): PackedPostings {
  const writer = postingsWriter();
  const cursors = sources.map(({ postings: { directory, bytes }, renumbering }) => {
    const entries = termsIn(directory);
    // All of it is needed: read once, not term by term.
    const postings = { directory, bytes: heldBytes(bytes.read(0, bytes.length)) };
    return { postings, renumbering, entries, head: nextOf(entries) };
  });
  for (;;) {
    let least: string | null = null;
    for (const { head } of cursors) if (head && (least === null || head.term < least)) least = head.term;
    if (least === null) return writer.finish();
    for (const cursor of cursors) {
      const { postings, renumbering, entries, head } = cursor;
      if (head?.term !== least) continue;
      if (renumbering.numbers === null) writer.list(postings, head, renumbering.offset);
      else copyKept(writer, postings, head, renumbering.numbers);
      cursor.head = nextOf(entries);
    }
    writer.endTerm(least);
  }
}

function nextOf(entries: Iterator<TermEntry>): TermEntry | null {
  const { done, value } = entries.next();
  return done ? null : value;
}

function copyKept(
  writer: PostingsWriter,
  postings: PackedPostings,
  entry: TermEntry,
  numbers: Int32Array,
): void {
  const { ordinals, counts } = countedOf(postings, entry);
  const positions = entry.end > entry.positions ? positionsOf(postings, entry) : null;
  for (let i = 0; i < ordinals.length; i++) {
    const number = intAt(numbers, intAt(ordinals, i));
    if (number < 0) continue;
    writer.posting(number, standingOf(counts, i));
    if (positions) copyPlaces(writer, positions, i);
  }
}

function copyPlaces(writer: PostingsWriter, { starts, places }: Positions, document: number): void {
  const end = intAt(starts, document + 1);
  let before = 0;
  for (let at = intAt(starts, document); at < end; at++) {
    const place = intAt(places, at);
    writer.position(place - before, at + 1 === end);
    before = place;
  }
}

function standingOf(counts: CountedDocuments['counts'], at: number): Standing {
  const numberOf = (column: Int32Array | null | undefined) => (column ? intAt(column, at) : 0);
  const body = numberOf(counts[bodyKind]);
  const others: [number, number][] = [];
  for (let kind = 0; kind < bodyKind; kind++) {
    const number = numberOf(counts[kind]);
    if (number > 0) others.push([kind, number]);
  }
  if (others.length === 0) return body;
  const sink = byteSink();
  writeKinds(sink, body, others);
  return sink.values.slice(0, sink.length);
}

import { byteSink } from './growable.ts';
import {
  appendPostings,
  type CountedDocuments,
  decodeOrdinals,
  decodePostings,
  type Standing,
  writeKinds,
  writePosting,
} from './postingList.ts';
import { bodyKind } from './ranking.ts';

/** The terms of a corpus with the documents that have them, one list of postingList.ts after the other. */
export interface PackedPostings {
  readonly terms: TermList;
  /** Where each term's bytes begin, and the end of the last. */
  readonly starts: Uint32Array;
  /** Number of documents with each term. */
  readonly sizes: Uint32Array;
  /** The last document with each term. */
  readonly lasts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Sorted by UTF-16 units, as one string: a million of small strings would weigh on the heap. */
export interface TermList {
  readonly text: string;
  /** Where each term begins in `text`, and the end of the last. */
  readonly starts: Uint32Array;
}

export const termCount = (terms: TermList): number => terms.starts.length - 1;

export const termAt = (terms: TermList, index: number): string =>
  terms.text.slice(terms.starts[index], terms.starts[index + 1]);

/** The index of a term, or -1. */
export function findTerm(terms: TermList, term: string): number {
  let low = 0;
  let high = termCount(terms) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = termAt(terms, middle);
    if (candidate === term) return middle;
    if (candidate < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** One term's documents, ascending. */
export function ordinalsOf({ bytes, starts, sizes }: PackedPostings, index: number): Int32Array {
  return decodeOrdinals(bytes, starts[index] ?? 0, sizes[index] ?? 0);
}

/** One term's documents, ascending, and how often it stands in each. */
export function countedOf({ bytes, starts, sizes }: PackedPostings, index: number): CountedDocuments {
  return decodePostings(bytes, starts[index] ?? 0, sizes[index] ?? 0);
}

/** Writes postings, term by term in order. */
export interface PostingsWriter {
  /** Documents ascending. */
  posting(ordinal: number, standing: Standing): void;
  /** The whole list of a term elsewhere, whose documents become larger by `offset`. */
  list(source: PackedPostings, index: number, offset: number): void;
  /** Ends the list of a term; one without documents is left out. */
  endTerm(term: string): void;
  finish(): PackedPostings;
}

export function postingsWriter(): PostingsWriter {
  const sink = byteSink();
  const starts: number[] = [0];
  const sizes: number[] = [];
  const lasts: number[] = [];
  const termStarts: number[] = [0];
  const texts: string[] = [];
  let textLength = 0;
  let size = 0;
  let last = -1;
  return {
    posting(ordinal, standing) {
      writePosting(sink, ordinal - last, standing);
      last = ordinal;
      size++;
    },
    list(source, index, offset) {
      const bytes = source.bytes.subarray(source.starts[index], source.starts[index + 1]);
      appendPostings(sink, bytes, offset, last);
      last = (source.lasts[index] ?? 0) + offset;
      size += source.sizes[index] ?? 0;
    },
    endTerm(term) {
      if (size > 0) {
        texts.push(term);
        textLength += term.length;
        termStarts.push(textLength);
        starts.push(sink.length);
        sizes.push(size);
        lasts.push(last);
      }
      size = 0;
      last = -1;
    },
    finish: () => ({
      terms: { text: texts.join(''), starts: Uint32Array.from(termStarts) },
      starts: Uint32Array.from(starts),
      sizes: Uint32Array.from(sizes),
      lasts: Uint32Array.from(lasts),
      bytes: sink.values.slice(0, sink.length),
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
  const cursors = sources.map(({ postings: { terms } }) => ({
    index: 0,
    head: termCount(terms) > 0 ? termAt(terms, 0) : null,
  }));
  for (;;) {
    let least: string | null = null;
    for (const { head } of cursors) if (head !== null && (least === null || head < least)) least = head;
    if (least === null) return writer.finish();
    for (const [at, { postings, renumbering }] of sources.entries()) {
      const cursor = cursors[at];
      if (cursor?.head !== least) continue;
      const { index } = cursor;
      if (renumbering.numbers === null) writer.list(postings, index, renumbering.offset);
      else copyKept(writer, countedOf(postings, index), renumbering.numbers);
      cursor.index++;
      cursor.head = cursor.index < termCount(postings.terms) ? termAt(postings.terms, cursor.index) : null;
    }
    writer.endTerm(least);
  }
}

function copyKept(writer: PostingsWriter, { ordinals, counts }: CountedDocuments, numbers: Int32Array): void {
  for (let i = 0; i < ordinals.length; i++) {
    const number = numbers[ordinals[i] ?? 0] ?? -1;
    if (number >= 0) writer.posting(number, standingOf(counts, i));
  }
}

function standingOf(counts: CountedDocuments['counts'], at: number): Standing {
  const body = counts[bodyKind]?.[at] ?? 0;
  const others: [number, number][] = [];
  for (let kind = 0; kind < bodyKind; kind++) {
    const number = counts[kind]?.[at] ?? 0;
    if (number > 0) others.push([kind, number]);
  }
  if (others.length === 0) return body;
  const sink = byteSink();
  writeKinds(sink, body, others);
  return sink.values.slice(0, sink.length);
}

import type { IssueEntry, PostingsSource, Segment } from './segment.ts';
import { type DocumentMeta, decodeFields } from './storedDocument.ts';
import { isWordTerm, type QueryPlan } from './terms.ts';

/**
 * A frozen part of the index: postings and texts in typed arrays and buffers, off the heap and loaded
 * without parsing. Only the marks of removed documents change.
 */
export interface PackedSegment extends Segment {
  readonly contents: PackedContents;
  postingsSource(): PostingsSource;
}

/** Everything a packed segment holds, as it is written to the cache. */
export interface PackedContents {
  readonly issues: readonly (readonly [issueId: string, entry: IssueEntry])[];
  readonly metas: readonly DocumentMeta[];
  readonly normals: readonly string[];
  /** The documents' fields (see encodeFields) in UTF-8, one after the other. */
  readonly fields: Uint8Array;
  /** Where each document's fields begin in `fields`, and the end of the last. */
  readonly fieldStarts: Uint32Array;
  /** Sorted by UTF-16 units. */
  readonly terms: readonly string[];
  /** Where each term's ordinals begin in `postings`, and the end of the last. */
  readonly postingStarts: Uint32Array;
  readonly postings: Uint32Array;
}

/** More words than this contain the part: reading all texts is cheaper than joining their postings. */
const mostWords = 2000;
const textDecoder = new TextDecoder();
const wordBreak = '\n';

export function createPackedSegment(contents: PackedContents): PackedSegment {
  const { metas, normals, fields, fieldStarts, terms, postingStarts, postings } = contents;
  const issues = new Map(contents.issues);
  const alive = new Uint8Array(metas.length).fill(1);
  const words = wordList(terms);
  let documents = metas.length;
  let textLength = normals.reduce((sum, normal) => sum + normal.length, 0);

  const meta = (ordinal: number): DocumentMeta => present(metas[ordinal]);
  const encodedFields = (ordinal: number): Uint8Array =>
    fields.subarray(fieldStarts[ordinal], fieldStarts[ordinal + 1]);
  const postingsOf = (termIndex: number): Uint32Array =>
    postings.subarray(postingStarts[termIndex], postingStarts[termIndex + 1]);

  return {
    contents,
    issues,
    size: metas.length,
    get documents() {
      return documents;
    },
    get textLength() {
      return textLength;
    },
    get bytes() {
      return textLength * 2 + fields.length + postings.byteLength + postingStarts.byteLength;
    },
    isAlive: (ordinal) => alive[ordinal] === 1,
    meta,
    normal: (ordinal) => present(normals[ordinal]),
    fields: (ordinal) => decodeFields(textDecoder.decode(encodedFields(ordinal)), meta(ordinal).fieldNames),
    encodedFields,
    candidates(plan) {
      if (plan.required.length > 0) return withRarestTerms(plan);
      return plan.partial === null ? null : withWordsContaining(plan.partial);
    },
    remove(issueId) {
      const entry = issues.get(issueId);
      if (!entry) return;
      issues.delete(issueId);
      alive.fill(0, entry.from, entry.to);
      documents -= entry.to - entry.from;
      for (let i = entry.from; i < entry.to; i++) textLength -= present(normals[i]).length;
    },
    postingsSource() {
      return { segment: this, terms, postings: postingsOf };
    },
  };

  function withRarestTerms(plan: QueryPlan): ArrayLike<number> {
    const lists: Uint32Array[] = [];
    for (const term of plan.required) {
      const index = findTerm(terms, term);
      if (index < 0) return [];
      lists.push(postingsOf(index));
    }
    // Two are enough: a third costs more time than the verification that it saves.
    const [rarest, next] = lists.sort((a, b) => a.length - b.length);
    if (!rarest) return [];
    return next ? intersect(rarest, next) : rarest;
  }

  function withWordsContaining(part: string): ArrayLike<number> | null {
    const found = words.containing(part, mostWords);
    if (found === null) return null;
    if (found.length === 1) return postingsOf(found[0] ?? 0);
    const marks = new Uint8Array(metas.length);
    for (const termIndex of found) for (const ordinal of postingsOf(termIndex)) marks[ordinal] = 1;
    const ordinals: number[] = [];
    for (let ordinal = 0; ordinal < marks.length; ordinal++) if (marks[ordinal]) ordinals.push(ordinal);
    return ordinals;
  }
}

function present<T>(document: T | undefined): T {
  if (document === undefined) throw new RangeError('The packed index has no document of this number.');
  return document;
}

function findTerm(terms: readonly string[], term: string): number {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = terms[middle] ?? '';
    if (candidate === term) return middle;
    if (candidate < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function intersect(shorter: Uint32Array, longer: Uint32Array): number[] {
  const both: number[] = [];
  let low = 0;
  for (const ordinal of shorter) {
    let high = longer.length;
    // The shorter list is walked, the longer one searched: the lists often differ a hundredfold.
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((longer[middle] ?? 0) < ordinal) low = middle + 1;
      else high = middle;
    }
    if (longer[low] === ordinal) both.push(ordinal);
  }
  return both;
}

interface WordList {
  /** Indexes of the terms that are words and contain `part`; null when more than `most`. */
  containing(part: string, most: number): number[] | null;
}

/** The vocabulary of words as one string, so that looking for a part of a word is one native search. */
function wordList(terms: readonly string[]): WordList {
  const indexes: number[] = [];
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  terms.forEach((term, index) => {
    if (!isWordTerm(term)) return;
    indexes.push(index);
    starts.push(length);
    parts.push(term);
    length += term.length + wordBreak.length;
  });
  const text = parts.join(wordBreak);
  return {
    containing(part, most) {
      const found: number[] = [];
      let word = 0;
      for (let at = text.indexOf(part); at >= 0; ) {
        let high = starts.length;
        while (word + 1 < high) {
          const middle = (word + high) >> 1;
          if ((starts[middle] ?? 0) <= at) word = middle;
          else high = middle;
        }
        found.push(indexes[word] ?? 0);
        if (found.length > most) return null;
        const next = starts[word + 1];
        if (next === undefined) break;
        at = text.indexOf(part, next);
      }
      return found;
    },
  };
}

/** Writes segments into one packed segment, in order, leaving out what was removed from them. */
export function packSegments(sources: readonly PostingsSource[]): PackedSegment {
  const issues: [string, IssueEntry][] = [];
  const metas: DocumentMeta[] = [];
  const normals: string[] = [];
  const fieldChunks: Uint8Array[] = [];
  const fieldStarts: number[] = [0];
  const renumbered: Int32Array[] = [];
  let fieldLength = 0;

  for (const { segment } of sources) {
    const numbers = new Int32Array(segment.size).fill(-1);
    for (const [issueId, entry] of segment.issues) {
      const from = metas.length;
      for (let ordinal = entry.from; ordinal < entry.to; ordinal++) {
        numbers[ordinal] = metas.length;
        metas.push(segment.meta(ordinal));
        normals.push(segment.normal(ordinal));
        const bytes = segment.encodedFields(ordinal);
        fieldChunks.push(bytes);
        fieldLength += bytes.length;
        fieldStarts.push(fieldLength);
      }
      issues.push([issueId, { version: entry.version, from, to: metas.length }]);
    }
    renumbered.push(numbers);
  }
  return createPackedSegment({
    issues,
    metas,
    normals,
    fields: Buffer.concat(fieldChunks),
    fieldStarts: Uint32Array.from(fieldStarts),
    ...mergePostings(sources, renumbered),
  });
}

function mergePostings(
  sources: readonly PostingsSource[],
  renumbered: readonly Int32Array[],
): Pick<PackedContents, 'terms' | 'postingStarts' | 'postings'> {
  const terms: string[] = [];
  const postingStarts: number[] = [0];
  let postings = new Uint32Array(1024);
  let length = 0;
  const cursors = sources.map(() => 0);
  for (;;) {
    let least: string | undefined;
    sources.forEach((source, index) => {
      const term = source.terms[cursors[index] ?? 0];
      if (term !== undefined && (least === undefined || term < least)) least = term;
    });
    if (least === undefined) break;
    const before = length;
    for (const [index, source] of sources.entries()) {
      const cursor = cursors[index] ?? 0;
      if (source.terms[cursor] !== least) continue;
      cursors[index] = cursor + 1;
      const ordinals = source.postings(cursor);
      if (length + ordinals.length > postings.length) {
        const larger = new Uint32Array((length + ordinals.length) * 2);
        larger.set(postings.subarray(0, length));
        postings = larger;
      }
      const numbers = renumbered[index];
      for (let i = 0; i < ordinals.length; i++) {
        const number = numbers?.[ordinals[i] ?? 0] ?? -1;
        if (number >= 0) postings[length++] = number;
      }
    }
    if (length === before) continue;
    terms.push(least);
    postingStarts.push(length);
  }
  return {
    terms,
    postingStarts: Uint32Array.from(postingStarts),
    postings: postings.slice(0, length),
  };
}

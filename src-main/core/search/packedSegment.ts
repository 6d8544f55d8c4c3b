import { createFacts, type Facts, type SavedFacts, savedFacts } from './facts.ts';
import { occurrences } from './matching.ts';
import {
  decodePostings,
  findTerm,
  indexTexts,
  mergePostings,
  type PackedPostings,
  termAt,
  termCount,
} from './packedPostings.ts';
import { type IssueEntry, readText, type Segment } from './segment.ts';
import { type DocumentMeta, decodeFields, encodeFields } from './storedDocument.ts';
import { isWordTerm, type QueryPlan } from './terms.ts';

/**
 * A frozen part of the index: postings and texts in typed arrays and buffers, off the heap and loaded
 * without parsing. Only the marks of removed documents change.
 */
export interface PackedSegment extends Segment {
  readonly contents: PackedContents;
}

/** Texts one after the other, and where each begins, and the end of the last. */
export interface Texts {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/** Everything a packed segment holds, as it is written to the cache. */
export interface PackedContents {
  readonly issues: readonly (readonly [issueId: string, entry: IssueEntry])[];
  readonly facts: SavedFacts;
  /** Each document's meta as JSON in UTF-8: only what is shown is parsed. */
  readonly metas: Texts;
  /** The documents' normal texts in UTF-16, little end first, which is read without decoding. */
  readonly normals: Texts;
  /** The documents' fields (see encodeFields) in UTF-8. */
  readonly fields: Texts;
  readonly postings: PackedPostings;
}

const decoder = new TextDecoder();
const wordBreak = '\n';
/** Above this share of all documents' postings, reading the texts is cheaper than joining them. */
const mostPostingsPerDocument = 100;

export function createPackedSegment(contents: PackedContents): PackedSegment {
  const { metas, normals, fields, postings } = contents;
  const issues = new Map(contents.issues);
  const facts = createFacts(contents.facts);
  const size = metas.starts.length - 1;
  const alive = new Uint8Array(size).fill(1);
  const normalBuffer = Buffer.from(normals.bytes.buffer, normals.bytes.byteOffset, normals.bytes.length);
  let words: WordList | null = null;
  let documents = size;
  let textLength = normals.bytes.length / 2;

  const meta = (ordinal: number): DocumentMeta =>
    JSON.parse(decoder.decode(bytesAt(metas, ordinal))) as DocumentMeta;
  const wordsOf = () => {
    words ??= wordList(postings);
    return words;
  };

  return {
    contents,
    issues,
    facts,
    size,
    get documents() {
      return documents;
    },
    get textLength() {
      return textLength;
    },
    get bytes() {
      return normals.bytes.length + fields.bytes.length + metas.bytes.length + postings.bytes.length;
    },
    isAlive: (ordinal) => alive[ordinal] === 1,
    meta,
    normal: (ordinal) =>
      normalBuffer.toString('utf16le', normals.starts[ordinal], normals.starts[ordinal + 1]),
    fields: (ordinal) => decodeFields(decoder.decode(bytesAt(fields, ordinal)), meta(ordinal).fieldNames),
    candidates(plan) {
      if (plan.required.length > 0) return withRarestTerms(plan);
      const { partial } = plan;
      if (plan.words) return withWords(wordsOf().passing(plan.words));
      return partial === null ? null : withWords(wordsOf().containing(partial));
    },
    counted(plan, phrase) {
      if (plan.exact !== null) {
        const index = findTerm(postings.terms, plan.exact);
        return index < 0 ? nothing : decodePostings(postings, index);
      }
      if (plan.partial !== phrase) return null;
      return countWords(wordsOf().containing(phrase), phrase);
    },
    remove(issueId) {
      const entry = issues.get(issueId);
      if (!entry) return;
      issues.delete(issueId);
      alive.fill(0, entry.from, entry.to);
      documents -= entry.to - entry.from;
      for (let i = entry.from; i < entry.to; i++) textLength -= facts.columns.length.values[i] ?? 0;
    },
  };

  function withRarestTerms(plan: QueryPlan): ArrayLike<number> {
    const found: number[] = [];
    for (const term of plan.required) {
      const index = findTerm(postings.terms, term);
      if (index < 0) return [];
      found.push(index);
    }
    // Two are enough: a third costs more time than the verification that it saves.
    const [rarest, next] = found.sort((a, b) => (postings.sizes[a] ?? 0) - (postings.sizes[b] ?? 0));
    if (rarest === undefined) return [];
    const { ordinals } = decodePostings(postings, rarest);
    if (next === undefined) return ordinals;
    // A term of nearly every document would take longer to decode than the few texts to read.
    if ((postings.sizes[next] ?? 0) > ordinals.length * 200) return ordinals;
    return intersect(ordinals, decodePostings(postings, next).ordinals);
  }

  function withWords(found: readonly number[]): ArrayLike<number> | null {
    if (found.length === 1) return decodePostings(postings, found[0] ?? 0).ordinals;
    if (isTooMuch(found)) return null;
    const marks = new Uint8Array(size);
    for (const index of found)
      for (const ordinal of decodePostings(postings, index).ordinals) marks[ordinal] = 1;
    return ordinalsOf(marks);
  }

  function countWords(found: readonly number[], phrase: string) {
    if (isTooMuch(found)) return null;
    const marks = new Uint8Array(size);
    const sums = new Int32Array(size);
    for (const index of found) {
      const times = occurrences(termAt(postings.terms, index), phrase).length;
      const { ordinals, counts } = decodePostings(postings, index);
      for (let i = 0; i < ordinals.length; i++) {
        const ordinal = ordinals[i] ?? 0;
        const count = counts[i] ?? 0;
        if (count === readText) marks[ordinal] = 2;
        else if (marks[ordinal] === 0) marks[ordinal] = 1;
        sums[ordinal] = (sums[ordinal] ?? 0) + count * times;
      }
    }
    const ordinals = ordinalsOf(marks);
    return {
      ordinals,
      counts: ordinals.map((ordinal) => (marks[ordinal] === 2 ? readText : (sums[ordinal] ?? 0))),
    };
  }

  function isTooMuch(found: readonly number[]): boolean {
    const total = found.reduce((sum, index) => sum + (postings.sizes[index] ?? 0), 0);
    return total > size * mostPostingsPerDocument;
  }
}

const nothing = { ordinals: new Int32Array(0), counts: new Int32Array(0) };

function bytesAt({ bytes, starts }: Texts, ordinal: number): Uint8Array {
  return bytes.subarray(starts[ordinal], starts[ordinal + 1]);
}

function ordinalsOf(marks: Uint8Array): Int32Array {
  let count = 0;
  for (let i = 0; i < marks.length; i++) if (marks[i]) count++;
  const ordinals = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < marks.length; i++) if (marks[i]) ordinals[at++] = i;
  return ordinals;
}

/** The numbers in both, ascending; the shorter list is walked, the longer one searched. */
function intersect(shorter: Int32Array, longer: Int32Array): number[] {
  const both: number[] = [];
  let low = 0;
  for (const ordinal of shorter) {
    let high = longer.length;
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
  /** Indexes of the terms that are words and contain `part`. */
  containing(part: string): readonly number[];
  passing(test: (word: string) => boolean): readonly number[];
}

/** The vocabulary of words as one string, so that looking for a part of a word is one native search. */
function wordList({ terms }: PackedPostings): WordList {
  const indexes: number[] = [];
  const starts: number[] = [];
  const words: string[] = [];
  let length = 0;
  for (let index = 0; index < termCount(terms); index++) {
    const term = termAt(terms, index);
    if (!isWordTerm(term)) continue;
    indexes.push(index);
    starts.push(length);
    words.push(term);
    length += term.length + wordBreak.length;
  }
  const text = words.join(wordBreak);
  return {
    passing: (test) => indexes.filter((_index, word) => test(words[word] ?? '')),
    containing(part) {
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
        const next = starts[word + 1];
        if (next === undefined) break;
        at = text.indexOf(part, next);
      }
      return found;
    },
  };
}

function textsOf(chunks: readonly Uint8Array[]): Texts {
  const starts = new Uint32Array(chunks.length + 1);
  chunks.forEach((chunk, index) => {
    starts[index + 1] = (starts[index] ?? 0) + chunk.length;
  });
  return { bytes: Buffer.concat(chunks), starts };
}

/** What packing asks of a document. */
export interface PackedDocument {
  readonly meta: DocumentMeta;
  readonly normal: string;
  readonly fields: Parameters<typeof encodeFields>[0];
}

/** An issue with its documents. */
export interface PackedIssue {
  readonly issueId: string;
  readonly version: string;
  readonly documents: readonly PackedDocument[];
}

/** Writes issues into a packed segment, in order. */
export function packIssues(packed: readonly PackedIssue[]): PackedSegment {
  const facts = createFacts();
  const issues: [string, IssueEntry][] = [];
  let ordinal = 0;
  for (const { issueId, version, documents } of packed) {
    for (const { meta, normal } of documents) facts.add(meta, normal.length);
    issues.push([issueId, { version, from: ordinal, to: ordinal + documents.length }]);
    ordinal += documents.length;
  }
  const documents = packed.flatMap((issue) => issue.documents);
  return createPackedSegment({
    issues,
    facts: savedFacts(facts),
    metas: textsOf(documents.map(({ meta }) => Buffer.from(JSON.stringify(meta)))),
    normals: textsOf(documents.map(({ normal }) => Buffer.from(normal, 'utf16le'))),
    fields: textsOf(documents.map(({ fields }) => Buffer.from(encodeFields(fields)))),
    postings: indexTexts(
      documents.map(({ meta, normal }) => ({
        normal,
        isBody: (field) => meta.fieldNames[field] === 'body',
      })),
    ),
  });
}

/** Writes segments into one, in order, leaving out what was removed from them. */
export function joinSegments(segments: readonly PackedSegment[]): PackedSegment {
  const facts: Facts = createFacts();
  const issues: [string, IssueEntry][] = [];
  const kept = { metas: [] as Uint8Array[], normals: [] as Uint8Array[], fields: [] as Uint8Array[] };
  const renumbered: Int32Array[] = [];
  let next = 0;
  for (const segment of segments) {
    const { contents } = segment;
    const numbering = new Int32Array(segment.size).fill(-1);
    for (const [issueId, { version, from, to }] of segment.issues) {
      issues.push([issueId, { version, from: next, to: next + to - from }]);
      for (let ordinal = from; ordinal < to; ordinal++) {
        numbering[ordinal] = next++;
        facts.add(segment.meta(ordinal), segment.facts.columns.length.values[ordinal] ?? 0);
        for (const name of ['metas', 'normals', 'fields'] as const) {
          kept[name].push(bytesAt(contents[name], ordinal));
        }
      }
    }
    renumbered.push(numbering);
  }
  return createPackedSegment({
    issues,
    facts: savedFacts(facts),
    metas: textsOf(kept.metas),
    normals: textsOf(kept.normals),
    fields: textsOf(kept.fields),
    postings: mergePostings(
      segments.map(({ contents }) => contents.postings),
      renumbered,
    ),
  });
}

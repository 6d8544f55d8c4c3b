import { createFacts, type SavedFacts } from './facts.ts';
import { occurrences } from './matching.ts';
import { intersect, markedIn, unite } from './ordinals.ts';
import { countedOf, findTerm, ordinalsOf, type PackedPostings, termAt } from './packedPostings.ts';
import type { CountedDocuments } from './postingList.ts';
import { fieldKinds } from './ranking.ts';
import type { IssueEntry, Segment } from './segment.ts';
import { decodeDocument } from './storedDocument.ts';
import type { QueryPlan } from './terms.ts';
import type { HeldTexts, TextFile, Texts } from './texts.ts';
import { type WordList, wordList } from './wordList.ts';

/**
 * A frozen part of the index: postings and normal texts in typed arrays and buffers, off the heap and
 * loaded without parsing. What is only shown, the documents themselves, is read from the segment's file once it has
 * one. Only the marks of removed documents change.
 */
export interface PackedSegment extends Segment {
  readonly contents: PackedContents;
  /** Lets go of the texts that are only shown: they are in a file now. */
  leaveTexts(texts: ShownTexts): void;
  /** Closes the file; the segment is not asked any more. */
  release(): void;
}

/** What is read for documents that are shown. */
export interface ShownTexts {
  /** The documents (see encodeDocument) in UTF-8. */
  readonly texts: Texts;
  /** The file they come from; null where they are in memory. */
  readonly file: TextFile | null;
}

/** Everything a packed segment holds, as it is written to the cache. */
export interface PackedContents {
  readonly issues: readonly (readonly [issueId: string, entry: IssueEntry])[];
  readonly facts: SavedFacts;
  readonly shown: ShownTexts;
  /** The documents' normal texts in UTF-16, little end first, which is read without decoding. */
  readonly normals: HeldTexts;
  readonly postings: PackedPostings;
}

const decoder = new TextDecoder();
/** Above this share of all documents' postings, reading the texts is cheaper than joining them. */
const mostPostingsPerDocument = 100;
/** So few texts are read faster than the words of a phrase are looked up. */
const fewCandidates = 500;
/** A term so many times as frequent as the rarest would take longer to decode than the texts to read. */
const mostTimesRarest = 200;

export function createPackedSegment(packed: PackedContents): PackedSegment {
  let contents = packed;
  let isReleased = false;
  const { normals, postings } = contents;
  const issues = new Map(contents.issues);
  const facts = createFacts(contents.facts);
  const size = normals.starts.length - 1;
  const alive = new Uint8Array(size).fill(1);
  const normalBuffer = Buffer.from(normals.bytes.buffer, normals.bytes.byteOffset, normals.bytes.length);
  let words: WordList | null = null;
  let documents = size;
  let textLength = normals.bytes.length / 2;

  const wordsOf = () => {
    words ??= wordList(postings);
    return words;
  };

  return {
    get contents() {
      return contents;
    },
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
      return normals.bytes.length + postings.bytes.length + (contents.shown.texts.starts[size] ?? 0);
    },
    isAlive: (ordinal) => alive[ordinal] === 1,
    normal: (ordinal) =>
      normalBuffer.toString('utf16le', normals.starts[ordinal], normals.starts[ordinal + 1]),
    document: (ordinal) => decodeDocument(decoder.decode(contents.shown.texts.read(ordinal, ordinal + 1))),
    candidates(plan) {
      const { required, partial } = plan;
      if (plan.words) return withWords(wordsOf().passing(plan.words));
      if (required.length === 0) return partial === null ? null : withWords(wordsOf().containing(partial));
      const having = withRarestTerms(plan);
      if (partial === null || having.length < fewCandidates) return having;
      const alsoHaving = withWords(wordsOf().containing(partial));
      return alsoHaving ? intersect(having, alsoHaving) : having;
    },
    counted(plan, phrase) {
      if (plan.exact !== null) {
        const index = findTerm(postings.terms, plan.exact);
        return index < 0 ? nothing : countedOf(postings, index);
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
    leaveTexts(shown) {
      if (isReleased) shown.file?.close();
      else contents = { ...contents, shown };
    },
    release() {
      isReleased = true;
      contents.shown.file?.close();
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
    const ordinals = ordinalsOf(postings, rarest);
    if (next === undefined || (postings.sizes[next] ?? 0) > ordinals.length * mostTimesRarest)
      return ordinals;
    return intersect(ordinals, ordinalsOf(postings, next));
  }

  function withWords(found: readonly number[]): ArrayLike<number> | null {
    if (found.length === 1) return ordinalsOf(postings, found[0] ?? 0);
    if (isTooMuch(found)) return null;
    return unite(
      found.map((index) => ordinalsOf(postings, index)),
      size,
    );
  }

  /** Adds up what the words with the phrase have. */
  function countWords(found: readonly number[], phrase: string): CountedDocuments | null {
    if (isTooMuch(found)) return null;
    const marks = new Uint8Array(size);
    const sums: (Int32Array | null)[] = new Array(fieldKinds).fill(null);
    for (const index of found) {
      const times = occurrences(termAt(postings.terms, index), phrase).length;
      const { ordinals, counts } = countedOf(postings, index);
      for (const ordinal of ordinals) marks[ordinal] = 1;
      counts.forEach((column, kind) => {
        if (column === null) return;
        const sum = sums[kind] ?? new Int32Array(size);
        sums[kind] = sum;
        for (let i = 0; i < ordinals.length; i++) {
          const ordinal = ordinals[i] ?? 0;
          sum[ordinal] = (sum[ordinal] ?? 0) + (column[i] ?? 0) * times;
        }
      });
    }
    const ordinals = markedIn(marks);
    return { ordinals, counts: sums.map((sum) => sum && ordinals.map((ordinal) => sum[ordinal] ?? 0)) };
  }

  function isTooMuch(found: readonly number[]): boolean {
    const total = found.reduce((sum, index) => sum + (postings.sizes[index] ?? 0), 0);
    return total > size * mostPostingsPerDocument;
  }
}

const nothing: CountedDocuments = { ordinals: new Int32Array(0), counts: [] };

import { type Texts, textAt } from './bytes.ts';
import type { CheckedFile } from './checkedFile.ts';
import { createFacts, type SavedFacts } from './facts.ts';
import { intersect, unite } from './ordinals.ts';
import { countedOf, ordinalsOf, type PackedPostings } from './packedPostings.ts';
import { countPhrase, documentsWithRarest } from './phrases.ts';
import type { CountedDocuments } from './postingList.ts';
import { recentValues } from './recentValues.ts';
import type { IssueEntry, Segment } from './segment.ts';
import { decodeDocument } from './storedDocument.ts';
import { findTerm, type TermEntry } from './termDirectory.ts';
import type { PlacedPair, QueryPlan } from './terms.ts';
import { type WordEntry, type WordList, wordList } from './wordList.ts';

/**
 * A frozen part of the index. What filters and facets ask of every document is in typed arrays; postings and
 * texts are read, when they are asked for, from the segment's file once it has one. Only the marks of removed
 * documents change.
 */
export interface PackedSegment extends Segment {
  readonly contents: PackedContents;
  /** Lets go of what was in memory: it is in a file now. */
  leaveContents(stored: PackedContents): void;
  /** Closes the file; the segment is not asked any more. */
  release(): void;
}

/** Everything a packed segment holds, as it is written to the cache. */
export interface PackedContents {
  readonly issues: readonly (readonly [issueId: string, entry: IssueEntry])[];
  readonly facts: SavedFacts;
  /** Where the fields of all documents end in their normal texts, as many as there are in the facts. */
  readonly fieldEnds: Int32Array;
  /** The documents (see encodeDocument) in UTF-8. */
  readonly shown: Texts;
  /** The documents' normal texts in UTF-16, little end first, which is read without decoding. */
  readonly normals: Texts;
  readonly postings: PackedPostings;
  /** The file that postings and texts are read from; null where they are in memory. */
  readonly file: CheckedFile | null;
}

/** Above this share of all documents' postings, reading the texts is cheaper than joining them. */
const mostPostingsPerDocument = 100;
/** So few texts are read faster than the words of a phrase are looked up. */
const fewCandidates = 500;
/** A term so many times as frequent as the rarest would take longer to decode than the texts to read. */
const mostTimesRarest = 200;
/** Who types asks for the words before again with every letter: the counts of so many phrases are kept. */
const phrasesKept = 4;
/** Of more documents the counts would take too much memory. */
const mostDocumentsKept = 20_000;

export function createPackedSegment(packed: PackedContents): PackedSegment {
  let contents = packed;
  let isReleased = false;
  const issues = new Map(contents.issues);
  const facts = createFacts(contents.facts);
  const size = contents.normals.starts.length - 1;
  const alive = new Uint8Array(size).fill(1);
  const phrases = recentValues<CountedDocuments>(phrasesKept);
  let words: WordList | null = null;
  let documents = size;
  let textLength = contents.normals.bytes.length / 2;

  const wordsOf = () => {
    words ??= wordList(contents.postings.directory);
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
      const { normals, postings, shown } = contents;
      return [normals.bytes, postings.bytes, postings.directory.bytes, shown.bytes].reduce(
        (sum, { length }) => sum + length,
        0,
      );
    },
    isAlive: (ordinal) => alive[ordinal] === 1,
    normal: (ordinal) => textOf(textAt(contents.normals, ordinal), 'utf16le'),
    document: (ordinal) => decodeDocument(textOf(textAt(contents.shown, ordinal), 'utf8')),
    candidates(plan) {
      const { required, partial } = plan;
      const exactly = counted(plan);
      if (exactly) return exactly.ordinals;
      if (plan.pairs) return documentsWithRarest(plan.pairs, contents.postings);
      if (plan.words) return withWords(wordsOf().passing(plan.words));
      if (required.length === 0) return partial === null ? null : withWords(wordsOf().containing(partial));
      const having = withRarestTerms(plan);
      if (partial === null || having.length < fewCandidates) return having;
      const alsoHaving = withWords(wordsOf().containing(partial));
      return alsoHaving ? intersect(having, alsoHaving) : having;
    },
    counted,
    remove(issueId) {
      const entry = issues.get(issueId);
      if (!entry) return;
      issues.delete(issueId);
      alive.fill(0, entry.from, entry.to);
      documents -= entry.to - entry.from;
      for (let i = entry.from; i < entry.to; i++) textLength -= facts.columns.length.values[i] ?? 0;
    },
    leaveContents(stored) {
      if (isReleased) stored.file?.close();
      else contents = stored;
    },
    release() {
      isReleased = true;
      contents.file?.close();
    },
  };

  function counted({ exact, pairs }: QueryPlan): CountedDocuments | null {
    const { postings } = contents;
    if (exact !== null) {
      const entry = findTerm(postings.directory, exact);
      return entry ? countedOf(postings, entry) : nothing;
    }
    return pairs && countedPhrase(pairs);
  }

  function countedPhrase(pairs: readonly PlacedPair[]): CountedDocuments | null {
    const { postings, fieldEnds } = contents;
    const key = pairs.map(({ term }) => term).join('\n');
    const known = phrases.get(key);
    if (known) return known;
    const counts = countPhrase(pairs, { postings, facts, fieldEnds });
    if (counts && counts.ordinals.length <= mostDocumentsKept) phrases.keep(key, counts);
    return counts;
  }

  function withRarestTerms(plan: QueryPlan): ArrayLike<number> {
    const { postings } = contents;
    const found: TermEntry[] = [];
    for (const term of plan.required) {
      const entry = findTerm(postings.directory, term);
      if (!entry) return [];
      found.push(entry);
    }
    // Two are enough: a third costs more time than the verification that it saves.
    const [rarest, next] = found.sort((a, b) => a.size - b.size);
    if (rarest === undefined) return [];
    const ordinals = ordinalsOf(postings, rarest);
    if (next === undefined || next.size > ordinals.length * mostTimesRarest) return ordinals;
    return intersect(ordinals, ordinalsOf(postings, next));
  }

  function withWords(found: readonly WordEntry[]): ArrayLike<number> | null {
    const { postings } = contents;
    const [first, ...more] = found;
    if (first && more.length === 0) return ordinalsOf(postings, first);
    if (isTooMuch(found)) return null;
    return unite(
      found.map((entry) => ordinalsOf(postings, entry)),
      size,
    );
  }

  function isTooMuch(found: readonly WordEntry[]): boolean {
    const total = found.reduce((sum, entry) => sum + entry.size, 0);
    return total > size * mostPostingsPerDocument;
  }
}

const textOf = (bytes: Uint8Array, encoding: 'utf8' | 'utf16le'): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(encoding);

const nothing: CountedDocuments = { ordinals: new Int32Array(0), counts: [] };

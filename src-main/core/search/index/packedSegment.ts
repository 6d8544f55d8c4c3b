import type { PhrasePlan } from '../text/terms.ts';
import type { Texts } from './bytes/bytes.ts';
import type { CheckedFile } from './bytes/checkedFile.ts';
import { intAt } from './bytes/checkedRead.ts';
import { createFacts, type SavedFacts } from './facts.ts';
import { unite } from './postings/ordinals.ts';
import { countedOf, ordinalsOf, type PackedPostings } from './postings/packedPostings.ts';
import { countByPlaces, type FieldRuns } from './postings/phrases.ts';
import type { CountedDocuments } from './postings/postingList.ts';
import { findTerm } from './postings/termDirectory.ts';
import { type WordEntry, type WordList, wordList } from './postings/wordList.ts';
import { recentValues } from './recentValues.ts';
import type { IssueEntry, Segment } from './segment.ts';
import { documentReader, type StoredDocuments } from './storedDocuments.ts';

/**
 * A frozen part of the index. What filters and facets ask of every document is in typed arrays; postings and
 * texts are read, when they are asked for, from the segment's file once it has one. Only the marks of removed
 * documents change.
 */
export interface PackedSegment extends Segment {
  readonly contents: PackedContents;
  /** Lets go of what was in memory: it is in a file now. */
  leaveContents(written: PackedContents): void;
  /** Closes the file; the segment is not asked any more. */
  release(): void;
}

/** Everything a packed segment holds, as it is written to the cache. */
export interface PackedContents {
  readonly issues: readonly (readonly [issueId: string, entry: IssueEntry])[];
  readonly facts: SavedFacts;
  /**
   * Each document's normal text in UTF-16, little end first, which is read without decoding, and behind it the
   * document (see encodeDocument) in UTF-8: what a hit shows takes both, and one reading.
   */
  readonly documents: Texts;
  readonly postings: PackedPostings;
  /** The file that postings and texts are read from; null where they are in memory. */
  readonly file: CheckedFile | null;
}

/** Above this share of all documents' postings, reading the texts is cheaper than joining them. */
const mostPostingsPerDocument = 100;
/** Who types asks for the words before again with every letter: the counts of so many phrases are kept. */
const phrasesKept = 4;
/** Of more documents the counts would take too much memory. */
const mostDocumentsKept = 20_000;

export function createPackedSegment(packed: PackedContents): PackedSegment {
  let contents = packed;
  let isReleased = false;
  const issues = new Map(contents.issues);
  const facts = createFacts(contents.facts);
  const size = contents.documents.starts.length - 1;
  const alive = new Uint8Array(size).fill(1);
  const phrases = recentValues<CountedDocuments>(phrasesKept);
  const runs: FieldRuns = {
    starts: facts.columns.runStarts.values,
    kinds: facts.columns.runKinds.values,
    ends: facts.columns.runEnds.values,
  };
  let words: WordList | null = null;
  let documents = size;
  let textLength = facts.columns.length.values.reduce((sum, length) => sum + length, 0);

  const lengths = facts.columns.length.values;
  let reader = documentReader(contents.documents, lengths);
  let stored = storedIn(contents, lengths);
  const normal = (ordinal: number) => reader.normal(ordinal);

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
      const { documents: texts, postings } = contents;
      return texts.bytes.length + postings.bytes.length + postings.directory.bytes.length;
    },
    isAlive: (ordinal) => alive[ordinal] === 1,
    normal,
    document: (ordinal) => reader.document(ordinal),
    get stored() {
      return stored;
    },
    candidates({ words, either, ...phrase }) {
      if (words) return withWords(wordsOf().passing(words));
      if (either) return withEither(either);
      return countedPhrase(phrase)?.ordinals ?? null;
    },
    counted: (plan) => (plan.isWhole ? countedPhrase(plan) : null),
    remove(issueId) {
      const entry = issues.get(issueId);
      if (!entry) return;
      issues.delete(issueId);
      alive.fill(0, entry.from, entry.to);
      documents -= entry.to - entry.from;
      for (let i = entry.from; i < entry.to; i++) textLength -= intAt(facts.columns.length.values, i);
    },
    leaveContents(written) {
      if (isReleased) {
        written.file?.close();
        return;
      }
      contents = written;
      reader = documentReader(contents.documents, lengths);
      stored = storedIn(contents, lengths);
    },
    release() {
      isReleased = true;
      contents.file?.close();
    },
  };

  function countedPhrase({ exact, pairs }: PhrasePlan): CountedDocuments | null {
    const { postings } = contents;
    if (exact !== null) {
      const entry = findTerm(postings.directory, exact);
      return entry ? countedOf(postings, entry) : nothing;
    }
    if (pairs === null) return null;
    const key = pairs.map(({ term }) => term).join('\n');
    const known = phrases.get(key);
    if (known) return known;
    const counts = countByPlaces(pairs, { postings, runs, normal });
    if (counts.ordinals.length <= mostDocumentsKept) phrases.keep(key, counts);
    return counts;
  }

  function withWords(found: readonly WordEntry[]): Int32Array | null {
    const { postings } = contents;
    const [first, ...more] = found;
    if (first && more.length === 0) return ordinalsOf(postings, first);
    if (isTooMuch(found)) return null;
    return unite(
      found.map((entry) => ordinalsOf(postings, entry)),
      size,
    );
  }

  function withEither(parts: readonly PhrasePlan[]): Int32Array | null {
    const each = parts.map((part) => countedPhrase(part)?.ordinals ?? null);
    const known = each.filter((ordinals) => ordinals !== null);
    return known.length === each.length ? unite(known, size) : null;
  }

  function isTooMuch(found: readonly WordEntry[]): boolean {
    const total = found.reduce((sum, entry) => sum + entry.size, 0);
    return total > size * mostPostingsPerDocument;
  }
}

/** The documents lie behind all else of the file. */
function storedIn({ file, documents }: PackedContents, lengths: Int32Array): StoredDocuments | null {
  if (file === null) return null;
  const { part } = file;
  return { part, position: part.length - documents.bytes.length, starts: documents.starts, lengths };
}

const nothing: CountedDocuments = { ordinals: new Int32Array(0), counts: [] };

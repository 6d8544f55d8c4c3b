import type { SearchDocument } from './engine.ts';
import type { DocumentMeta } from './storedDocument.ts';
import type { QueryPlan } from './terms.ts';

/** Documents of one issue inside a segment: ordinals `[from, to)`. */
export interface IssueEntry {
  readonly version: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A part of the index. Documents are numbered from 0 in the order they came; removing an issue only
 * marks its documents, which makes it cheap in an index where taking postings out is slow.
 */
export interface Segment {
  /** Issues with documents here that were not removed. */
  readonly issues: ReadonlyMap<string, IssueEntry>;
  /** Number of ordinals, removed documents included. */
  readonly size: number;
  /** Number of documents, without the removed ones. */
  readonly documents: number;
  /** Length of their texts in the normal form. */
  readonly textLength: number;
  /** Memory held, approximately. */
  readonly bytes: number;
  isAlive(ordinal: number): boolean;
  meta(ordinal: number): DocumentMeta;
  /** The fields' texts in the normal form, joined by `fieldBreak`; one for every name in `meta.fieldNames`. */
  normal(ordinal: number): string;
  /** The fields as they were put. */
  fields(ordinal: number): SearchDocument['fields'];
  /** The fields as `encodeFields` writes them, in UTF-8. */
  encodedFields(ordinal: number): Uint8Array;
  /** Ordinals (removed ones may be among them) that can hold the phrase; null when any can. Ascending. */
  candidates(plan: QueryPlan): ArrayLike<number> | null;
  remove(issueId: string): void;
}

/** What remains of a segment when it is written into another: its terms in order, with their ordinals. */
export interface PostingsSource {
  readonly segment: Segment;
  /** Sorted by UTF-16 units. */
  readonly terms: readonly string[];
  /** Ascending ordinals of the documents with the term. */
  postings(termIndex: number): ArrayLike<number>;
}

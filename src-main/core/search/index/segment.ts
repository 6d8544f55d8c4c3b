import type { QueryPlan } from '../text/terms.ts';
import type { Facts } from './facts.ts';
import type { IndexedDocument } from './indexedDocument.ts';
import type { CountedDocuments } from './postings/postingList.ts';
import type { StoredDocuments } from './storedDocuments.ts';

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
  readonly facts: Facts;
  isAlive(ordinal: number): boolean;
  document(ordinal: number): IndexedDocument;
  /** The fields' texts in the normal form, joined by `fieldBreak`; one for every field of the document. */
  normal(ordinal: number): string;
  /** Where another thread can read its documents; null where they are in this one's memory. */
  readonly stored: StoredDocuments | null;
  /** Ordinals (removed ones may be among them) that can hold the term; null when any can. Ascending. */
  candidates(plan: QueryPlan): Int32Array | null;
  /** Exactly the documents with the phrase and how often; null where the index cannot say, or texts are read sooner. */
  counted(plan: QueryPlan): CountedDocuments | null;
  remove(issueId: string): void;
}

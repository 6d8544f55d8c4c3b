import type { SearchDocument } from '../engine.ts';
import { keepsPlaces } from '../text/normalForm.ts';
import { createFacts } from './facts.ts';
import { metaOf, normalOf } from './indexedDocument.ts';
import type { PackedDocument, PackedIssue } from './packing.ts';
import type { IssueEntry, Segment } from './segment.ts';

/**
 * The growing part of the index: the documents put since the last packed segment, without postings. It is so small
 * that reading every text takes less time than making an index of them (docs/performance.md).
 */
export interface GrowingSegment extends Segment {
  /** Adds an issue that is not here. */
  put(issueId: string, version: string, documents: readonly SearchDocument[]): void;
  /** The issues that were not removed, to be packed. */
  packed(): readonly PackedIssue[];
}

/** Text and normal form, two bytes a unit each. */
const bytesPerUnit = 4;

export function createGrowingSegment(): GrowingSegment {
  const facts = createFacts();
  const documents: PackedDocument[] = [];
  const removed = new Set<number>();
  const issues = new Map<string, IssueEntry>();
  let textLength = 0;

  const document = (ordinal: number): PackedDocument => {
    const found = documents[ordinal];
    if (!found) throw new RangeError(`The growing segment has no document ${ordinal}.`);
    return found;
  };

  return {
    issues,
    facts,
    get size() {
      return documents.length;
    },
    get documents() {
      return documents.length - removed.size;
    },
    get textLength() {
      return textLength;
    },
    get bytes() {
      return textLength * bytesPerUnit;
    },
    isAlive: (ordinal) => !removed.has(ordinal),
    normal: (ordinal) => document(ordinal).normal,
    document,
    stored: null,
    candidates: () => null,
    counted: () => null,
    put(issueId, version, added) {
      const from = documents.length;
      added.forEach((searchDocument, sequence) => {
        const { fields } = searchDocument;
        const normal = normalOf(fields);
        const meta = metaOf(searchDocument, sequence);
        documents.push({
          meta,
          normal,
          field: (at) => fieldAt(fields, at),
          keepsPlaces: (at) => keepsPlaces(fieldAt(fields, at).flow.text),
        });
        facts.add(meta, normal);
        textLength += normal.length;
      });
      issues.set(issueId, { version, from, to: documents.length });
    },
    remove(issueId) {
      const entry = issues.get(issueId);
      if (!entry) return;
      issues.delete(issueId);
      for (let ordinal = entry.from; ordinal < entry.to; ordinal++) {
        removed.add(ordinal);
        textLength -= document(ordinal).normal.length;
      }
    },
    packed: () =>
      [...issues].map(([issueId, { version, from, to }]) => ({
        issueId,
        version,
        documents: documents.slice(from, to),
      })),
  };
}

function fieldAt(fields: SearchDocument['fields'], at: number): SearchDocument['fields'][number] {
  const field = fields[at];
  if (!field) throw new RangeError(`The document has no field ${at}.`);
  return field;
}

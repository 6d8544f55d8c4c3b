import { Index } from 'flexsearch';
import type { SearchDocument } from './engine.ts';
import { createFacts } from './facts.ts';
import type { PackedDocument, PackedIssue } from './packing.ts';
import type { IssueEntry, Segment } from './segment.ts';
import { metaOf, normalOf } from './storedDocument.ts';
import { indexTerms, type QueryPlan } from './terms.ts';

/** The growing part of the index: FlexSearch over the documents put since the last packed segment. */
export interface LiveSegment extends Segment {
  /** Adds an issue that is not here. */
  put(issueId: string, version: string, documents: readonly SearchDocument[]): void;
  /** The issues that were not removed, to be packed. */
  packed(): readonly PackedIssue[];
}

const termBreak = '\n';
/** FlexSearch takes an absent limit, and 0, for 100. */
const noLimit = 0x7fffffff;
/** Text and normal form, two bytes a unit each, and FlexSearch's postings as measured. */
const bytesPerUnit = 20;
/** Enough terms to single a document out; more only cost time. */
const mostTerms = 8;
/** So few texts are read faster than they are put into an index. */
const fewDocuments = 500;

export function createLiveSegment(): LiveSegment {
  // The terms are made by terms.ts on both sides, so FlexSearch only splits them again. No `context`: it
  // loses hits when a query repeats a term. `strict` and one resolution: only membership is asked for.
  const index = new Index({
    tokenize: 'strict',
    resolution: 1,
    encode: (terms) => terms.split(termBreak),
  });
  const facts = createFacts();
  const documents: PackedDocument[] = [];
  const removed = new Set<number>();
  const issues = new Map<string, IssueEntry>();
  let textLength = 0;
  /** Documents come into FlexSearch when it is asked: what is packed before anyone searches never does. */
  let indexed = 0;

  // FlexSearch's ids are integers from 1.
  const toId = (ordinal: number) => ordinal + 1;
  const toOrdinal = (id: number | string) => Number(id) - 1;

  const document = (ordinal: number): PackedDocument => {
    const found = documents[ordinal];
    if (!found) throw new RangeError(`The live index has no document ${ordinal}.`);
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
    candidates(plan) {
      const isSmall = documents.length < fewDocuments;
      return isSmall || plan.required.length === 0 ? null : searchTerms(plan);
    },
    counted: () => null,
    put(issueId, version, added) {
      const from = documents.length;
      added.forEach((searchDocument, sequence) => {
        const { fields } = searchDocument;
        const normal = normalOf(fields);
        const meta = metaOf(searchDocument, sequence);
        documents.push({ meta, normal, fields });
        facts.add(meta, normal.length);
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

  function searchTerms(plan: QueryPlan): number[] {
    for (; indexed < documents.length; indexed++) {
      const terms = indexTerms(document(indexed).normal);
      if (terms.size > 0) index.add(toId(indexed), [...terms].join(termBreak));
    }
    const terms = plan.required.slice(0, mostTerms).join(termBreak);
    // The answer may be FlexSearch's own posting array: map makes a copy.
    return index
      .search(terms, { limit: noLimit })
      .map(toOrdinal)
      .sort((a, b) => a - b);
  }
}

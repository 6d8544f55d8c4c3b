import { Index } from 'flexsearch';
import type { SearchDocument } from './engine.ts';
import type { IssueEntry, PostingsSource, Segment } from './segment.ts';
import { type DocumentMeta, encodeFields, metaOf, normalOf } from './storedDocument.ts';
import { indexTerms, type QueryPlan } from './terms.ts';

/** The growing part of the index: FlexSearch over the documents put since the last packed segment. */
export interface LiveSegment extends Segment {
  /** Adds an issue that is not here. */
  put(issueId: string, version: string, documents: readonly SearchDocument[]): void;
  postingsSource(): PostingsSource;
}

interface LiveDocument {
  readonly meta: DocumentMeta;
  readonly normal: string;
  readonly fields: SearchDocument['fields'];
}

const textEncoder = new TextEncoder();
const termBreak = '\n';
/** FlexSearch takes an absent limit, and 0, for 100. */
const noLimit = 0x7fffffff;
/** Text and normal form, two bytes a unit each, and FlexSearch's postings as measured. */
const bytesPerUnit = 20;
/** Enough terms to single a document out; more only cost time. */
const mostTerms = 8;

export function createLiveSegment(): LiveSegment {
  // The terms are made by terms.ts on both sides, so FlexSearch only splits them again. No `context`: it
  // loses hits when a query repeats a term. `strict` and one resolution: only membership is asked for.
  const index = new Index({
    tokenize: 'strict',
    resolution: 1,
    encode: (terms) => terms.split(termBreak),
  });
  const documents: LiveDocument[] = [];
  const removed = new Set<number>();
  const issues = new Map<string, IssueEntry>();
  let textLength = 0;

  // FlexSearch's ids are integers from 1.
  const toId = (ordinal: number) => ordinal + 1;
  const toOrdinal = (id: number | string) => Number(id) - 1;

  const document = (ordinal: number): LiveDocument => {
    const found = documents[ordinal];
    if (!found) throw new RangeError(`The live index has no document ${ordinal}.`);
    return found;
  };

  return {
    issues,
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
    meta: (ordinal) => document(ordinal).meta,
    normal: (ordinal) => document(ordinal).normal,
    fields: (ordinal) => document(ordinal).fields,
    encodedFields: (ordinal) => textEncoder.encode(encodeFields(document(ordinal).fields)),
    candidates(plan) {
      return plan.required.length === 0 ? null : searchTerms(plan);
    },
    put(issueId, version, added) {
      const from = documents.length;
      added.forEach((searchDocument, sequence) => {
        const { fields } = searchDocument;
        const normal = normalOf(fields);
        documents.push({ meta: metaOf(searchDocument, sequence), normal, fields });
        textLength += normal.length;
        const terms = indexTerms(normal);
        if (terms.size > 0) index.add(toId(documents.length - 1), [...terms].join(termBreak));
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
    postingsSource() {
      const postings = exportPostings(index);
      const terms = [...postings.keys()].sort();
      return {
        segment: this,
        terms,
        postings: (termIndex) => (postings.get(terms[termIndex] ?? '') ?? []).map(toOrdinal),
      };
    },
  };

  function searchTerms(plan: QueryPlan): number[] {
    const terms = plan.required.slice(0, mostTerms).join(termBreak);
    // The answer may be FlexSearch's own posting array: map makes a copy.
    return index
      .search(terms, { limit: noLimit })
      .map(toOrdinal)
      .sort((a, b) => a - b);
  }
}

/** Term → ids, from FlexSearch's own export: chunks of `[[term, [[id, …]]], …]` under keys that end in `map`. */
function exportPostings(index: Index): Map<string, number[]> {
  const postings = new Map<string, number[]>();
  index.export((key: string, data: string) => {
    if (!key.endsWith('map')) return;
    const entries = JSON.parse(data) as readonly (readonly [string, readonly (readonly number[])[]])[];
    for (const [term, slots] of entries) postings.set(term, [...(slots[0] ?? [])]);
  });
  return postings;
}

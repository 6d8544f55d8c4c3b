import { fieldKindNumber } from '../text/fields.ts';
import { joinTexts, textsOf } from './bytes/bytes.ts';
import { createFacts, savedFacts } from './facts.ts';
import { encodeDocument, type IndexedDocument } from './indexedDocument.ts';
import { createPackedSegment, type PackedSegment } from './packedSegment.ts';
import { indexTexts } from './postings/indexTexts.ts';
import { mergePostings, type Renumbering } from './postings/packedPostings.ts';
import type { IssueEntry } from './segment.ts';

/** What packing asks of a document. */
export interface PackedDocument extends IndexedDocument {
  readonly normal: string;
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
    for (const { meta, normal } of documents) facts.add(meta, normal);
    issues.push([issueId, { version, from: ordinal, to: ordinal + documents.length }]);
    ordinal += documents.length;
  }
  const documents = packed.flatMap((issue) => issue.documents);
  return createPackedSegment({
    issues,
    facts: savedFacts(facts),
    documents: textsOf(documents.map(recordOf)),
    file: null,
    postings: indexTexts(
      documents.map(({ meta, normal }) => ({
        normal,
        kindOf: (field) => fieldKindNumber(meta.fieldNames[field] ?? 'body'),
      })),
    ),
  });
}

/** See PackedContents. */
const recordOf = (document: PackedDocument): Uint8Array =>
  Buffer.concat([Buffer.from(document.normal, 'utf16le'), Buffer.from(encodeDocument(document))]);

/** Writes segments into one, in order, leaving out what was removed from them. */
export function joinSegments(segments: readonly PackedSegment[]): PackedSegment {
  const facts = createFacts();
  const issues: [string, IssueEntry][] = [];
  const stretches: (readonly [PackedSegment, number, number])[] = [];
  const renumberings: Renumbering[] = [];
  let next = 0;
  for (const segment of segments) {
    const isWhole = segment.documents === segment.size;
    const numbers = isWhole ? null : new Int32Array(segment.size).fill(-1);
    renumberings.push({ offset: next, numbers });
    for (const [issueId, { version, from, to }] of segment.issues) {
      issues.push([issueId, { version, from: next, to: next + to - from }]);
      for (let ordinal = from; ordinal < to; ordinal++, next++) if (numbers) numbers[ordinal] = next;
      if (!isWhole) stretches.push([segment, from, to]);
    }
    if (isWhole) stretches.push([segment, 0, segment.size]);
  }
  for (const [segment, from, to] of stretches) facts.append(segment.facts, from, to);
  return createPackedSegment({
    issues,
    facts: savedFacts(facts),
    documents: joinTexts(stretches.map(([{ contents }, from, to]) => [contents.documents, from, to])),
    file: null,
    postings: mergePostings(
      segments.map(({ contents }, at) => ({
        postings: contents.postings,
        renumbering: renumberings[at] ?? { offset: 0, numbers: null },
      })),
    ),
  });
}

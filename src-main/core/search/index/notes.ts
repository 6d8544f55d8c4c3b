import type { SearchDocument } from '../engine.ts';
import { createGrowingSegment, type GrowingSegment } from './growingSegment.ts';
import { indexedDocumentOf } from './indexedDocument.ts';

/** Ordinals in the segment of notes before removed ones are cleared out. */
const mostNotes = 2000;

/**
 * Replaces the notes on an issue; answers the segment that holds them from now on. Removed notes stay in a segment
 * until it is made anew.
 */
export function putNotes(
  notes: GrowingSegment,
  issueId: string,
  version: string,
  documents: readonly SearchDocument[],
): GrowingSegment {
  notes.remove(issueId);
  const kept = notes.size > mostNotes && notes.documents * 2 < notes.size ? copyOf(notes) : notes;
  if (documents.length > 0) kept.put(issueId, version, documents);
  return kept;
}

/** The same without what was removed. */
function copyOf(notes: GrowingSegment): GrowingSegment {
  const copy = createGrowingSegment();
  for (const { issueId, version, documents } of notes.packed()) {
    copy.put(issueId, version, documents.map(indexedDocumentOf));
  }
  return copy;
}

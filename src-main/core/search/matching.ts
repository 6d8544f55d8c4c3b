import type { SearchFilters } from '#shared/model/search.ts';
import { type DocumentMeta, fieldBreak } from './storedDocument.ts';

/** A document with at least one verified match. */
export interface Match {
  readonly meta: DocumentMeta;
  /** Number of matches in each field of `meta.fieldNames`, up to the last field with one. */
  readonly counts: readonly number[];
  /** Number of matches in all fields. */
  readonly total: number;
  /** Length of the document's text in the normal form. */
  readonly length: number;
}

/**
 * Offsets of a phrase in a text, both in the normal form: from left to right, each search going on
 * behind the match before, as a reader counts (妈妈 is in 妈妈妈 once).
 */
export function occurrences(normal: string, phrase: string): number[] {
  const found: number[] = [];
  if (phrase === '') return found;
  for (let at = normal.indexOf(phrase); at >= 0; at = normal.indexOf(phrase, at + phrase.length)) {
    found.push(at);
  }
  return found;
}

/** Verifies a phrase in a document; null when it is not there. */
export function matchDocument(meta: DocumentMeta, normal: string, phrase: string): Match | null {
  let at = normal.indexOf(phrase);
  if (at < 0) return null;
  const counts: number[] = [];
  let total = 0;
  let field = 0;
  let fieldEnd = endOfField(normal, 0);
  let inField = 0;
  for (; at >= 0; at = normal.indexOf(phrase, at + phrase.length)) {
    while (at > fieldEnd) {
      counts[field++] = inField;
      inField = 0;
      fieldEnd = endOfField(normal, fieldEnd + 1);
    }
    inField++;
    total++;
  }
  counts[field] = inField;
  return { meta, counts, total, length: normal.length };
}

function endOfField(normal: string, from: number): number {
  const end = normal.indexOf(fieldBreak, from);
  return end < 0 ? normal.length : end;
}

/** Whether a document is among those that the filters leave. A document without a date is in no range. */
export function passesFilters(meta: DocumentMeta, filters: SearchFilters): boolean {
  const { publication, from, to, kind, issueId } = filters;
  if (kind !== undefined && meta.kind !== kind) return false;
  if (issueId !== undefined && meta.issueId !== issueId) return false;
  if (publication !== undefined && meta.publication !== publication) return false;
  if (from !== undefined && (meta.date === null || meta.date < from)) return false;
  if (to !== undefined && (meta.date === null || meta.date > to)) return false;
  return true;
}

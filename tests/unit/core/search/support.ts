import type { SearchDocument, SearchFieldName } from '#core/search/engine.ts';
import { createPackedEngine, type PackedEngine } from '#core/search/worker/packedEngine.ts';
import type { SearchRequest } from '#shared/model/search.ts';
import type { Flow } from '#shared/model/span.ts';
import { plainFlow } from '#shared/text/flow.ts';

/** A timer that goes off when the test says so. */
export interface HandTimer {
  readonly schedule: (callback: () => void) => () => void;
  readonly waiting: () => number;
  readonly run: () => void;
}

export function handTimer(): HandTimer {
  const callbacks = new Set<() => void>();
  return {
    schedule(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    waiting: () => callbacks.size,
    run() {
      for (const callback of [...callbacks]) {
        callbacks.delete(callback);
        callback();
      }
    },
  };
}

export function newEngine(timer: HandTimer = handTimer()): PackedEngine {
  return createPackedEngine({ schedule: timer.schedule, now: () => 0 });
}

export function request(query: string, changes: Partial<SearchRequest> = {}): SearchRequest {
  return { query, limit: 1000, offset: 0, order: 'relevance', filters: {}, ...changes };
}

/** A query for exactly this text. */
export const quoted = (text: string): string => `"${text.replace(/[\\"＂]/gu, '\\$&')}"`;

type FieldText = string | Flow;

/** A document with what matters to a test; the rest is null. */
export function documentOf(
  fields: readonly (readonly [SearchFieldName, FieldText])[],
  changes: Partial<SearchDocument> = {},
): SearchDocument {
  return {
    kind: 'article',
    issueId: 'issue',
    articleId: null,
    annotationId: null,
    publication: null,
    date: null,
    edition: null,
    issueNumber: null,
    page: null,
    section: null,
    headline: null,
    bylines: [],
    colour: null,
    passage: null,
    ...changes,
    fields: fields.map(([name, text]) => ({
      name,
      flow: typeof text === 'string' ? plainFlow(text) : text,
    })),
  };
}

/** The search helper's entry: a thread of the search worker that makes hits meanwhile. */
import { workerData } from 'node:worker_threads';
import type { SearchHit } from '#shared/model/search.ts';
import type { HitRequest } from '../../answer/hitHelper.ts';
import { hitOf } from '../../answer/hits.ts';
import { packHits } from '../../answer/packedHits.ts';
import { decimalAt } from '../../index/bytes/checkedRead.ts';
import { type DocumentReader, storedReader } from '../../index/storedDocuments.ts';
import { createMatcher } from '../../query/matching.ts';
import { parseQuery } from '../../query/query.ts';
import { type Claims, claimLast } from './claims.ts';
import type { HelperAnswer, HelperData, HelperTask } from './messages.ts';

// Given by hitHelper.ts, which alone starts this file.
const { port, state } = workerData as HelperData;
const readers = new Map<number, DocumentReader>();

/** Makes hits from the end of a page for as long as one is free. */
function makeHits(request: HitRequest, places: Float64Array, claims: Claims, from: number): SearchHit[] {
  const { terms } = parseQuery(request.query, { fuzzy: request.fuzzy });
  const matchers = terms.map((term) => createMatcher(term, request.fold));
  const hits: SearchHit[] = [];
  for (let at = claimLast(claims, from); at !== null; at = claimLast(claims, from)) {
    const reader = readers.get(decimalAt(places, at * 3));
    if (!reader) throw new Error('The helper was not told of a segment.');
    const ordinal = decimalAt(places, at * 3 + 1);
    const score = decimalAt(places, at * 3 + 2);
    hits.push(hitOf(reader.document(ordinal), reader.normal(ordinal), matchers, score, request.everyPassage));
  }
  return hits.reverse();
}

const send = (answer: HelperAnswer) => {
  port.postMessage(answer);
  Atomics.add(state, 0, 1);
  Atomics.notify(state, 0);
};

port.on('message', (task: HelperTask) => {
  if (task.kind === 'know') readers.set(task.segment, storedReader(task.stored));
  else if (task.kind === 'forget') readers.delete(task.segment);
  else {
    const { page, request, places, claims, from } = task;
    try {
      send({ page, hits: packHits(makeHits(request, places, claims, from)) });
    } catch {
      // A damaged file, say: the search worker meets it as well, and says what is wrong.
      send({ page, hits: null });
    }
  }
});
send({ page: 0, hits: null });

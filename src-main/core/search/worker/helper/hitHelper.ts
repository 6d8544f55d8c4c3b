import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { HitHelper, HitRequest, PlacedDocument, SharedPage } from '../../answer/hitHelper.ts';
import type { StoredDocuments } from '../../index/storedDocuments.ts';
import { type Claims, claimedFrom, claimFirst, createClaims, mostClaims } from './claims.ts';
import type { HelperAnswer, HelperData, HelperState, HelperTask } from './messages.ts';

/** Fewer hits than these are made sooner than another thread wakes. */
const fewestHits = 24;
/** In milliseconds: a helper that is making a hit for so long is given up. */
const patience = 2000;

/** So many documents are needed before a second thread is worth its memory. */
const documentsWorthAThread = 20_000;

export interface HitHelperOptions {
  /** How many documents a segment of the page has before the thread is started. */
  readonly documents?: number;
}

/**
 * Hits made by a thread of its own, from the helper's file (`worker.ts`, or what it was built into). It is started when
 * a large index is searched, and does without where it has not come up yet, fails, or is kept from working: nobody
 * waits but for the one hit that it has in hand.
 */
export function startHitHelper(
  file: URL,
  { documents = documentsWorthAThread }: HitHelperOptions = {},
): HitHelper {
  let thread: HelperThread | 'none' | 'gone' = availableParallelism() > 1 ? 'none' : 'gone';
  return {
    share(request, places) {
      if (thread === 'gone' || places.length < fewestHits || places.length >= mostClaims) return null;
      if (thread === 'none') {
        if (!places.some(({ segment }) => segment.size >= documents)) return null;
        thread = startThread(file, () => {
          thread = 'gone';
        });
      }
      return thread.share(request, places);
    },
  };
}

/** In MB: it holds the hits of a page at most, and what it does not need it need not take. */
const limits = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 128 };

interface HelperThread {
  share: HitHelper['share'];
}

function startThread(file: URL, onGone: () => void): HelperThread {
  const state: HelperState = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { port1: port, port2 } = new MessageChannel();
  const data: HelperData = { port: port2, state };
  const thread = new Worker(file, { workerData: data, transferList: [port2], resourceLimits: limits });
  thread.unref();
  // Without a listener an error there would end this thread; `exit` follows it.
  thread.on('error', () => undefined);
  thread.once('exit', onGone);
  const answerFor = (asked: number): HelperAnswer | null => {
    const answer = waitFor(port, state, asked);
    if (answer === null) {
      onGone();
      void thread.terminate();
    }
    return answer;
  };
  const known = new Map<StoredDocuments, number>();
  let lastSegment = 0;
  let page = 0;
  const send = (task: HelperTask) => port.postMessage(task);

  const numberOf = (stored: StoredDocuments): number => {
    let segment = known.get(stored);
    if (segment === undefined) {
      segment = ++lastSegment;
      known.set(stored, segment);
      send({ kind: 'know', segment, stored });
    }
    return segment;
  };
  /** Segments that are joined, or whose library is closed, do not come back. */
  const forgetOthers = (places: readonly PlacedDocument[]) => {
    if (known.size <= mostKnown) return;
    const current = new Set(places.map(({ segment }) => segment.stored));
    for (const [stored, segment] of known) {
      if (current.has(stored)) continue;
      known.delete(stored);
      send({ kind: 'forget', segment });
    }
  };

  return {
    share(request, places) {
      if (Atomics.load(state, 0) === 0) return null;
      const from = places.findLastIndex(({ segment }) => segment.stored === null) + 1;
      if (places.length - from < fewestHits) return null;
      forgetOthers(places);
      const numbers = new Float64Array(places.length * 3);
      places.forEach(({ segment: { stored }, ordinal, score }, at) => {
        numbers.set([stored === null ? 0 : numberOf(stored), ordinal, score], at * 3);
      });
      const claims = createClaims(places.length);
      send({ kind: 'hits', page: ++page, request: requestOf(request), places: numbers, claims, from });
      return sharedPage(claims, places.length, () => answerFor(page));
    },
  };
}

/** An index has a few segments; more are known only where others took their place. */
const mostKnown = 32;

/** Nothing else of a request travels. */
const requestOf = ({ query, fuzzy, fold, everyPassage }: HitRequest): HitRequest => ({
  query,
  ...(fuzzy === undefined ? {} : { fuzzy }),
  ...(fold === undefined ? {} : { fold }),
  ...(everyPassage === undefined ? {} : { everyPassage }),
});

function sharedPage(claims: Claims, places: number, wait: () => HelperAnswer | null): SharedPage {
  return {
    next: () => claimFirst(claims),
    rest: () => (claimedFrom(claims) === places ? null : (wait()?.hits ?? null)),
  };
}

/** Blocks until the answer for a page has come; null where the helper is gone. */
function waitFor(port: MessagePort, state: HelperState, page: number): HelperAnswer | null {
  for (;;) {
    const sent = Atomics.load(state, 0);
    // Only the helper's entry sends on this port. Answers for pages that were finished without it are passed over.
    const received = receiveMessageOnPort(port) as { readonly message: HelperAnswer } | undefined;
    if (received?.message.page === page) return received.message;
    if (!received && Atomics.wait(state, 0, sent, patience) === 'timed-out') return null;
  }
}

import { createBirpc } from 'birpc';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { answerOf, type Outcome, outcome } from '#shared/contract/outcome.ts';
import type { Wire } from '#shared/contract/wire.ts';
import type { SearchComparison, SearchResult } from '#shared/model/search.ts';
import type { PackedAnswer } from '../answer/answer.ts';
import { unpackHits } from '../answer/packedHits.ts';
import type { SearchEngine } from '../engine.ts';
import type { PackedEngine } from './packedEngine.ts';

/** The engine's calls as plain data: a map travels as its entries, hits packed, a failure as data. */
interface EngineFunctions {
  open(...input: Parameters<SearchEngine['open']>): Promise<Outcome<readonly (readonly [string, string])[]>>;
  put(...input: Parameters<SearchEngine['put']>): Promise<Outcome<null>>;
  remove(...input: Parameters<SearchEngine['remove']>): Promise<Outcome<null>>;
  search(...input: Parameters<SearchEngine['search']>): Promise<Outcome<PackedAnswer<SearchResult>>>;
  compare(...input: Parameters<SearchEngine['compare']>): Promise<Outcome<SearchComparison>>;
  flush(): Promise<Outcome<null>>;
  statistics(): Promise<Outcome<Awaited<ReturnType<SearchEngine['statistics']>>>>;
  close(): Promise<Outcome<null>>;
}

/** What answers nothing, as data. */
export const asNull = (run: Promise<void>): Promise<null> => run.then(() => null);

/** Serves an engine on a wire; answers how to stop. */
export function serveSearchEngine(wire: Wire, engine: PackedEngine): () => void {
  const functions: EngineFunctions = {
    open: (cacheFolder) => outcome(async () => [...(await engine.open(cacheFolder))]),
    put: (...input) => outcome(() => asNull(engine.put(...input))),
    remove: (issueIds) => outcome(() => asNull(engine.remove(issueIds))),
    search: (request) => outcome(() => engine.searchPacked(request)),
    compare: (request) => outcome(() => engine.compare(request)),
    flush: () => outcome(() => asNull(engine.flush())),
    statistics: () => outcome(() => engine.statistics()),
    close: () => outcome(() => asNull(engine.close())),
  };
  const peer = createBirpc<Record<string, never>, EngineFunctions>(functions, {
    ...channelOf(wire),
    timeout: -1,
  });
  const close = () => peer.$close();
  wire.onClose(close);
  return close;
}

/**
 * The engine at the other end of a wire. When the wire closes, waiting and later calls fail with
 * BroadsheetError `internal`.
 */
export function connectSearchEngine(wire: Wire): SearchEngine {
  const peer = createBirpc<EngineFunctions>({}, { ...channelOf(wire), timeout: -1 });
  const ask = askOver(wire, (reason) => peer.$close(reason));
  const done = (call: () => Promise<Outcome<null>>) => ask(call).then(() => undefined);
  return {
    open: async (cacheFolder) => new Map(await ask(() => peer.open(cacheFolder))),
    put: (...input) => done(() => peer.put(...input)),
    remove: (issueIds) => done(() => peer.remove(issueIds)),
    search: async (request) => {
      const result = await ask(() => peer.search(request));
      return { ...result, hits: result.hits.flatMap(unpackHits) };
    },
    compare: (request) => ask(() => peer.compare(request)),
    flush: () => done(() => peer.flush()),
    statistics: () => ask(() => peer.statistics()),
    close: () => done(() => peer.close()),
  };
}

/** Asks the other end of a wire; what it answers with as a failure is thrown here. */
export function askOver(
  wire: Wire,
  closePeer: (reason: Error) => void,
): <T>(call: () => Promise<Outcome<T>>) => Promise<T> {
  const gone = () =>
    new BroadsheetError('internal', 'The search stopped unexpectedly; it is being started again.');
  let closed = false;
  wire.onClose(() => {
    closed = true;
    closePeer(gone());
  });
  return async (call) => {
    if (closed) throw gone();
    return answerOf(await call());
  };
}

export function channelOf(wire: Wire) {
  return {
    post: (data: unknown) => wire.post(data),
    on: (listener: (data: unknown) => void) => {
      wire.onMessage(listener);
    },
  };
}

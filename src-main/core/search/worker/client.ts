import { MessageChannel, Worker } from 'node:worker_threads';
import { announceDeath } from '#core/threads/threadDeaths.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { SearchEngine } from '../engine.ts';
import type { NameFinder } from '../finder/nameFinder.ts';
import { connectNameFinder } from './namePeer.ts';
import { connectSearchEngine } from './peer.ts';
import { threadWire } from './threadWire.ts';
import type { SearchWorkerData } from './worker.ts';

/** The issues that a cache holds, with their versions. */
type Held = ReadonlyMap<string, string>;

/** Hears what the caches of the engine and of the finder still hold. */
type RestartListener = (held: Held, heldNames: Held) => void;

/** The files of the worker and of the helper that it starts (`worker.ts` and `helper/worker.ts`, or what they were built into). */
export interface SearchWorkerFiles {
  readonly searchWorker: URL;
  readonly searchHelper: URL;
}

/** The engine in its own thread, and the finder of names in the same. */
export interface SearchWorker {
  readonly engine: SearchEngine;
  readonly names: NameFinder;
  /**
   * Called when the worker died, was started again and has opened the same cache: with the issues and
   * versions that the cache still holds, so that the rest, all notes and what people name can be put again.
   */
  onRestart(listener: RestartListener): () => void;
  /** Saves the cache and ends the thread. */
  close(): Promise<void>;
}

/**
 * In MB. A search throws away a few megabytes of numbers, whose memory comes back when the young generation is full: with
 * the usual size an index of a million articles held 110 MB more, and was no quicker.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/** A worker that dies this often without having answered in between is not started again. */
const mostDeaths = 3;

/**
 * Starts the search worker. Calls that wait when
 * the worker dies fail with BroadsheetError `internal`; the next ones go to the new worker.
 */
export function startSearchWorker({ searchWorker, searchHelper }: SearchWorkerFiles): SearchWorker {
  const listeners = new Set<RestartListener>();
  let cacheFolder: string | null | undefined;
  let nameFile: string | null | undefined;
  let deaths = 0;
  let closing = false;
  let thread: Worker;
  let current: SearchEngine;
  let names: NameFinder;

  const start = () => {
    // Names have a wire of their own: neither side then knows of the other's calls.
    const { port1, port2 } = new MessageChannel();
    const workerData: SearchWorkerData = { names: port2, helper: searchHelper.href };
    const worker = new Worker(searchWorker, { workerData, transferList: [port2], resourceLimits });
    thread = worker;
    current = connectSearchEngine(threadWire(worker));
    names = connectNameFinder(threadWire(port1));
    // Without a listener an error in the worker would end this process; `exit` follows it.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (closing) return;
      announceDeath(searchWorker);
      deaths++;
      if (deaths >= mostDeaths) return;
      start();
      void reopen();
    });
  };

  const reopen = async () => {
    if (cacheFolder === undefined) return;
    try {
      const held = await current.open(cacheFolder);
      const heldNames = nameFile === undefined ? new Map<string, string>() : await names.open(nameFile);
      for (const listener of listeners) listener(held, heldNames);
    } catch {
      // It died again; its own exit has started the next one.
    }
  };

  const call = async <T>(run: (engine: SearchEngine, finder: NameFinder) => Promise<T>): Promise<T> => {
    if (deaths >= mostDeaths) {
      throw new BroadsheetError(
        'internal',
        'The search stopped several times in a row and stays off: start Broadsheet again to search.',
      );
    }
    const value = await run(current, names);
    deaths = 0;
    return value;
  };

  start();
  return {
    engine: {
      open: (folder) => {
        cacheFolder = folder;
        return call((engine) => engine.open(folder));
      },
      put: (...input) => call((engine) => engine.put(...input)),
      remove: (issueIds) => call((engine) => engine.remove(issueIds)),
      search: (request) => call((engine) => engine.search(request)),
      compare: (request) => call((engine) => engine.compare(request)),
      flush: () => call((engine) => engine.flush()),
      statistics: () => call((engine) => engine.statistics()),
      close: () => {
        cacheFolder = undefined;
        return call((engine) => engine.close());
      },
    },
    names: {
      open: (file) => {
        nameFile = file;
        return call((_, finder) => finder.open(file));
      },
      put: (...input) => call((_, finder) => finder.put(...input)),
      remove: (issueIds) => call((_, finder) => finder.remove(issueIds)),
      replace: (...input) => call((_, finder) => finder.replace(...input)),
      find: (request) => call((_, finder) => finder.find(request)),
      people: (request) => call((_, finder) => finder.people(request)),
      close: () => {
        nameFile = undefined;
        return call((_, finder) => finder.close());
      },
    },
    onRestart(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      if (closing) return;
      closing = true;
      await current.close().catch(() => undefined);
      if (nameFile !== undefined) await names.close().catch(() => undefined);
      await thread.terminate();
    },
  };
}

import { Worker } from 'node:worker_threads';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { SearchEngine } from '../engine.ts';
import { connectSearchEngine } from './peer.ts';
import { threadWire } from './threadWire.ts';

/** The engine in its own thread. */
export interface SearchWorker {
  readonly engine: SearchEngine;
  /**
   * Called when the worker died, was started again and has opened the same cache: with the issues and
   * versions that the cache still holds, so that the rest, and all notes, can be put again.
   */
  onRestart(listener: (held: ReadonlyMap<string, string>) => void): () => void;
  /** Saves the cache and ends the thread. */
  close(): Promise<void>;
}

/** A worker that dies this often without having answered in between is not started again. */
const mostDeaths = 3;

/**
 * Starts the search worker from its file (`worker.ts`, or what it was built into). Calls that wait when
 * the worker dies fail with BroadsheetError `internal`; the next ones go to the new worker.
 */
export function startSearchWorker(workerFile: URL | string): SearchWorker {
  const listeners = new Set<(held: ReadonlyMap<string, string>) => void>();
  let cacheFolder: string | null | undefined;
  let deaths = 0;
  let closing = false;
  let thread: Worker;
  let current: SearchEngine;

  const start = () => {
    const worker = new Worker(workerFile);
    thread = worker;
    current = connectSearchEngine(threadWire(worker));
    // Without a listener an error in the worker would end this process; `exit` follows it.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (closing) return;
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
      for (const listener of listeners) listener(held);
    } catch {
      // It died again; its own exit has started the next one.
    }
  };

  const call = async <T>(run: (engine: SearchEngine) => Promise<T>): Promise<T> => {
    if (deaths >= mostDeaths) {
      throw new BroadsheetError(
        'internal',
        'The search stopped several times in a row and stays off: start Broadsheet again to search.',
      );
    }
    const value = await run(current);
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
      flush: () => call((engine) => engine.flush()),
      statistics: () => call((engine) => engine.statistics()),
      close: () => {
        cacheFolder = undefined;
        return call((engine) => engine.close());
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
      await thread.terminate();
    },
  };
}

import { BroadsheetError } from '#shared/contract/errors.ts';

/** The searches under way, by the window that waits for them. */
export interface Searching {
  /** Runs a search that the window may stop; then it fails with `cancelled`. */
  run<T>(clientId: string, search: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops all that a window waits for. */
  stop(clientId: string): void;
}

export function createSearching(): Searching {
  const underWay = new Map<string, Set<AbortController>>();
  return {
    async run(clientId, search) {
      const controller = new AbortController();
      const own = underWay.get(clientId) ?? new Set();
      underWay.set(clientId, own.add(controller));
      try {
        return await search(controller.signal);
      } finally {
        own.delete(controller);
        if (own.size === 0) underWay.delete(clientId);
      }
    },
    stop(clientId) {
      const reason = new BroadsheetError('cancelled', 'Something else was searched for meanwhile.');
      for (const controller of underWay.get(clientId) ?? []) controller.abort(reason);
    },
  };
}

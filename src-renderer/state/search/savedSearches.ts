import { createStore, type StoreApi } from 'zustand/vanilla';
import { toFailure } from '#shared/contract/errors.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { SavedSearch, SearchTask } from '#shared/model/search.ts';

export interface SavedSearchesState {
  readonly searches: readonly SavedSearch[];
  /** Newest first. */
  readonly history: readonly string[];
}

/** The searches kept in the library and those of the past, as the window shows them. */
export interface SavedSearchesControl {
  readonly store: StoreApi<SavedSearchesState>;
  /** Asks for both again, new hits counted. */
  load(): Promise<void>;
  save(name: string, search: SearchTask): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** What the search finds now counts as seen. */
  look(id: string): Promise<void>;
  remember(query: string): Promise<void>;
  clearHistory(): Promise<void>;
}

export function createSavedSearches(
  peer: ClientPeer,
  report: (error: unknown) => void,
): SavedSearchesControl {
  const store = createStore<SavedSearchesState>(() => ({ searches: [], history: [] }));
  const run = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      report(error);
    }
  };
  const loadSearches = () =>
    run(async () => store.setState({ searches: await peer.call('search.saved', {}) }));
  peer.on('searches.changed', () => void loadSearches());
  return {
    store,
    load: () =>
      run(async () => {
        const [history] = await Promise.all([peer.call('search.history', {}), loadSearches()]);
        store.setState({ history });
      }),
    save: (name, search) => run(() => peer.call('search.save', { name, search })),
    rename: (id, name) => run(() => peer.call('search.rename', { id, name })),
    remove: (id) => run(() => peer.call('search.remove', { id })),
    look: (id) => run(() => peer.call('search.look', { id })),
    remember: (query) =>
      run(async () => {
        try {
          store.setState({ history: await peer.call('search.remember', { query }) });
        } catch (error) {
          // A device that may only read keeps no history.
          if (toFailure(error).code !== 'notOnThisHost') throw error;
        }
      }),
    clearHistory: () =>
      run(async () => store.setState({ history: await peer.call('search.clearHistory', {}) })),
  };
}

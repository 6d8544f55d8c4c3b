import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { FacetCount } from '#shared/model/search.ts';
import { gathered } from './gathered.ts';

/** The tags of the whole library, most used first. */
export interface LibraryTags {
  readonly store: StoreApi<{ readonly tags: readonly FacetCount[] }>;
  /** Asks for them; from then on they are kept up. */
  load(): Promise<void>;
  /** Forgets them, for another library. */
  reset(): void;
  /** Throws `tagExists` where the new name is taken and `merge` is not set. Answers how many annotations changed. */
  rename(from: string, to: string, merge: boolean): Promise<number>;
  remove(tag: string): Promise<number>;
}

export function createLibraryTags(peer: ClientPeer): LibraryTags {
  const store = createStore<{ readonly tags: readonly FacetCount[] }>(() => ({ tags: [] }));
  let wanted = false;
  const ask = gathered(async () => {
    // Without a library there are no tags.
    store.setState({ tags: await peer.call('notebook.tags', {}).catch(() => []) });
  });
  peer.on('annotations.changed', () => {
    if (wanted) void ask();
  });
  return {
    store,
    load() {
      wanted = true;
      return ask();
    },
    reset() {
      wanted = false;
      store.setState({ tags: [] });
    },
    rename: async (from, to, merge) => (await peer.call('notebook.renameTag', { from, to, merge })).changed,
    remove: async (tag) => (await peer.call('notebook.removeTag', { tag })).changed,
  };
}

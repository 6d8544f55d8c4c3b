import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { Name } from '#shared/model/finding/name.ts';
import type { Route } from '../navigation/route.ts';

interface NamedPlacesState {
  /** By `namedKey`; null where the library has nothing of that name. */
  readonly places: ReadonlyMap<string, Route | null>;
}

/** What notes call by name: `[[…]]` leads to the collection, the paper or the article that is called so. */
export interface NamedPlaces {
  readonly store: StoreApi<NamedPlacesState>;
  /** Looks for a name, once. */
  look(name: string): void;
  /** Forgets everything, for another library. */
  reset(): void;
}

/** Equal names stand first among the answers, whatever their kind. */
const compared = 12;
/** The longest name that is looked for. */
const longest = 1000;

/** Names that differ in case, width or spaces only are one. */
export const namedKey = (name: string): string =>
  name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

export function createNamedPlaces(peer: ClientPeer): NamedPlaces {
  const store = createStore<NamedPlacesState>(() => ({ places: new Map() }));
  const waiting = new Set<string>();
  let isWorking = false;

  const work = async () => {
    if (isWorking) return;
    isWorking = true;
    for (const key of waiting) {
      // Links are an offer: where the finder fails, the name stays text.
      const found = await peer.call('names.find', { text: key, limit: compared }).catch(() => null);
      const isWanted = waiting.delete(key);
      const called = found?.names.filter(({ label }) => namedKey(label) === key) ?? [];
      // While names are still being gathered, one that is missing may yet come.
      if (!isWanted || !found || (called.length === 0 && !found.complete)) continue;
      const route = called.map(routeOf).find((one) => one !== null) ?? null;
      store.setState(({ places }) => ({ places: new Map(places).set(key, route) }));
    }
    isWorking = false;
  };
  // What is called otherwise now is looked for again when its note is shown next; what is shown stays.
  const forgetMissing = () =>
    store.setState(({ places }) => ({ places: new Map([...places].filter(([, route]) => route !== null)) }));
  peer.on('collections.changed', forgetMissing);
  return {
    store,
    look(name) {
      const key = namedKey(name);
      if (key === '' || key.length > longest || store.getState().places.has(key)) return;
      waiting.add(key);
      void work();
    },
    reset() {
      waiting.clear();
      store.setState({ places: new Map() });
    },
  };
}

function routeOf(name: Name): Route | null {
  switch (name.kind) {
    case 'collection':
      return { name: 'collection', collectionId: name.collectionId };
    case 'paper':
      return { name: 'shelf', publication: name.label };
    case 'headline': {
      const { issueId, articleId } = name;
      return { name: 'issue', issueId, articleId, view: 'page', arrival: null };
    }
    default:
      return null;
  }
}

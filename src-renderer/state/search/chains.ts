import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { ChainsRequest, ReprintChains, ReprintState } from '#shared/model/finding/reprints.ts';

export interface ChainsState extends ChainsRequest {
  /** Null before the first answer. */
  readonly found: ReprintChains | null;
  /** How far the library was looked through; null before anything is known. */
  readonly progress: ReprintState | null;
  readonly failure: unknown;
}

/** The ways of passages through the papers of the library. */
export interface ChainsControl {
  readonly store: StoreApi<ChainsState>;
  /** Lists them, narrowed or in an order as told; what is not told stays as it was. */
  look(change?: Partial<ChainsRequest>): Promise<void>;
  /** Forgets everything, for another library. */
  reset(): void;
}

/** Listed at first, and with every step further; the core answers no more than `mostListed`. */
export const chainsAtOnce = 100;
export const mostListed = 1000;

const none: ChainsState = {
  text: '',
  order: 'printings',
  limit: chainsAtOnce,
  found: null,
  progress: null,
  failure: null,
};

export function createChains(peer: ClientPeer): ChainsControl {
  const store = createStore<ChainsState>(() => none);
  const { getState, setState } = store;
  peer.on('reprints.changed', (progress) => setState({ progress }));
  return {
    store,
    async look(change = {}) {
      setState(change);
      const { text, order, limit, progress } = getState();
      const isWanted = () => {
        const now = getState();
        return now.text === text && now.order === order && now.limit === limit;
      };
      try {
        const found = await peer.call('reprints.chains', { text, order, limit });
        if (isWanted()) setState({ found, failure: null });
        if (progress === null) setState({ progress: await peer.call('reprints.state', {}) });
      } catch (failure) {
        if (isWanted()) setState({ failure });
      }
    },
    reset: () => setState(none),
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { Hand } from '#shared/model/hand.ts';

/** The people who work in the open library. */
export interface HandsControl {
  readonly store: StoreApi<{ readonly hands: readonly Hand[] }>;
  /** Asks for them: at the start, for another library, and after a lost connection. */
  load(): Promise<void>;
}

export function createHands(peer: ClientPeer): HandsControl {
  const store = createStore<{ readonly hands: readonly Hand[] }>(() => ({ hands: [] }));
  /** What is told while an answer is on its way is newer than that. */
  let told = 0;
  peer.on('hands.changed', ({ hands }) => {
    told++;
    store.setState({ hands });
  });
  return {
    store,
    async load() {
      // Without them marks are shown as ever, only nameless.
      const before = told;
      const hands = await peer.call('library.hands', {}).catch(() => []);
      if (told === before) store.setState({ hands });
    },
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { LookUpRequest, LookUpResult } from '#shared/model/finding/dictionary.ts';

/** What was asked of the dictionaries last, and what they say. */
export interface LookUpState {
  /** Null while nothing is looked up. */
  readonly request: LookUpRequest | null;
  readonly result: LookUpResult | null;
  readonly failure: unknown;
}

export interface LookUp {
  readonly store: StoreApi<LookUpState>;
  look(request: LookUpRequest): Promise<void>;
  close(): void;
}

const closed: LookUpState = { request: null, result: null, failure: null };

/** The longest passage that is looked up, in UTF-16 units; a longer one is cut. */
const longest = 400;

export function createLookUp(peer: ClientPeer): LookUp {
  const store = createStore<LookUpState>(() => closed);
  return {
    store,
    async look(asked) {
      const request = { ...asked, selected: asked.selected.slice(0, longest) };
      store.setState({ ...closed, request });
      const isCurrent = () => store.getState().request === request;
      try {
        const result = await peer.call('dictionaries.lookUp', request);
        if (isCurrent()) store.setState({ result });
      } catch (failure) {
        if (isCurrent()) store.setState({ failure });
      }
    },
    close: () => store.setState(closed),
  };
}

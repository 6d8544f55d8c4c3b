import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { FoundPeople, WrittenArticles } from '#shared/model/finding/person.ts';

export interface PeopleState {
  /** What narrows the list. */
  readonly text: string;
  /** Null before the first answer. */
  readonly found: FoundPeople | null;
  /** Whose articles are shown. */
  readonly name: string | null;
  /** Null while they are on their way. */
  readonly written: WrittenArticles | null;
  readonly failure: unknown;
}

/** The people named in the library's bylines. */
export interface People {
  readonly store: StoreApi<PeopleState>;
  /** Lists those whose names contain a text. */
  look(text: string): Promise<void>;
  /** Shows what somebody wrote; null shows nobody. */
  open(name: string | null): Promise<void>;
  /** Asks again for what is shown, when the library changed. */
  again(): void;
  /** Forgets everything, for another library. */
  reset(): void;
}

/** Nobody looks down a longer list; typing narrows it. */
const mostListed = 300;
const none: PeopleState = { text: '', found: null, name: null, written: null, failure: null };

export function createPeople(peer: ClientPeer): People {
  const store = createStore<PeopleState>(() => none);
  const { getState, setState } = store;
  const look = async (text: string) => {
    setState({ text });
    try {
      const found = await peer.call('people.list', { text, limit: mostListed });
      if (getState().text === text) setState({ found, failure: null });
    } catch (failure) {
      setState({ failure });
    }
  };
  const fetchWritten = async (name: string) => {
    try {
      const written = await peer.call('people.articles', { name });
      if (getState().name === name) setState({ written, failure: null });
    } catch (failure) {
      if (getState().name === name) setState({ failure });
    }
  };
  return {
    store,
    look,
    async open(name) {
      if (name === getState().name && name !== null) return;
      setState({ name, written: null, failure: null });
      if (name !== null) await fetchWritten(name);
    },
    again() {
      const { found, text, name } = getState();
      if (found) void look(text);
      if (name !== null) void fetchWritten(name);
    },
    reset: () => setState(none),
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { CommandId } from '#shared/model/finding/command.ts';
import type { Name } from '#shared/model/finding/name.ts';

export interface NamesState {
  /** What the names answer; null before anything was typed. */
  readonly text: string | null;
  readonly names: readonly Name[];
  readonly commands: readonly CommandId[];
  readonly complete: boolean;
}

/** The names that can be meant by what is typed into the search box. */
export interface Names {
  readonly store: StoreApi<NamesState>;
  /** Asks for the names; while an answer is awaited, only the newest text waits for its turn. */
  look(text: string): void;
  /** Asks again, when the library changed. */
  again(): void;
  /** Forgets everything, for another library. */
  reset(): void;
}

/** Two columns of four lines stand above the hits. */
const shownNames = 8;
/** The longest name worth comparing; nobody types more. */
const longestText = 1000;
const none: NamesState = { text: null, names: [], commands: [], complete: true };

export function createNames(peer: ClientPeer): Names {
  const store = createStore<NamesState>(() => none);
  /** What was typed last. */
  let typed: string | null = null;
  /** What waits to be asked for. */
  let wanted: string | null = null;
  let isWorking = false;

  const answer = async (text: string) => {
    if (text.trim() === '' || text.length > longestText) {
      store.setState({ ...none, text });
      return;
    }
    // Names are an offer: where there are none for any reason, the hits stand alone.
    const found = await peer
      .call('names.find', { text, limit: shownNames })
      .catch(() => ({ names: [], commands: [], complete: true }));
    // What a later letter asks for will be there in a moment: nothing flickers in between.
    if (text === typed) store.setState({ text, ...found });
  };
  const work = async () => {
    if (isWorking) return;
    isWorking = true;
    while (wanted !== null) {
      const text = wanted;
      wanted = null;
      await answer(text);
    }
    isWorking = false;
  };

  const look = (text: string) => {
    typed = text;
    wanted = text;
    void work();
  };
  return {
    store,
    look,
    again() {
      if (typed !== null) look(typed);
    },
    reset() {
      typed = null;
      wanted = null;
      store.setState(none);
    },
  };
}

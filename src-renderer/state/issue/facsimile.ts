import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { FacsimileSheet, WordBox } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';

/** The printed pages of the issue on screen. */
export interface FacsimileState {
  /** The issue, and the text that the words' positions count in. */
  readonly key: string | null;
  /** Null until they have come. */
  readonly sheets: readonly FacsimileSheet[] | null;
  /** By page number; the words of a page come when they are first asked for. */
  readonly words: ReadonlyMap<number, readonly WordBox[]>;
  readonly failure: unknown;
}

export interface Facsimile {
  readonly store: StoreApi<FacsimileState>;
  /** Fetches the pages of an issue, unless they are here already. */
  open(issue: Issue): Promise<void>;
  /** Fetches the words of a page once; none where it has none. */
  loadWords(page: number): Promise<readonly WordBox[]>;
  close(): void;
}

const nothing: FacsimileState = { key: null, sheets: null, words: new Map(), failure: null };

/** Another source of the same issue has other pages and other positions; corrected articles have other zones. */
export const facsimileKey = ({ id, source, corrections = '' }: Issue): string =>
  `${id} ${source.path} ${source.contentHash} ${corrections}`;

export function createFacsimile(peer: ClientPeer, report: (error: unknown) => void): Facsimile {
  const store = createStore<FacsimileState>(() => nothing);
  const { getState, setState } = store;
  let issueId = '';
  let asked = new Map<number, Promise<readonly WordBox[]>>();

  return {
    store,
    async open(issue) {
      const key = facsimileKey(issue);
      if (getState().key === key && getState().failure === null) return;
      issueId = issue.id;
      asked = new Map();
      setState({ ...nothing, key });
      try {
        const sheets = await peer.call('facsimile.pages', { issueId: issue.id });
        if (getState().key === key) setState({ sheets });
      } catch (failure) {
        if (getState().key === key) setState({ failure });
      }
    },
    loadWords(page) {
      const known = asked.get(page);
      if (known) return known;
      const { key, sheets } = getState();
      const round = asked;
      const fetch = async (): Promise<readonly WordBox[]> => {
        if (!sheets?.find(({ number }) => number === page)?.hasWords) return [];
        try {
          const words = await peer.call('facsimile.words', { issueId, page });
          if (getState().key === key) setState({ words: new Map(getState().words).set(page, words) });
          return words;
        } catch (error) {
          round.delete(page);
          report(error);
          return [];
        }
      };
      const fetching = fetch();
      round.set(page, fetching);
      return fetching;
    },
    close() {
      asked = new Map();
      setState(nothing);
    },
  };
}

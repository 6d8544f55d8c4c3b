import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { FacsimileSheet, WordBox } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';

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
  /** The words of the pages that passages of an issue stand on, as far as they can be had; the issue is opened for it. */
  wordsOf(issue: Issue, passages: readonly Span[]): Promise<readonly WordBox[]>;
  close(): void;
}

const nothing: FacsimileState = { key: null, sheets: null, words: new Map(), failure: null };

/** What the pages and the places of their words belong to: another source of the same issue has others. */
export const facsimileKey = ({ id, source }: Issue): string => `${id} ${source.path} ${source.contentHash}`;

/** What differs while the key is the same: corrected articles have other zones, pages read again other words. */
interface Edition {
  readonly text: string;
  readonly corrections: string;
}

const editionOf = ({ text, corrections = '' }: Issue): Edition => ({ text, corrections });

export function createFacsimile(peer: ClientPeer, report: (error: unknown) => void): Facsimile {
  const store = createStore<FacsimileState>(() => nothing);
  const { getState, setState } = store;
  let issueId = '';
  let asked = new Map<number, Promise<readonly WordBox[]>>();
  let edition: Edition | null = null;

  const open = async (issue: Issue): Promise<void> => {
    const key = facsimileKey(issue);
    const before = getState();
    const wanted = editionOf(issue);
    const isSame = before.key === key && before.failure === null;
    const hasSameWords = isSame && edition?.text === wanted.text;
    if (hasSameWords && edition?.corrections === wanted.corrections) return;
    edition = wanted;
    issueId = issue.id;
    // The page on screen stays until its successor is there: a person may be at work on it.
    if (!isSame) {
      asked = new Map();
      setState({ ...nothing, key });
    }
    try {
      const sheets = await peer.call('facsimile.pages', { issueId: issue.id });
      if (getState().key !== key || edition !== wanted) return;
      if (!hasSameWords) asked = new Map();
      setState(hasSameWords ? { sheets } : { sheets, words: new Map() });
    } catch (failure) {
      if (getState().key === key && edition === wanted) setState({ failure });
    }
  };
  const loadWords = (page: number): Promise<readonly WordBox[]> => {
    const known = asked.get(page);
    if (known) return known;
    const { key, sheets } = getState();
    const round = asked;
    const fetch = async (): Promise<readonly WordBox[]> => {
      if (!sheets?.find(({ number }) => number === page)?.hasWords) return [];
      try {
        const words = await peer.call('facsimile.words', { issueId, page });
        if (getState().key === key && asked === round)
          setState({ words: new Map(getState().words).set(page, words) });
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
  };
  return {
    store,
    open,
    loadWords,
    async wordsOf(issue, passages) {
      await open(issue);
      const meets = (span: Span) => passages.some(({ start, end }) => start < span.end && end > span.start);
      const pages = new Set(issue.pages.filter(meets).map(({ number }) => number));
      const sheets = getState().sheets ?? [];
      const wanted = sheets.filter(({ number }) => pages.size === 0 || pages.has(number));
      return (await Promise.all(wanted.map(({ number }) => loadWords(number)))).flat();
    },
    close() {
      edition = null;
      asked = new Map();
      setState(nothing);
    },
  };
}

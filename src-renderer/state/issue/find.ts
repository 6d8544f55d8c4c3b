import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { Span } from '#shared/model/span.ts';

/** Finding in the open issue: the same folding and verification as the library's search. */
export interface FindState {
  readonly open: boolean;
  readonly issueId: string | null;
  readonly query: string;
  readonly status: 'idle' | 'searching' | 'done' | 'failed';
  readonly failure: unknown;
  /** In text order. */
  readonly matches: readonly Span[];
  readonly current: number | null;
}

export interface Find {
  readonly store: StoreApi<FindState>;
  open(issueId: string): void;
  close(): void;
  /** Looks as one types; stands on the first match at or after `from` when it is given. */
  look(query: string): void;
  /** Arrives from the library's search: the same query, standing on the match that was chosen. */
  arrive(issueId: string, query: string, start: number | null): void;
  step(by: 1 | -1): void;
  /** Goes on with the search of another pane, whose issue is here now. */
  goOn(from: FindState): void;
}

const closed: FindState = {
  open: false,
  issueId: null,
  query: '',
  status: 'idle',
  failure: null,
  matches: [],
  current: null,
};

/** All matches of a result's hits once each, in text order. */
export function matchesInOrder(hits: readonly { readonly matches: readonly Span[] }[]): readonly Span[] {
  const byStart = hits.flatMap((hit) => hit.matches).toSorted((a, b) => a.start - b.start || a.end - b.end);
  return byStart.filter((span, index) => {
    const before = byStart[index - 1];
    return !before || before.start !== span.start || before.end !== span.end;
  });
}

/** The match to stand on: the first that does not lie before `start`, else the first of all. */
export function matchAt(matches: readonly Span[], start: number | null): number | null {
  if (matches.length === 0) return null;
  if (start === null) return 0;
  return Math.max(
    0,
    matches.findIndex((span) => span.start >= start),
  );
}

export function createFind(peer: ClientPeer, wait: (work: () => void) => () => void): Find {
  const store = createStore<FindState>(() => closed);
  const { getState, setState } = store;
  let callOff: () => void = () => undefined;

  const search = async (issueId: string, query: string, start: number | null) => {
    const isCurrent = () => getState().issueId === issueId && getState().query === query;
    try {
      const filters = { issueId };
      const result = await peer.call('search.query', {
        query,
        limit: 1000,
        offset: 0,
        order: 'date',
        filters,
      });
      if (!isCurrent()) return;
      // A note's words are not on the paper; they are found in the panel and the library's search.
      const matches = matchesInOrder(result.hits.filter((hit) => hit.kind !== 'note'));
      setState({ status: 'done', failure: null, matches, current: matchAt(matches, start) });
    } catch (failure) {
      if (isCurrent()) setState({ status: 'failed', failure, matches: [], current: null });
    }
  };
  const begin = (issueId: string, query: string, start: number | null, now: boolean) => {
    callOff();
    if (!query.trim()) {
      setState({ query, status: 'idle', matches: [], current: null, failure: null });
      return;
    }
    setState({ issueId, query, status: 'searching' });
    if (now) void search(issueId, query, start);
    else callOff = wait(() => void search(issueId, query, start));
  };
  return {
    store,
    open(issueId) {
      const keep = getState().issueId === issueId ? getState() : { ...closed, query: getState().query };
      setState({ ...keep, issueId, open: true });
      if (keep.query && keep.status === 'idle') begin(issueId, keep.query, null, true);
    },
    close: () => {
      callOff();
      setState(closed);
    },
    look(query) {
      const { issueId } = getState();
      if (issueId !== null) begin(issueId, query, null, false);
    },
    arrive(issueId, query, start) {
      setState({ ...closed, open: true, issueId });
      begin(issueId, query, start, true);
    },
    step(by) {
      const { matches, current } = getState();
      if (matches.length === 0) return;
      setState({ current: ((current ?? (by > 0 ? -1 : 0)) + by + matches.length) % matches.length });
    },
    goOn(from) {
      callOff();
      setState(from);
      if (from.status === 'searching' && from.issueId !== null) void search(from.issueId, from.query, null);
    },
  };
}

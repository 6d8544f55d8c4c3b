import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { QueryNote, SearchHit, SearchResult, SearchTask, TimelineUnit } from '#shared/model/search.ts';
import { countsOf, noCounts, type SearchCounts } from './facets.ts';

/** What is looked for, and in which units its timeline is wanted. */
export type TimedSearch = SearchTask & { readonly timeline: TimelineUnit };

export interface SearchState {
  readonly task: TimedSearch | null;
  readonly status: 'idle' | 'searching' | 'done' | 'failed';
  readonly failure: unknown;
  readonly total: number;
  readonly matchTotal: number | null;
  readonly complete: boolean;
  /** Sparse: pages arrive as they are scrolled to. */
  readonly hits: ReadonlyMap<number, SearchHit>;
  readonly counts: SearchCounts;
  /** The unit of the timeline that is there. */
  readonly unit: TimelineUnit;
  /** How the query was understood where that is not plain. */
  readonly notes: readonly QueryNote[];
}

export interface Search {
  readonly store: StoreApi<SearchState>;
  /** Searches; while an answer is awaited, only the newest task waits for its turn. */
  run(task: TimedSearch): void;
  /** Makes sure that the hits around an index are there. */
  reach(index: number): void;
  /** Runs the task again, after a failure or when the library changed. */
  again(): void;
  /** Forgets everything, for another library. */
  reset(): void;
}

/** Few, so that the first are there soon: a window shows seven. */
export const hitsPerPage = 12;
const empty: SearchState = {
  task: null,
  status: 'idle',
  failure: null,
  total: 0,
  matchTotal: 0,
  complete: true,
  hits: new Map(),
  counts: noCounts,
  unit: 'year',
  notes: [],
};

const sameTask = (a: TimedSearch, b: TimedSearch): boolean => JSON.stringify(a) === JSON.stringify(b);

export function createSearch(peer: ClientPeer): Search {
  const store = createStore<SearchState>(() => empty);
  const { getState, setState } = store;
  let wanted: TimedSearch | null = null;
  let isWorking = false;
  let asked = new Set<number>();

  const ask = (task: TimedSearch, offset: number, limit: number): Promise<SearchResult> =>
    peer.call('search.query', { ...task, offset, limit });
  const isCurrent = (task: TimedSearch) => getState().task === task;

  const answer = async (task: TimedSearch) => {
    try {
      const result = await ask(task, 0, hitsPerPage);
      if (!isCurrent(task)) return;
      asked = new Set([0]);
      setState({
        status: 'done',
        failure: null,
        total: result.total,
        matchTotal: result.matchTotal,
        complete: result.complete,
        hits: new Map(result.hits.map((hit, index) => [index, hit])),
        notes: result.notes ?? [],
        unit: task.timeline,
        counts: countsOf(result),
      });
    } catch (failure) {
      if (isCurrent(task)) setState({ status: 'failed', failure });
    }
  };
  const work = async () => {
    if (isWorking) return;
    isWorking = true;
    while (wanted) {
      const task = wanted;
      wanted = null;
      await answer(task);
    }
    isWorking = false;
  };
  const fetchPage = async (page: number) => {
    const { task } = getState();
    if (!task || asked.has(page)) return;
    asked.add(page);
    try {
      const result = await ask(task, page * hitsPerPage, hitsPerPage);
      if (!isCurrent(task)) return;
      const hits = new Map(getState().hits);
      result.hits.forEach((hit, index) => {
        hits.set(page * hitsPerPage + index, hit);
      });
      setState({ hits });
    } catch (failure) {
      asked.delete(page);
      if (isCurrent(task)) setState({ failure });
    }
  };
  return {
    store,
    run(task) {
      const current = getState().task;
      if (current && sameTask(current, task)) return;
      if (!task.query.trim()) {
        wanted = null;
        setState({ ...empty, task });
        return;
      }
      setState({ task, status: 'searching' });
      wanted = task;
      // A server may be at work on what was typed before.
      if (isWorking) void peer.call('search.abandon', {}).catch(() => undefined);
      void work();
    },
    reach: (index) => void fetchPage(Math.floor(index / hitsPerPage)),
    reset() {
      wanted = null;
      setState(empty);
    },
    again() {
      const { task } = getState();
      if (!task?.query.trim()) return;
      wanted = task;
      void work();
    },
  };
}

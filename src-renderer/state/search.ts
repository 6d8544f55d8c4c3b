import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { SearchFacets, SearchFilters, SearchHit, SearchRequest } from '#shared/model/search.ts';

/** What is looked for: the search route without its name. */
export type SearchTask = Pick<SearchRequest, 'query' | 'filters' | 'order'>;

export interface SearchState {
  readonly task: SearchTask | null;
  readonly status: 'idle' | 'searching' | 'done' | 'failed';
  readonly failure: unknown;
  readonly total: number;
  readonly matchTotal: number;
  readonly complete: boolean;
  readonly milliseconds: number;
  /** Sparse: pages arrive as they are scrolled to. */
  readonly hits: ReadonlyMap<number, SearchHit>;
  /** Counts per facet as if that facet had no filter, so that another value can be chosen. */
  readonly facets: SearchFacets;
}

export interface Search {
  readonly store: StoreApi<SearchState>;
  /** Searches once typing rests; answers to older tasks are dropped. */
  run(task: SearchTask): void;
  /** Makes sure that the hits around an index are there. */
  reach(index: number): void;
  /** Runs the task again, after a failure. */
  again(): void;
  /** Forgets everything, for another library. */
  reset(): void;
}

export const pageSize = 50;
const noFacets: SearchFacets = { publications: [], years: [], kinds: [] };
const empty: SearchState = {
  task: null,
  status: 'idle',
  failure: null,
  total: 0,
  matchTotal: 0,
  complete: true,
  milliseconds: 0,
  hits: new Map(),
  facets: noFacets,
};

const sameTask = (a: SearchTask, b: SearchTask): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The filters without one facet's own. */
export function without(filters: SearchFilters, facet: keyof SearchFacets): SearchFilters {
  const { publication, from, to, kind, issueId } = filters;
  if (facet === 'publications') return { from, to, kind, issueId };
  if (facet === 'years') return { publication, kind, issueId };
  return { publication, from, to, issueId };
}

const isFiltered: Readonly<Record<keyof SearchFacets, (filters: SearchFilters) => boolean>> = {
  publications: ({ publication }) => publication !== undefined,
  years: ({ from, to }) => from !== undefined || to !== undefined,
  kinds: ({ kind }) => kind !== undefined,
};
const facetNames = ['publications', 'years', 'kinds'] as const;

/** `wait` runs a function once typing has rested and answers how to call it off. */
export function createSearch(peer: ClientPeer, wait: (work: () => void) => () => void): Search {
  const store = createStore<SearchState>(() => empty);
  const { getState, setState } = store;
  let callOff: () => void = () => undefined;
  let asked = new Set<number>();

  const ask = (task: SearchTask, offset: number, limit: number) =>
    peer.call('search.query', { ...task, filters: task.filters, offset, limit });
  const isCurrent = (task: SearchTask) => getState().task === task;

  const openFacets = async (task: SearchTask, facets: SearchFacets): Promise<SearchFacets> => {
    const open: { -readonly [K in keyof SearchFacets]: SearchFacets[K] } = { ...facets };
    await Promise.all(
      facetNames
        .filter((facet) => isFiltered[facet](task.filters))
        .map(async (facet) => {
          const filters = without(task.filters, facet);
          open[facet] = (await ask({ ...task, filters }, 0, 1)).facets[facet];
        }),
    );
    return open;
  };
  const start = async (task: SearchTask) => {
    asked = new Set([0]);
    try {
      const result = await ask(task, 0, pageSize);
      const facets = await openFacets(task, result.facets);
      if (!isCurrent(task)) return;
      const { total, matchTotal, complete, milliseconds } = result;
      const hits = new Map(result.hits.map((hit, index) => [index, hit]));
      setState({ status: 'done', failure: null, total, matchTotal, complete, milliseconds, hits, facets });
    } catch (failure) {
      if (isCurrent(task)) setState({ status: 'failed', failure });
    }
  };
  const fetchPage = async (page: number) => {
    const { task } = getState();
    if (!task || asked.has(page)) return;
    asked.add(page);
    try {
      const result = await ask(task, page * pageSize, pageSize);
      if (!isCurrent(task)) return;
      const hits = new Map(getState().hits);
      result.hits.forEach((hit, index) => {
        hits.set(page * pageSize + index, hit);
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
      callOff();
      if (!task.query.trim()) {
        setState({ ...empty, task });
        return;
      }
      setState({ task, status: 'searching' });
      callOff = wait(() => void start(task));
    },
    reach: (index) => void fetchPage(Math.floor(index / pageSize)),
    reset() {
      callOff();
      setState(empty);
    },
    again() {
      const { task } = getState();
      if (task?.query.trim()) void start(task);
    },
  };
}

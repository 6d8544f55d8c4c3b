import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput } from '#shared/contract/calls.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { message } from '#shared/i18n/translate.ts';
import type { NotebookCounts, NotebookEntry, NotebookPage, NotebookQuery } from '#shared/model/notebook.ts';
import { createHistory } from '../window/history.ts';
import type { Toasts } from '../window/toasts.ts';
import { gathered } from './gathered.ts';

export interface NotebookState {
  readonly query: NotebookQuery | null;
  readonly status: 'idle' | 'asking' | 'done' | 'failed';
  readonly failure: unknown;
  readonly total: number;
  /** All annotations of the library. */
  readonly all: number;
  readonly complete: boolean;
  /** Sparse: pages arrive as they are scrolled to. */
  readonly entries: ReadonlyMap<number, NotebookEntry>;
  readonly counts: NotebookCounts;
  /** The issues of the chosen annotations, by the annotations' ids. */
  readonly chosen: ReadonlyMap<string, string>;
  /** The line that a choice up to another line starts from. */
  readonly pivot: number;
  /** A change of many is on its way to the disk. */
  readonly isChanging: boolean;
}

/** The annotations of the whole library, with those that were chosen to be changed together. */
export interface NotebookControl {
  readonly store: StoreApi<NotebookState>;
  /** Shows what a query asks for. Other filters drop what was chosen: nobody changes what they do not see. */
  show(query: NotebookQuery): void;
  /** Makes sure that the lines around an index are there. */
  reach(index: number): void;
  /** Asks again, after a failure or a lost connection. */
  again(): void;
  /** Forgets everything, for another library. */
  reset(): void;
  /** Chooses one line or gives it up. */
  toggle(index: number): void;
  /** Chooses all lines from the one toggled last. */
  chooseTo(index: number): Promise<void>;
  /** Chooses everything that passes the filters. */
  chooseAll(): Promise<void>;
  chooseNone(): void;
  change(change: Omit<CallInput<'notebook.change'>, 'annotations'>): Promise<void>;
  remove(): Promise<void>;
}

type ChosenAnnotations = CallInput<'notebook.remove'>['annotations'];

const pageSize = 100;

const noCounts: NotebookCounts = {
  publications: [],
  tags: [],
  colours: [],
  states: [],
  notes: [],
  hands: [],
};

const empty: NotebookState = {
  query: null,
  status: 'idle',
  failure: null,
  total: 0,
  all: 0,
  complete: true,
  entries: new Map(),
  counts: noCounts,
  chosen: new Map(),
  pivot: 0,
  isChanging: false,
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function createNotebookControl(peer: ClientPeer, toasts: Toasts): NotebookControl {
  const store = createStore<NotebookState>(() => empty);
  const { getState, setState } = store;
  /** Pages that are here or on their way. */
  let asked = new Set<number>();
  /** The page that was reached for last: it is on the screen. */
  let current = 0;

  const fetchPage = (query: NotebookQuery, page: number): Promise<NotebookPage> =>
    peer.call('notebook.list', { query, offset: page * pageSize, limit: pageSize });
  const linesOf = (page: number, { entries }: NotebookPage) =>
    entries.map((entry, index) => [page * pageSize + index, entry] as const);

  const ask = gathered(async () => {
    const { query } = getState();
    if (!query) return;
    const pages = [...new Set([current, 0])];
    try {
      const answers = await Promise.all(pages.map((page) => fetchPage(query, page)));
      const first = answers.at(-1);
      if (!first || getState().query !== query) return;
      asked = new Set(pages);
      const { total, all, counts, complete } = first;
      const lines = answers.flatMap((answer, index) => linesOf(pages[index] ?? 0, answer));
      setState({ status: 'done', failure: null, total, all, counts, complete, entries: new Map(lines) });
    } catch (failure) {
      if (getState().query === query) setState({ status: 'failed', failure });
    }
  });
  const reach = async (index: number) => {
    const { query } = getState();
    const page = Math.floor(index / pageSize);
    current = page;
    if (!query || asked.has(page)) return;
    const pages = asked;
    pages.add(page);
    try {
      const answer = await fetchPage(query, page);
      if (pages !== asked) return;
      setState({ entries: new Map([...getState().entries, ...linesOf(page, answer)]) });
    } catch (failure) {
      pages.delete(page);
      setState({ failure });
    }
  };
  const refresh = () => {
    if (getState().query) void ask();
  };
  peer.on('annotations.changed', refresh);
  peer.on('library.changed', ({ state, upserted, removed }) => {
    const isReady = state.status === 'ready';
    if (upserted.length > 0 || removed.length > 0 || isReady !== getState().complete) refresh();
  });

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      toasts.failed(error);
    }
  };
  const choose = (offset: number, limit: number) =>
    attempt(async () => {
      const { query } = getState();
      if (!query || limit <= 0) return;
      const found = await peer.call('notebook.ids', { query, offset, limit });
      if (getState().query !== query) return;
      const added = found.flatMap(({ issueId, annotationIds }) =>
        annotationIds.map((id) => [id, issueId] as const),
      );
      setState({ chosen: new Map([...getState().chosen, ...added]) });
    });
  const history = createHistory(peer, toasts);
  const changing = (
    work: (annotations: ChosenAnnotations) => Promise<{ readonly changed: number }>,
    told: 'notebook.changed' | 'notes.removed',
  ) =>
    attempt(async () => {
      const annotations = byIssue(getState().chosen);
      if (annotations.length === 0 || getState().isChanging) return;
      setState({ isChanging: true });
      try {
        const { changed } = await work(annotations);
        toasts.done(message(told, { count: changed }), () => void history.undo());
      } finally {
        setState({ isChanging: false });
      }
    });

  return {
    store,
    show(query) {
      const before = getState();
      if (same(before.query, query)) return refresh();
      const keepsChosen = same(before.query?.filters, query.filters);
      current = 0;
      setState({ query, status: 'asking', pivot: 0, ...(keepsChosen ? {} : { chosen: new Map() }) });
      void ask();
    },
    reach: (index) => void reach(index),
    again: refresh,
    reset: () => setState(empty),
    toggle(index) {
      const entry = getState().entries.get(index);
      if (!entry) return;
      const { id, issueId } = entry.annotation;
      const chosen = new Map(getState().chosen);
      if (!chosen.delete(id)) chosen.set(id, issueId);
      setState({ chosen, pivot: index });
    },
    chooseTo(index) {
      const { pivot } = getState();
      return choose(Math.min(pivot, index), Math.abs(index - pivot) + 1);
    },
    chooseAll: () => choose(0, getState().total),
    chooseNone: () => setState({ chosen: new Map() }),
    change: (change) =>
      changing((annotations) => peer.call('notebook.change', { annotations, ...change }), 'notebook.changed'),
    remove: () =>
      changing(async (annotations) => {
        const done = await peer.call('notebook.remove', { annotations });
        setState({ chosen: new Map() });
        return done;
      }, 'notes.removed'),
  };
}

/** Chosen annotations as calls want them. */
export function byIssue(chosen: ReadonlyMap<string, string>): ChosenAnnotations {
  const issues = new Map<string, string[]>();
  for (const [id, issueId] of chosen) {
    const ids = issues.get(issueId);
    if (ids) ids.push(id);
    else issues.set(issueId, [id]);
  }
  return [...issues].map(([issueId, annotationIds]) => ({ issueId, annotationIds }));
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostInfo } from '#shared/contract/calls/host.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { ArchivePaper, IssueSummary, LibraryChange, LibraryState } from '#shared/model/library.ts';

/** The open library as this window knows it. The back end owns it; changes arrive as events. */
export interface LibraryStore {
  readonly state: LibraryState | null;
  readonly issues: ReadonlyMap<string, IssueSummary>;
  /** Of a large library the newest issues of each paper come first; those that are not here yet are on their way. */
  readonly isPartial: boolean;
  /** Of an archive on a server its papers, whose issues are asked for year by year; empty where the library is a folder. */
  readonly papers: readonly ArchivePaper[];
  /** What of an archive was asked for and has come (`reachedKey`). */
  readonly reached: ReadonlySet<string>;
  /** False until the first answer has come, so that nothing flashes at the start. */
  readonly loaded: boolean;
  /** The last attempt to open a library failed. */
  readonly failure: unknown;
  readonly recent: HostInfo['recentLibraries'];
}

export interface LibraryControl {
  readonly store: StoreApi<LibraryStore>;
  /** Asks for everything again: at the start and after a lost connection. */
  load(): Promise<void>;
  open(path: string): Promise<void>;
  choose(): Promise<void>;
  cancel(): Promise<void>;
  /** Opens an archive on a server. Throws what opening throws: a person can mend what they typed. */
  openArchive(archive: CallInput<'archive.open'>): Promise<void>;
  /** Has the issues of a paper of an archive come: those of a year, or those without a date. Of a folder all are here. */
  reach(publication: string | null, year: number | null): void;
}

/** Whether the issues are on a server: then they are filled in, added to, read by the machine and compared where it is fed from. */
export const isArchive = ({ state }: Pick<LibraryStore, 'state'>): boolean => state?.archive !== undefined;

/** The issues of the library: of an archive on a server those that are not here too. */
export const issueCountOf = ({ state, issues }: LibraryStore): number =>
  state?.archive ? state.issueCount : issues.size;

/** How a year of a paper is known in `reached`. */
export const reachedKey = (publication: string | null, year: number | null): string =>
  JSON.stringify([publication, year]);

/** Applies a change; a change of another folder starts from nothing. */
export function applyChange(
  issues: ReadonlyMap<string, IssueSummary>,
  from: LibraryState | null,
  change: LibraryChange,
): ReadonlyMap<string, IssueSummary> {
  if (from && from.path === change.state.path && !change.upserted.length && !change.removed.length)
    return issues;
  const next = new Map(from?.path === change.state.path ? issues : []);
  for (const id of change.removed) next.delete(id);
  for (const issue of change.upserted) next.set(issue.id, issue);
  return next;
}

/** Changes of one folder as one; null of none. */
function joinChanges(changes: readonly LibraryChange[]): LibraryChange | null {
  const last = changes.at(-1);
  if (!last || changes.length === 1) return last ?? null;
  const upserted = new Map<string, IssueSummary>();
  const removed = new Set<string>();
  for (const change of changes) {
    for (const id of change.removed) {
      upserted.delete(id);
      removed.add(id);
    }
    for (const issue of change.upserted) {
      upserted.set(issue.id, issue);
      removed.delete(issue.id);
    }
  }
  return { state: last.state, upserted: [...upserted.values()], removed: [...removed] };
}

const hasOtherPapers = (before: LibraryState | null, now: LibraryState): boolean =>
  now.archive !== undefined &&
  (before?.path !== now.path || before.archive?.papersVersion !== now.archive.papersVersion);

/** What is known of an archive before anything of it has come. */
const nothingOfArchive: Pick<LibraryStore, 'papers' | 'reached'> = { papers: [], reached: new Set() };

interface Surroundings {
  /** Runs work after so many milliseconds; the answer calls it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
}

/** While a folder is opened the shelf is drawn anew this seldom, in milliseconds: the first screen is full by then. */
const restWhileOpening = 400;
/** So many issues fill a screen. */
const enoughToSee = 100;

/** A library of more issues sends the newest of each paper first. */
const mostAtOnce = 500;
/** So many of each: from a dozen on a paper is shown by the year. */
const newestFirst = 12;

export function createLibrary(
  peer: ClientPeer,
  report: (error: unknown) => void,
  around: Surroundings,
): LibraryControl {
  const store = createStore<LibraryStore>(() => ({
    state: null,
    issues: new Map(),
    isPartial: false,
    ...nothingOfArchive,
    loaded: false,
    failure: null,
    recent: [],
  }));
  /** What of an archive is on its way. */
  const asked = new Set<string>();
  let waiting: LibraryChange[] = [];
  let callOff: (() => void) | null = null;
  const take = () => {
    callOff?.();
    callOff = null;
    const { issues, state } = store.getState();
    const change = joinChanges(waiting);
    waiting = [];
    if (!change) return;
    store.setState({
      ...(state?.path !== change.state.path && nothingOfArchive),
      ...{ state: change.state, issues: applyChange(issues, state, change), loaded: true },
    });
    if (hasOtherPapers(state, change.state)) void loadPapers();
  };
  const loadPapers = async () => {
    try {
      store.setState({ papers: await peer.call('archive.papers', {}) });
    } catch (error) {
      report(error);
    }
  };
  peer.on('library.changed', (change) => {
    const { issues, state } = store.getState();
    const isElsewhere = (waiting.at(-1)?.state ?? state)?.path !== change.state.path;
    // What changed in another folder says nothing of this one.
    if (isElsewhere) take();
    waiting.push(change);
    const mayWait = change.state.status === 'opening' && !isElsewhere && issues.size >= enoughToSee;
    if (!mayWait) take();
    else callOff ??= around.after(restWhileOpening, take);
  });

  const load = async () => {
    try {
      const [info, state] = await Promise.all([peer.call('host.info', {}), peer.call('library.state', {})]);
      const show = (issues: readonly IssueSummary[], isPartial: boolean) => {
        take();
        store.setState({
          recent: info.recentLibraries,
          state: store.getState().state ?? state,
          issues: new Map(issues.map((issue) => [issue.id, issue])),
          isPartial,
          loaded: true,
        });
      };
      if (state?.archive) await loadPapers();
      // Nothing is taken away from a shelf that stands.
      if (state && !state.archive && state.issueCount > mostAtOnce && store.getState().issues.size === 0) {
        const newest = await peer.call('library.issues', { newest: newestFirst });
        // More may have come of itself meanwhile.
        if (newest.length > store.getState().issues.size) show(newest, true);
      }
      show(state ? await peer.call('library.issues', {}) : [], false);
    } catch (failure) {
      store.setState({ failure, isPartial: false, loaded: true });
    }
  };
  const entered = async (state: LibraryState) => {
    store.setState({ state, failure: null, issues: new Map(), ...nothingOfArchive });
    await load();
  };
  const enter = async (ask: () => Promise<LibraryState | null>) => {
    try {
      const state = await ask();
      if (!state) return;
      await entered(state);
    } catch (failure) {
      store.setState({ failure });
      if (!(failure instanceof BroadsheetError) || store.getState().state) report(failure);
    }
  };
  return {
    store,
    load,
    open: (path) => enter(() => peer.call('library.open', { path })),
    choose: () => enter(() => peer.call('library.choose', {})),
    openArchive: async (archive) => await entered(await peer.call('archive.open', archive)),
    reach(publication, year) {
      const { state, reached } = store.getState();
      const key = reachedKey(publication, year);
      if (!state?.archive || asked.has(key) || reached.has(key)) return;
      asked.add(key);
      peer
        .call('archive.reach', { publication, year })
        .then(
          () => store.setState((before) => ({ reached: new Set([...before.reached, key]) })),
          // The line at the top says that the server is away; what is looked at again is asked for again.
          () => undefined,
        )
        .finally(() => asked.delete(key));
    },
    async cancel() {
      try {
        store.setState({ state: await peer.call('library.cancel', {}) });
      } catch (error) {
        report(error);
      }
    },
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostInfo } from '#shared/contract/calls/host.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { IssueSummary, LibraryChange, LibraryState } from '#shared/model/library.ts';

/** The open library as this window knows it. The back end owns it; changes arrive as events. */
export interface LibraryStore {
  readonly state: LibraryState | null;
  readonly issues: ReadonlyMap<string, IssueSummary>;
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
}

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

export function createLibrary(peer: ClientPeer, report: (error: unknown) => void): LibraryControl {
  const store = createStore<LibraryStore>(() => ({
    state: null,
    issues: new Map(),
    loaded: false,
    failure: null,
    recent: [],
  }));
  peer.on('library.changed', (change) => {
    const { issues, state } = store.getState();
    store.setState({ state: change.state, issues: applyChange(issues, state, change), loaded: true });
  });

  const load = async () => {
    try {
      const [info, state] = await Promise.all([peer.call('host.info', {}), peer.call('library.state', {})]);
      const issues = state ? await peer.call('library.issues', {}) : [];
      store.setState({
        recent: info.recentLibraries,
        state: store.getState().state ?? state,
        issues: new Map(issues.map((issue) => [issue.id, issue])),
        loaded: true,
      });
    } catch (failure) {
      store.setState({ failure, loaded: true });
    }
  };
  const enter = async (ask: () => Promise<LibraryState | null>) => {
    try {
      const state = await ask();
      if (!state) return;
      store.setState({ state, failure: null, issues: new Map() });
      await load();
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
    async cancel() {
      try {
        store.setState({ state: await peer.call('library.cancel', {}) });
      } catch (error) {
        report(error);
      }
    },
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { Reprint, ReprintState } from '#shared/model/finding/reprints.ts';

export interface ReprintsState {
  readonly issueId: string | null;
  /** By article or notice of that issue, the earliest printing first. */
  readonly byArticle: ReadonlyMap<string, readonly Reprint[]>;
  /** How far the library was looked through; null before anything is known. */
  readonly progress: ReprintState | null;
}

/** Where the articles of the issue on screen stand in other issues. */
export interface ReprintsControl {
  readonly store: StoreApi<ReprintsState>;
  /** Asks for an issue's reprints when there is time; the answer of an earlier call never replaces a later one's. */
  open(issueId: string | null): void;
  /** Stops looking through the library, or goes on. */
  stop(): Promise<void>;
  resume(): Promise<void>;
}

const nothing: ReprintsState['byArticle'] = new Map();

/** `wait` runs work once nothing has been asked for a while: reprints are in nobody's way. */
export function createReprints(peer: ClientPeer, wait: (work: () => void) => () => void): ReprintsControl {
  const store = createStore<ReprintsState>(() => ({ issueId: null, byArticle: nothing, progress: null }));
  const { getState, setState } = store;
  let callOff = () => {};
  const load = async () => {
    const { issueId } = getState();
    if (issueId === null) return;
    // They are an offer: where they cannot be had for any reason, the paper stands alone.
    const found = await peer.call('reprints.ofIssue', { issueId }).catch(() => null);
    if (!found || getState().issueId !== issueId) return;
    setState({ byArticle: Map.groupBy(found.reprints, ({ articleId }) => articleId) });
  };
  const loadLater = () => {
    callOff();
    callOff = wait(() => void load());
  };
  peer.on('reprints.changed', (progress) => {
    const was = getState().progress?.status;
    setState({ progress });
    if (progress.status === 'ready' && was !== 'ready') loadLater();
  });
  const tell = async (call: 'reprints.stop' | 'reprints.resume' | 'reprints.state') => {
    const progress = await peer.call(call, {}).catch(() => null);
    setState({ progress });
  };
  return {
    store,
    open(issueId) {
      if (issueId === getState().issueId) return;
      setState({ issueId, byArticle: nothing });
      callOff();
      if (issueId === null) return;
      loadLater();
      if (getState().progress === null) void tell('reprints.state');
    },
    stop: () => tell('reprints.stop'),
    resume: () => tell('reprints.resume'),
  };
}

/** News of other papers, which is worth a mark; repetitions and standing matter are told where somebody asks. */
export const printedElsewhere = (reprints: readonly Reprint[] | undefined): readonly Reprint[] =>
  (reprints ?? []).filter(({ kind }) => kind === 'reprint');

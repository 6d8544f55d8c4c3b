import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { message } from '#shared/i18n/translate.ts';
import type { PassageLink, Piece } from '#shared/model/piece.ts';
import { createHistory } from '../window/history.ts';
import type { NamedPiece } from '../window/overlays.ts';
import type { Toasts } from '../window/toasts.ts';

export interface LinksState {
  readonly issueId: string | null;
  /** Those with an end in that issue. */
  readonly links: readonly PassageLink[];
  /** Waits to be linked with the next passage that is selected, in whatever issue. */
  readonly pending: NamedPiece | null;
}

/** The links of the issue on screen, and the one that is being made. */
export interface LinksControl {
  readonly store: StoreApi<LinksState>;
  /** Fetches an issue's links; the answer of an earlier call never replaces a later one's. */
  open(issueId: string | null): Promise<void>;
  link(from: Piece, to: Piece): Promise<void>;
  remove(linkId: string): Promise<void>;
  /** Waits for a passage to link with; null waits no longer. */
  wait(pending: NamedPiece | null): void;
}

/** `beside`: the links of the other pane; what waits to be linked waits in both. */
export function createLinks(peer: ClientPeer, toasts: Toasts, beside?: LinksControl): LinksControl {
  const store = createStore<LinksState>(() => ({ issueId: null, links: [], pending: null }));
  const { getState, setState } = store;
  beside?.store.subscribe(({ pending }) => setState({ pending }));
  const load = async () => {
    const { issueId } = getState();
    if (issueId === null) return;
    const links = await peer.call('links.list', { issueId }).catch(() => []);
    if (getState().issueId === issueId) setState({ links });
  };
  peer.on('links.changed', () => void load());
  // The passage at the other end may have changed, come or gone, in this issue or another.
  peer.on('annotations.changed', () => void load());
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      toasts.failed(error);
    }
  };
  const history = createHistory(peer, toasts);
  const undo = () => void history.undo();
  return {
    store,
    async open(issueId) {
      if (issueId !== getState().issueId) setState({ issueId, links: [] });
      await load();
    },
    link: (from, to) =>
      attempt(async () => {
        await peer.call('links.create', { from, to });
        toasts.done(message('link.linked'), undo);
      }),
    remove: (linkId) =>
      attempt(async () => {
        await peer.call('links.remove', { linkId });
        toasts.done(message('link.removed'), undo);
      }),
    wait: (pending) => (beside ? beside.wait(pending) : setState({ pending })),
  };
}

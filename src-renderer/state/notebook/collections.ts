import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { message } from '#shared/i18n/translate.ts';
import type { Collection, CollectionSummary } from '#shared/model/collection.ts';
import type { Piece } from '#shared/model/piece.ts';
import { createHistory } from '../window/history.ts';
import type { Toasts } from '../window/toasts.ts';

export interface CollectionsState {
  readonly list: readonly CollectionSummary[];
  /** The collection on screen, by its id; `open` is null until it is there. */
  readonly openId: string | null;
  readonly open: Collection | null;
  readonly failure: unknown;
}

/** The library's collections, and the one on screen. */
export interface CollectionsControl {
  readonly store: StoreApi<CollectionsState>;
  load(): Promise<void>;
  /** Puts a collection on screen; the answer of an earlier call never replaces a later one's. */
  open(collectionId: string | null): Promise<void>;
  /** Answers the new collection's id, or null where it failed. */
  create(name: string, pieces: readonly Piece[]): Promise<string | null>;
  add(to: CollectionSummary, pieces: readonly Piece[]): Promise<void>;
  rename(collectionId: string, name: string): Promise<void>;
  setNote(collectionId: string, note: string): Promise<boolean>;
  remove(collection: CollectionSummary): Promise<boolean>;
  setMemberNote(collectionId: string, memberId: string, note: string): Promise<boolean>;
  /** Puts a member of the collection on screen at a place in its order, at once on screen. */
  move(memberId: string, to: number): Promise<void>;
  takeOut(memberIds: readonly string[]): Promise<void>;
}

export function createCollections(peer: ClientPeer, toasts: Toasts): CollectionsControl {
  const store = createStore<CollectionsState>(() => ({ list: [], openId: null, open: null, failure: null }));
  const { getState, setState } = store;

  /** Answers whether it was done; a failure is told. */
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      toasts.failed(error);
      return false;
    }
  };
  /** Moves under way: what is read meanwhile may be older than the order on screen. */
  let moving = 0;
  const loadOpen = async () => {
    const { openId } = getState();
    if (openId === null || moving > 0) return;
    try {
      const open = await peer.call('collections.get', { collectionId: openId });
      if (getState().openId === openId && moving === 0) setState({ open, failure: null });
    } catch (failure) {
      if (getState().openId === openId) setState({ open: null, failure });
    }
  };
  const load = async () => {
    await Promise.all([
      loadOpen(),
      peer.call('collections.list', {}).then(
        (list) => setState({ list }),
        () => setState({ list: [] }),
      ),
    ]);
  };
  peer.on('collections.changed', () => void load());
  // What members say may have changed with their issues and annotations.
  peer.on('annotations.changed', () => void loadOpen());

  const { undo } = createHistory(peer, toasts);

  return {
    store,
    load,
    async open(collectionId) {
      setState({ openId: collectionId, open: null, failure: null });
      await loadOpen();
    },
    async create(name, pieces) {
      let made: string | null = null;
      await attempt(async () => {
        made = (await peer.call('collections.create', { name, pieces: [...pieces] })).collectionId;
      });
      if (made !== null && pieces.length > 0) {
        toasts.done(message('collection.added', { count: pieces.length, name }), () => void undo());
      }
      return made;
    },
    async add({ id, name }, pieces) {
      await attempt(async () => {
        const { added } = await peer.call('collections.add', { collectionId: id, pieces: [...pieces] });
        if (added === 0) toasts.done(message('collection.alreadyIn', { name }));
        else toasts.done(message('collection.added', { count: added, name }), () => void undo());
      });
    },
    async rename(collectionId, name) {
      await attempt(() => peer.call('collections.change', { collectionId, name }));
    },
    setNote: (collectionId, note) => attempt(() => peer.call('collections.change', { collectionId, note })),
    async remove({ id, name }) {
      const done = await attempt(() => peer.call('collections.remove', { collectionId: id }));
      if (done) toasts.done(message('collection.removed', { name }), () => void undo());
      return done;
    },
    setMemberNote: (collectionId, memberId, note) =>
      attempt(() => peer.call('collections.changeMember', { collectionId, memberId, note })),
    async move(memberId, to) {
      const { open } = getState();
      const moved = open?.members.find(({ id }) => id === memberId);
      if (!open || !moved) return;
      const members = open.members.filter((member) => member !== moved).toSpliced(to, 0, moved);
      setState({ open: { ...open, members } });
      moving += 1;
      await attempt(() => peer.call('collections.move', { collectionId: open.id, memberId, to }));
      moving -= 1;
      await loadOpen();
    },
    async takeOut(memberIds) {
      const { openId } = getState();
      if (openId === null) return;
      const done = await attempt(() =>
        peer.call('collections.removeMembers', { collectionId: openId, memberIds: [...memberIds] }),
      );
      if (done) toasts.done(message('collection.takenOut', { count: memberIds.length }), () => void undo());
    },
  };
}

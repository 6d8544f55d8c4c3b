import type { KeptStore } from '#core/disk/json/keptStore.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Collection, CollectionMember, CollectionSummary } from '#shared/model/collection.ts';
import type { Piece } from '#shared/model/piece.ts';
import type { Clipper } from '../clippings/clipper.ts';
import { keptRecords } from '../records/keptRecords.ts';
import { RecordStore, type RecordSurroundings } from '../records/recordStore.ts';
import {
  addMembers,
  type CollectionHead,
  type CollectionRecord,
  collectionRecord,
  headsOf,
  type MemberRecord,
  membersOf,
  mergeCollections,
  moveMember,
} from './collectionRecords.ts';

export interface CollectionsOptions extends RecordSurroundings {
  readonly clipper: Clipper;
  readonly randomId: () => string;
}

/** The collections of a library, in `.broadsheet/collections.json`. Every change is on the disk when its promise resolves. */
export interface Collections {
  /** By name. */
  list(): readonly CollectionSummary[];
  /** With its members as they are now. Throws `collectionNotFound`, as everything that names one does. */
  get(collectionId: string): Promise<Collection>;
  /** What it says of itself and its members, without looking them up. */
  stored(collectionId: string): { readonly head: CollectionHead; readonly members: readonly MemberRecord[] };
  /** Answers the new collection's id. */
  create(input: CallInput<'collections.create'>): Promise<string>;
  change(input: CallInput<'collections.change'>): Promise<void>;
  remove(collectionId: string): Promise<void>;
  /** Answers how many were not in it yet. */
  add(input: CallInput<'collections.add'>): Promise<number>;
  changeMember(input: CallInput<'collections.changeMember'>): Promise<void>;
  move(input: CallInput<'collections.move'>): Promise<void>;
  removeMembers(input: CallInput<'collections.removeMembers'>): Promise<void>;
  /** Throws `nothingToUndo`. */
  step(direction: 'undo' | 'redo'): Promise<void>;
  /** As snapshots see them. */
  readonly kept: KeptStore;
  close(): Promise<void>;
}

export async function openCollections(options: CollectionsOptions): Promise<Collections> {
  const { clipper, randomId } = options;
  const store = await RecordStore.open<CollectionRecord>({
    ...options,
    name: 'collections',
    schema: collectionRecord,
    merge: mergeCollections,
  });
  const remembered = (pieces: readonly Piece[]) => {
    const look = clipper.look();
    return Promise.all(pieces.map(async (piece) => ({ piece, remembered: await look.remember(piece) })));
  };

  return {
    kept: keptRecords('collections', collectionRecord, store, ({ kind }) => kind === 'collection'),
    list: () =>
      headsOf(store.records).map(({ id, name }) => ({
        id,
        name,
        memberCount: membersOf(store.records, id).length,
      })),
    async get(collectionId) {
      const { id, name, note } = headIn(store.records, collectionId);
      const look = clipper.look();
      const members = await Promise.all(
        membersOf(store.records, collectionId).map(
          async (member): Promise<CollectionMember> => ({
            id: member.id,
            note: member.note,
            clipping: await look.clip(member.piece, member.remembered),
          }),
        ),
      );
      return { id, name, note, memberCount: members.length, members };
    },
    stored: (collectionId) => ({
      head: headIn(store.records, collectionId),
      members: membersOf(store.records, collectionId),
    }),
    async create({ name, pieces }) {
      const id = randomId();
      const found = await remembered(pieces);
      await store.change((_records, now) => [
        { before: null, after: { kind: 'collection', id, name, note: '', created: now, modified: now } },
        ...addMembers([], id, found, now),
      ]);
      return id;
    },
    change: ({ collectionId, name, note }) =>
      store.change((records, now) => {
        const before = headIn(records, collectionId);
        const after = { ...before, name: name ?? before.name, note: note ?? before.note, modified: now };
        return [{ before, after }];
      }),
    remove: (collectionId) =>
      store.change((records) =>
        [headIn(records, collectionId), ...membersOf(records, collectionId)].map((before) => ({
          before,
          after: null,
        })),
      ),
    async add({ collectionId, pieces }) {
      const found = await remembered(pieces);
      let added = 0;
      await store.change((records, now) => {
        headIn(records, collectionId);
        const changes = addMembers(membersOf(records, collectionId), collectionId, found, now);
        added = changes.length;
        return changes;
      });
      return added;
    },
    changeMember: ({ collectionId, memberId, note }) =>
      store.change((records, now) => {
        const before = memberIn(records, collectionId, memberId);
        return [{ before, after: { ...before, note, modified: now } }];
      }),
    move: ({ collectionId, memberId, to }) =>
      store.change((records, now) => {
        const { id } = memberIn(records, collectionId, memberId);
        const members = membersOf(records, collectionId);
        return moveMember(members, id, Math.min(to, members.length - 1), now);
      }),
    removeMembers: ({ collectionId, memberIds }) =>
      store.change((records) =>
        [...new Set(memberIds)].map((memberId) => ({
          before: memberIn(records, collectionId, memberId),
          after: null,
        })),
      ),
    step: (direction) => store.step(direction),
    close: () => store.close(),
  };
}

function headIn(records: readonly CollectionRecord[], collectionId: string): CollectionHead {
  const found = headsOf(records).find(({ id }) => id === collectionId);
  if (found) return found;
  throw new BroadsheetError(
    'collectionNotFound',
    'There is no such collection any more: it was removed here or in another window.',
    { collectionId },
  );
}

function memberIn(
  records: readonly CollectionRecord[],
  collectionId: string,
  memberId: string,
): MemberRecord {
  headIn(records, collectionId);
  const found = membersOf(records, collectionId).find(({ id }) => id === memberId);
  if (found) return found;
  throw new BroadsheetError(
    'collectionNotFound',
    'This is no longer in the collection: it was taken out here or in another window.',
    { collectionId },
  );
}

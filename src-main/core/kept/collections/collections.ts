import type { Clock } from '#core/disk/files/clock.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Collection, CollectionMember, CollectionSummary } from '#shared/model/collection.ts';
import type { Piece } from '#shared/model/piece.ts';
import type { Clipper } from '../clippings/clipper.ts';
import { LibraryRecords } from '../records/libraryRecords.ts';
import type { Records } from '../records/store.ts';
import type { RecordChange } from '../records/version.ts';
import {
  addMembers,
  type CollectionHead,
  type CollectionRecord,
  collectionKind,
  headsOf,
  type MemberRecord,
  membersOf,
  moveMember,
} from './collectionRecords.ts';

export interface CollectionsOptions {
  readonly records: Records;
  readonly clipper: Clipper;
  readonly clock: Clock;
  readonly randomId: () => string;
}

/** Works out a command; `now` is the time that it says, ISO 8601 in UTC. */
type MakeTimedChanges = (
  records: readonly CollectionRecord[],
  now: string,
) => readonly RecordChange<CollectionRecord>[];

/** The collections of a library. Every change is on the disk when its promise resolves. */
export class Collections {
  readonly #options: CollectionsOptions;
  readonly #records: LibraryRecords<CollectionRecord>;

  private constructor(options: CollectionsOptions, records: LibraryRecords<CollectionRecord>) {
    this.#options = options;
    this.#records = records;
  }

  static async open(options: CollectionsOptions): Promise<Collections> {
    return new Collections(options, await LibraryRecords.open(options.records, collectionKind));
  }

  /** By name. */
  list(): readonly CollectionSummary[] {
    const records = this.#records.all();
    const counts = new Map<string, number>();
    for (const record of records) {
      if (record.kind === 'member')
        counts.set(record.collectionId, (counts.get(record.collectionId) ?? 0) + 1);
    }
    return headsOf(records).map(({ id, name }) => ({ id, name, memberCount: counts.get(id) ?? 0 }));
  }

  /** With its members as they are now. Throws `collectionNotFound`, as everything that names one does. */
  async get(collectionId: string): Promise<Collection> {
    const { head, members: stored } = this.stored(collectionId);
    const look = this.#options.clipper.look();
    const members = await Promise.all(
      stored.map(
        async (member): Promise<CollectionMember> => ({
          id: member.id,
          note: member.note,
          clipping: await look.clip(member.piece, member.remembered),
        }),
      ),
    );
    const { id, name, note } = head;
    return { id, name, note, memberCount: members.length, members };
  }

  /** What it says of itself and its members, without looking them up. */
  stored(collectionId: string): { readonly head: CollectionHead; readonly members: readonly MemberRecord[] } {
    const records = this.#records.all();
    return { head: headIn(records, collectionId), members: membersOf(records, collectionId) };
  }

  /** Answers the new collection's id. */
  async create({ name, pieces }: CallInput<'collections.create'>): Promise<string> {
    const id = this.#options.randomId();
    const found = await this.#remembered(pieces);
    await this.#do((_records, now) => [
      { before: null, after: { kind: 'collection', id, name, note: '', created: now, modified: now } },
      ...addMembers([], id, found, now),
    ]);
    return id;
  }

  async change({ collectionId, name, note }: CallInput<'collections.change'>): Promise<void> {
    await this.#do((records, now) => {
      const before = headIn(records, collectionId);
      const after = { ...before, name: name ?? before.name, note: note ?? before.note };
      return after.name === before.name && after.note === before.note
        ? []
        : [{ before, after: { ...after, modified: now } }];
    });
  }

  async remove(collectionId: string): Promise<void> {
    await this.#do((records) =>
      [headIn(records, collectionId), ...membersOf(records, collectionId)].map((before) => ({
        before,
        after: null,
      })),
    );
  }

  /** Answers how many were not in it yet. */
  async add({ collectionId, pieces }: CallInput<'collections.add'>): Promise<number> {
    const found = await this.#remembered(pieces);
    let added = 0;
    await this.#do((records, now) => {
      headIn(records, collectionId);
      const changes = addMembers(membersOf(records, collectionId), collectionId, found, now);
      added = changes.length;
      return changes;
    });
    return added;
  }

  async changeMember({ collectionId, memberId, note }: CallInput<'collections.changeMember'>): Promise<void> {
    await this.#do((records, now) => {
      const before = memberIn(records, collectionId, memberId);
      return before.note === note ? [] : [{ before, after: { ...before, note, modified: now } }];
    });
  }

  async move({ collectionId, memberId, to }: CallInput<'collections.move'>): Promise<void> {
    await this.#do((records, now) => {
      const { id } = memberIn(records, collectionId, memberId);
      const members = membersOf(records, collectionId);
      return moveMember(members, id, Math.min(to, members.length - 1), now);
    });
  }

  async removeMembers({ collectionId, memberIds }: CallInput<'collections.removeMembers'>): Promise<void> {
    await this.#do((records) =>
      [...new Set(memberIds)].map((memberId) => ({
        before: memberIn(records, collectionId, memberId),
        after: null,
      })),
    );
  }

  #remembered(pieces: readonly Piece[]) {
    const look = this.#options.clipper.look();
    return Promise.all(pieces.map(async (piece) => ({ piece, remembered: await look.remember(piece) })));
  }

  async #do(makeChanges: MakeTimedChanges): Promise<void> {
    const now = this.#options.clock().toISOString();
    await this.#records.do((records) => makeChanges(records, now));
  }
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

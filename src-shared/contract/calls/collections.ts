import { z } from 'zod';
import type { Collection, CollectionSummary } from '#shared/model/collection.ts';
import { ask, call } from '../call.ts';
import { collectionId, collectionName as name, note, piece } from '../inputs.ts';
import { limits } from '../limits.ts';

const memberId = z.string().min(1).max(limits.joinedId);

/**
 * Collections. Every change is on the disk when its call answers, and every window hears
 * `collections.changed`.
 */
export const collectionCalls = {
  /** The library's collections, by name. */
  'collections.list': ask({}).answers<readonly CollectionSummary[]>(),
  /** A collection with its members as they are now. Throws `collectionNotFound`, as all that name one do. */
  'collections.get': ask({ collectionId }).answers<Collection>(),
  /** A new collection, with these in it. */
  'collections.create': call({ name, pieces: z.array(piece).max(limits.pieces) }).answers<{
    readonly collectionId: string;
  }>(),
  /** Renames a collection, or changes its note. */
  'collections.change': call({ collectionId, name: name.optional(), note: note.optional() }).answers<null>(),
  /** Removes a collection; what is in it stays in its issues. */
  'collections.remove': call({ collectionId }).answers<null>(),
  /** Puts pieces at its end; answers how many were not in it yet. */
  'collections.add': call({ collectionId, pieces: z.array(piece).min(1).max(limits.pieces) }).answers<{
    readonly added: number;
  }>(),
  /** Changes what is said of a member. */
  'collections.changeMember': call({ collectionId, memberId, note }).answers<null>(),
  /** Puts a member at a place in the order, counted from 0. */
  'collections.move': call({ collectionId, memberId, to: z.number().int().nonnegative() }).answers<null>(),
  /** Takes members out; they stay in their issues. */
  'collections.removeMembers': call({
    collectionId,
    memberIds: z.array(memberId).min(1).max(limits.pieces),
  }).answers<null>(),
};

import { z } from 'zod';
import type { Collection, CollectionSummary } from '../model/collection.ts';
import { collectionId, note, nothing, piece } from './inputs.ts';

/** The most pieces that one command adds or takes out. */
const most = 10_000;
const name = z.string().trim().min(1).max(200);
const memberId = z.string().min(1).max(1000);

/** Collections: the inputs of their calls. */
export const collectionInputs = {
  'collections.list': nothing,
  'collections.get': z.strictObject({ collectionId }),
  'collections.create': z.strictObject({ name, pieces: z.array(piece).max(most) }),
  'collections.change': z.strictObject({ collectionId, name: name.optional(), note: note.optional() }),
  'collections.remove': z.strictObject({ collectionId }),
  'collections.add': z.strictObject({ collectionId, pieces: z.array(piece).min(1).max(most) }),
  'collections.changeMember': z.strictObject({ collectionId, memberId, note }),
  'collections.move': z.strictObject({ collectionId, memberId, to: z.number().int().nonnegative() }),
  'collections.removeMembers': z.strictObject({
    collectionId,
    memberIds: z.array(memberId).min(1).max(most),
  }),
  'collections.undo': nothing,
  'collections.redo': nothing,
} as const satisfies Record<string, z.ZodType>;

/** Every change is on the disk when its call answers, and every window hears `collections.changed`. */
export interface CollectionOutputs {
  /** The library's collections, by name. */
  'collections.list': readonly CollectionSummary[];
  /** A collection with its members as they are now. Throws `collectionNotFound`, as all that name one do. */
  'collections.get': Collection;
  /** A new collection, with these in it. */
  'collections.create': { readonly collectionId: string };
  /** Renames a collection, or changes its note. */
  'collections.change': null;
  /** Removes a collection; what is in it stays in its issues. */
  'collections.remove': null;
  /** Puts pieces at its end; answers how many were not in it yet. */
  'collections.add': { readonly added: number };
  /** Changes what is said of a member. */
  'collections.changeMember': null;
  /** Puts a member at a place in the order, counted from 0. */
  'collections.move': null;
  /** Takes members out; they stay in their issues. */
  'collections.removeMembers': null;
  /** Takes back the newest change to a collection in this session. Throws `nothingToUndo`. */
  'collections.undo': null;
  /** Does again what was taken back last. */
  'collections.redo': null;
}

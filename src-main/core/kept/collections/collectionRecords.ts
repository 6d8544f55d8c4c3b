import * as z from 'zod';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import { type Piece, pieceKey, type RememberedPiece } from '#shared/model/piece.ts';
import { formerRemoval } from '../annotations/kind.ts';
import { pieceSchema, rememberedSchema } from '../clippings/pieceSchemas.ts';
import type { HandFile, Versions } from '../records/hand.ts';
import { formerVersions, type RecordKind } from '../records/recordKind.ts';
import { presentValue, type RecordChange } from '../records/version.ts';

/** What a collection is called and what is said of it. */
export interface CollectionHead {
  readonly kind: 'collection';
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly created: string;
  readonly modified: string;
}

/** A piece in a collection. Its id is made of both, so that two machines add the same one once. */
export interface MemberRecord {
  readonly kind: 'member';
  readonly id: string;
  readonly collectionId: string;
  readonly piece: Piece;
  /** Members are in the order of these numbers: to move one changes one record. */
  readonly place: number;
  readonly note: string;
  readonly remembered: RememberedPiece;
  readonly modified: string;
}

export type CollectionRecord = CollectionHead | MemberRecord;
type CollectionChange = RecordChange<CollectionRecord>;

export const collectionRecord: z.ZodType<CollectionRecord> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('collection'),
    id: z.string().min(1),
    name: z.string(),
    note: z.string(),
    created: z.iso.datetime(),
    modified: z.iso.datetime(),
  }),
  z.object({
    kind: z.literal('member'),
    id: z.string().min(1),
    collectionId: z.string().min(1),
    piece: pieceSchema,
    place: z.number(),
    note: z.string(),
    remembered: rememberedSchema,
    modified: z.iso.datetime(),
  }),
]);

/**
 * A collection that was removed by one hand and got members by another stays, because nothing that a person added
 * may be lost.
 */
function present(versions: Versions<CollectionRecord>): readonly CollectionRecord[] {
  const records = [...versions.values()].flatMap((version) => presentValue(version) ?? []);
  const heads = new Set(headsOf(records).map(({ id }) => id));
  const missing = new Set(
    records.flatMap((record) =>
      record.kind === 'member' && !heads.has(record.collectionId) ? [record.collectionId] : [],
    ),
  );
  return [...records, ...[...missing].flatMap((id) => versions.get(id)?.value ?? [])];
}

/** `collections.json`, as it was written while one process held a library. */
const former: JsonFormat<HandFile<CollectionRecord>> = {
  version: 1,
  schema: z
    .object({
      schemaVersion: z.literal(1),
      records: z.array(collectionRecord),
      deleted: z.array(formerRemoval),
    })
    .transform(({ schemaVersion, records, deleted }) => ({
      schemaVersion,
      kind: 'collections' as const,
      writer: '',
      issue: null,
      records: formerVersions(records, deleted),
    })),
  migrations: new Map(),
};

/** Collections and what is in them. */
export const collectionKind: RecordKind<CollectionRecord> = {
  name: 'collections',
  byIssue: false,
  schema: collectionRecord,
  fields: ['name', 'note', 'place'],
  compare: (a, b) => compare(a.id, b.id),
  former,
  outlasts: ({ kind }) => kind === 'collection',
  present,
  isCounted: ({ kind }) => kind === 'collection',
};

/** In the order of their names. */
export const headsOf = (records: readonly CollectionRecord[]): readonly CollectionHead[] =>
  records
    .filter((record) => record.kind === 'collection')
    .toSorted((a, b) => a.name.localeCompare(b.name) || compare(a.id, b.id));

/** A collection's members in their order. */
export const membersOf = (
  records: readonly CollectionRecord[],
  collectionId: string,
): readonly MemberRecord[] =>
  records
    .filter((record) => record.kind === 'member')
    .filter((record) => record.collectionId === collectionId)
    .toSorted((a, b) => a.place - b.place || compare(a.id, b.id));

/** Puts pieces at the end of a collection; those that are in it already stay where they are. */
export function addMembers(
  members: readonly MemberRecord[],
  collectionId: string,
  pieces: readonly { readonly piece: Piece; readonly remembered: RememberedPiece }[],
  now: string,
): readonly CollectionChange[] {
  const known = new Set(members.map(({ id }) => id));
  let place = Math.ceil(members.at(-1)?.place ?? 0);
  return pieces.flatMap(({ piece, remembered }) => {
    const id = `${collectionId}/${pieceKey(piece)}`;
    if (known.has(id)) return [];
    known.add(id);
    place += 1;
    const after = {
      kind: 'member',
      id,
      collectionId,
      piece,
      place,
      note: '',
      remembered,
      modified: now,
    } as const;
    return [{ before: null, after }];
  });
}

/** Puts a member where it is `to` in the order, counted without it; the others keep their records where they can. */
export function moveMember(
  members: readonly MemberRecord[],
  id: string,
  to: number,
  now: string,
): readonly CollectionChange[] {
  const from = members.findIndex((member) => member.id === id);
  const moved = members[from];
  if (!moved || from === to) return [];
  const others = members.filter((member) => member !== moved);
  const before = others[to - 1]?.place;
  const after = others[to]?.place;
  const place =
    before === undefined ? (after ?? 1) - 1 : after === undefined ? before + 1 : (before + after) / 2;
  const fits = (before === undefined || before < place) && (after === undefined || place < after);
  if (fits) return [{ before: moved, after: { ...moved, place, modified: now } }];
  // No number is left between the two: all are numbered anew.
  return others
    .toSpliced(to, 0, moved)
    .map((member, index) => ({ before: member, after: { ...member, place: index + 1, modified: now } }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

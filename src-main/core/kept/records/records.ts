import * as z from 'zod';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';

/** Something of a person's that is kept, changed, removed and merged by itself. */
export interface StoredRecord {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly modified: string;
}

/**
 * That a record was removed, and when (ISO 8601, UTC): a synced copy must not bring it back. And that it was
 * brought back afterwards: a synced copy must not remove it again.
 */
export interface RemovedRecord {
  readonly id: string;
  readonly deleted: string;
  readonly restored?: string | undefined;
}

/** Records of one kind as they are stored. */
export interface RecordsFile<T extends StoredRecord> {
  readonly schemaVersion: 1;
  readonly records: readonly T[];
  readonly deleted: readonly RemovedRecord[];
}

/** One record before and after a change; null where there was none. */
export interface RecordChange<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/** A removal as it is stored. */
export const removedRecord: z.ZodType<RemovedRecord> = z.object({
  id: z.string().min(1),
  deleted: z.iso.datetime(),
  restored: z.iso.datetime().optional(),
});

export const recordsFormat = <T extends StoredRecord>(record: z.ZodType<T>): JsonFormat<RecordsFile<T>> => ({
  version: 1,
  schema: z.object({
    schemaVersion: z.literal(1),
    records: z.array(record),
    deleted: z.array(removedRecord),
  }),
  migrations: new Map(),
});

export const noRecords = { schemaVersion: 1, records: [], deleted: [] } as const;

/** Applies changes made at `now`. What is removed leaves its trace, so that a synced copy does not bring it back. */
export function applyRecordChanges<T extends StoredRecord>(
  file: RecordsFile<T>,
  changes: readonly RecordChange<T>[],
  now: string,
): RecordsFile<T> {
  const { records, deleted } = changedRecords(file.records, file.deleted, changes, now);
  return ordered(records, deleted);
}

/** Records and the traces of removed ones after changes made at `now`, in no order. */
export function changedRecords<T extends StoredRecord>(
  recordsBefore: readonly T[],
  deletedBefore: readonly RemovedRecord[],
  changes: readonly RecordChange<T>[],
  now: string,
): { readonly records: readonly T[]; readonly deleted: readonly RemovedRecord[] } {
  const records = byId(recordsBefore);
  const deleted = byId(deletedBefore);
  for (const { before, after } of changes) {
    if (after) {
      records.set(after.id, after);
      const removed = deleted.get(after.id);
      if (removed && !before) deleted.set(after.id, { ...removed, restored: now });
    } else if (before) {
      records.delete(before.id);
      deleted.set(before.id, { id: before.id, deleted: now });
    }
  }
  return { records: [...records.values()], deleted: [...deleted.values()] };
}

/**
 * Two versions put together record by record: the newest change wins, a removal counts as a change, and
 * nothing is dropped only because one side does not have it.
 */
export function mergeRecords<T extends StoredRecord>(
  ours: RecordsFile<T>,
  theirs: RecordsFile<T>,
): RecordsFile<T> {
  const deleted = newestRemovals(ours.deleted, theirs.deleted);
  return ordered(newestKept([...ours.records, ...theirs.records], deleted), deleted);
}

/** The traces of removed records of two versions: of each the newest. */
export const newestRemovals = (
  ours: readonly RemovedRecord[],
  theirs: readonly RemovedRecord[],
): readonly RemovedRecord[] => newest([...ours, ...theirs], isLater);

/** Of the states of each item the one that none is newer than; among several the first. */
export function newest<R extends { readonly id: string }>(
  states: readonly R[],
  isNewer: (one: R, other: R) => boolean,
): readonly R[] {
  const found = new Map<string, R>();
  for (const state of states) {
    const known = found.get(state.id);
    if (!known || isNewer(state, known)) found.set(state.id, state);
  }
  return [...found.values()];
}

/** Of the states of each record the newest, without those that were removed since. */
export function newestKept<T extends StoredRecord>(
  states: readonly T[],
  deleted: readonly RemovedRecord[],
): readonly T[] {
  const records = byId(newest(states, isNewer));
  for (const { id, deleted: when, restored } of deleted) {
    const record = records.get(id);
    if (record && record.modified <= when && (restored ?? '') < when) records.delete(id);
  }
  return [...records.values()];
}

/** Whether two records say the same, whenever that was. */
export function sameRecord<T extends StoredRecord>(a: T | null, b: T | null): boolean {
  if (a === null || b === null) return a === b;
  return JSON.stringify({ ...a, modified: '' }) === JSON.stringify({ ...b, modified: '' });
}

/** Of two changes made at the same moment one is chosen, and the same one whoever merges. */
const isNewer = (one: StoredRecord, other: StoredRecord) =>
  one.modified === other.modified
    ? JSON.stringify(one) > JSON.stringify(other)
    : one.modified > other.modified;

const isLater = (one: RemovedRecord, other: RemovedRecord) =>
  lastChange(one) === lastChange(other)
    ? JSON.stringify(one) > JSON.stringify(other)
    : lastChange(one) > lastChange(other);

/** When it was last removed or brought back. */
const lastChange = ({ deleted, restored = '' }: RemovedRecord) => (restored > deleted ? restored : deleted);

const byId = <R extends { readonly id: string }>(items: readonly R[]) =>
  new Map(items.map((item) => [item.id, item]));

/** By id, so that the same content is the same file whoever merged it. */
function ordered<T extends StoredRecord>(
  records: readonly T[],
  deleted: readonly RemovedRecord[],
): RecordsFile<T> {
  const sorted = <R extends { readonly id: string }>(items: readonly R[]) =>
    items.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { schemaVersion: 1, records: sorted(records), deleted: sorted(deleted) };
}

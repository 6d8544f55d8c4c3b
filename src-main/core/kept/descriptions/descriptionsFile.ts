import * as z from 'zod';
import type { DescribedValues, FieldRecord, FieldRecords } from '#core/archive/library/description.ts';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import { type DescribableField, describableFields } from '#shared/model/issue.ts';

const text = z.string();
const count = z.number();

/** What a field is filled in with. */
const valueSchemas = {
  title: text,
  date: text,
  edition: text,
  issueNumber: text,
  place: text,
  language: text,
  pageCount: count,
} as const satisfies Record<DescribableField, z.ZodType>;

/** What people filled in about issues as it is stored: `<library>/.broadsheet/descriptions.json`. */
export interface DescriptionsFile {
  readonly schemaVersion: 2;
  readonly issues: Readonly<Record<string, FieldRecords>>;
}

const fieldRecord = <V extends string | number>(value: z.ZodType<V>) =>
  z
    .object({
      value: value.nullable(),
      created: z.iso.datetime().nullable(),
      modified: z.iso.datetime().nullable(),
      author: z.string().optional(),
    })
    .optional();

export const descriptionsFormat: JsonFormat<DescriptionsFile> = {
  version: 2,
  schema: z.object({
    schemaVersion: z.literal(2),
    issues: z.record(
      z.string(),
      z.object({
        title: fieldRecord(text),
        date: fieldRecord(text),
        edition: fieldRecord(text),
        issueNumber: fieldRecord(text),
        place: fieldRecord(text),
        language: fieldRecord(text),
        pageCount: fieldRecord(count),
      }),
    ),
  }),
  // Version 2 says of every field when it was filled in and by whom; version 1 kept the values alone.
  migrations: new Map([[1, withoutTimes]]),
};

const firstVersion = z.object({ issues: z.record(z.string(), z.object(valueSchemas).partial()) });

function withoutTimes(older: unknown): DescriptionsFile {
  const { issues } = firstVersion.parse(older);
  const records = Object.entries(issues).map(([id, values]) => {
    const filledIn = Object.entries(values).map(([field, value]) => [
      field,
      { value, created: null, modified: null },
    ]);
    return [id, Object.fromEntries(filledIn)];
  });
  return { schemaVersion: 2, issues: Object.fromEntries(records) };
}

export const noDescriptions: DescriptionsFile = { schemaVersion: 2, issues: {} };

/** Two versions put together field by field: the newest wins, a taking back counts, and nothing is dropped. */
export function mergeDescriptions(ours: DescriptionsFile, theirs: DescriptionsFile): DescriptionsFile {
  const ids = new Set([...Object.keys(ours.issues), ...Object.keys(theirs.issues)]);
  const issues = [...ids].map((id) => [id, newestFields(ours.issues[id] ?? {}, theirs.issues[id] ?? {})]);
  return { schemaVersion: 2, issues: sortedByKey(Object.fromEntries(issues)) };
}

function newestFields(ours: FieldRecords, theirs: FieldRecords): FieldRecords {
  const newest = describableFields.flatMap((field) => {
    const [one, other] = [ours[field], theirs[field]];
    const record = one && other ? (isNewer(other, one) ? other : one) : (one ?? other);
    return record ? [[field, record] as const] : [];
  });
  return Object.fromEntries(newest);
}

/** Of two of the same moment one is chosen, and the same one whoever merges. */
function isNewer(one: FieldRecord, other: FieldRecord): boolean {
  const [first, second] = [one.modified ?? '', other.modified ?? ''];
  return first === second ? JSON.stringify(one) > JSON.stringify(other) : first > second;
}

/** The values that are filled in now, in the order of the masthead. */
export function valuesOf(records: FieldRecords): DescribedValues {
  const filledIn = describableFields.flatMap((field) => {
    const value = records[field]?.value ?? null;
    return value === null ? [] : [[field, value] as const];
  });
  return Object.fromEntries(filledIn);
}

/** So that a diff shows what changed. */
export const sortedByKey = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

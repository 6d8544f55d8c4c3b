import * as z from 'zod';
import type { DescribedValues, FieldRecords } from '#core/archive/library/description.ts';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import { type DescribableField, describableFields } from '#shared/model/issue.ts';
import type { HandFile } from '../records/hand.ts';
import type { RecordKind } from '../records/recordKind.ts';
import { stampOfTime } from '../records/stamp.ts';
import type { Version } from '../records/version.ts';

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

/** What people filled in about one issue, whose id it has. */
export type StoredDescription = FieldRecords & { readonly id: string };

const fieldRecord = <V extends string | number>(value: z.ZodType<V>) =>
  z
    .object({
      value: value.nullable(),
      created: z.iso.datetime().nullable(),
      modified: z.iso.datetime().nullable(),
      author: z.string().optional(),
    })
    .optional();

const fields = {
  title: fieldRecord(text),
  date: fieldRecord(text),
  edition: fieldRecord(text),
  issueNumber: fieldRecord(text),
  place: fieldRecord(text),
  language: fieldRecord(text),
  pageCount: fieldRecord(count),
};

/** `descriptions.json`, as it was written while one process held a library. */
const former: JsonFormat<HandFile<StoredDescription>> = {
  version: 2,
  schema: z
    .object({ schemaVersion: z.literal(2), issues: z.record(z.string(), z.object(fields)) })
    .transform(({ schemaVersion, issues }) => ({
      schemaVersion,
      kind: 'descriptions' as const,
      writer: '',
      issue: null,
      records: Object.entries(issues).map(([id, records]) => formerVersion(id, records)),
    })),
  // Version 2 says of every field when it was filled in and by whom; version 1 kept the values alone.
  migrations: new Map([[1, withoutTimes]]),
};

const unknownTime = new Date(0).toISOString();

function formerVersion(id: string, records: FieldRecords): Version<StoredDescription> {
  const changed = describableFields.flatMap((field) => {
    const record = records[field];
    return record ? [[field, stampOfTime(record.modified ?? unknownTime)] as const] : [];
  });
  return {
    id,
    made: stampOfTime(unknownTime),
    changed: Object.fromEntries(changed),
    value: { id, ...records },
  };
}

const firstVersion = z.object({ issues: z.record(z.string(), z.object(valueSchemas).partial()) });

function withoutTimes(older: unknown): unknown {
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

/** What people filled in about issues, a record for each; every field by itself. */
export const descriptionKind: RecordKind<StoredDescription> = {
  name: 'descriptions',
  byIssue: false,
  schema: z.object({ id: z.string().min(1), ...fields }),
  fields: describableFields,
  compare: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  former,
  isCounted: (description) => Object.keys(valuesOf(description)).length > 0,
};

/** The values that are filled in now, in the order of the masthead. */
export function valuesOf(records: FieldRecords): DescribedValues {
  const filledIn = describableFields.flatMap((field) => {
    const value = records[field]?.value ?? null;
    return value === null ? [] : [[field, value] as const];
  });
  return Object.fromEntries(filledIn);
}

import * as z from 'zod';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import type { HandFile, Versions } from './hand.ts';
import { type MarkedIssue, markedIssueSchema } from './markedIssue.ts';
import type { RecordKind } from './recordKind.ts';
import { stampSchema } from './stamp.ts';
import { type Kept, mergeVersions, presentValue, type Version } from './version.ts';

/** The version that is written today. */
const versionOf = ({ version = 1 }: Pick<RecordKind<Kept>, 'version'>): number => version;

export const emptyHandFile = <T extends Kept>(
  kind: Pick<RecordKind<T>, 'name' | 'version'>,
  writer: string,
): HandFile<T> => ({
  schemaVersion: versionOf(kind),
  kind: kind.name,
  writer,
  issue: null,
  records: [],
});

/** The version that a file of these records has. */
const versionFor = <T extends Kept>(kind: RecordKind<T>, records: readonly Version<T>[]): number =>
  records.reduce(
    (version, { value }) => (value && kind.needs ? Math.max(version, kind.needs(value)) : version),
    versionOf(kind),
  );

/** Made once of each kind: a schema costs more than the files that it is for. */
const formats = new WeakMap<object, unknown>();

export function handFormat<T extends Kept>(kind: RecordKind<T>): JsonFormat<HandFile<T>> {
  const known = formats.get(kind) ?? makeFormat(kind);
  formats.set(kind, known);
  return known as JsonFormat<HandFile<T>>;
}

const makeFormat = <T extends Kept>(kind: RecordKind<T>): JsonFormat<HandFile<T>> => ({
  version: versionOf(kind),
  newest: kind.newest ?? versionOf(kind),
  schema: z.object({
    schemaVersion: z
      .int()
      .min(versionOf(kind))
      .max(kind.newest ?? versionOf(kind)),
    kind: z.literal(kind.name),
    writer: z.string(),
    issue: markedIssueSchema.nullable(),
    records: z.array(
      z.object({
        id: z.string().min(1),
        made: stampSchema.optional(),
        changed: z.record(z.string(), stampSchema).optional(),
        touched: stampSchema.optional(),
        removed: stampSchema.optional(),
        value: kind.schema.optional(),
      }),
    ),
  }) as unknown as z.ZodType<HandFile<T>>,
  migrations: new Map(
    Array.from({ length: versionOf(kind) - 1 }, (_, earlier) => [
      earlier + 1,
      (older) => ({ ...z.looseObject({}).parse(older), schemaVersion: earlier + 2 }),
    ]),
  ),
});

/** Puts what several hands know together. */
export function mergeFiles<T extends Kept>(
  files: readonly Pick<HandFile<T>, 'records'>[],
  { fields }: Pick<RecordKind<T>, 'fields'>,
): Map<string, Version<T>> {
  const versions = new Map<string, Version<T>>();
  for (const { records } of files) {
    for (const record of records) {
      const known = versions.get(record.id);
      versions.set(record.id, known ? mergeVersions(known, record, fields) : record);
    }
  }
  return versions;
}

/** Two states of one hand's file, which a sync tool or a copied profile may bring about. */
export const mergeHandFiles =
  <T extends Kept>(kind: RecordKind<T>) =>
  (ours: HandFile<T>, theirs: HandFile<T>): HandFile<T> => {
    const records = ordered(mergeFiles([ours, theirs], kind).values(), kind);
    return {
      ...ours,
      schemaVersion: versionFor(kind, records),
      issue: ours.issue ?? theirs.issue,
      records,
    };
  };

/** A hand's file with these versions in the place of those of the same records. */
export function withVersions<T extends Kept>(
  file: HandFile<T>,
  versions: readonly Version<T>[],
  issue: MarkedIssue | null,
  kind: RecordKind<T>,
): HandFile<T> {
  const records = new Map(file.records.map((record) => [record.id, record]));
  for (const version of versions) records.set(version.id, asWritten(version, kind));
  const written = ordered(records.values(), kind);
  return {
    ...file,
    schemaVersion: versionFor(kind, written),
    issue: issue ?? file.issue,
    records: written,
  };
}

/** What is removed is remembered without what it was. */
function asWritten<T extends Kept>(version: Version<T>, { outlasts }: RecordKind<T>): Version<T> {
  const { id, removed, value } = version;
  if (removed === undefined || presentValue(version) !== null) return version;
  return value !== undefined && outlasts?.(value) ? version : { id, removed };
}

/** The records that are there, in their order. */
export function presentRecords<T extends Kept>(versions: Versions<T>, kind: RecordKind<T>): readonly T[] {
  const present =
    kind.present?.(versions) ?? [...versions.values()].flatMap((one) => presentValue(one) ?? []);
  return present.toSorted((a, b) => kind.compare(a, b) || byId(a, b));
}

/** So that a diff shows what changed: what is there in its order, then what was removed. */
function ordered<T extends Kept>(records: Iterable<Version<T>>, kind: RecordKind<T>): readonly Version<T>[] {
  return [...records].toSorted((a, b) => {
    const [one, other] = [presentValue(a), presentValue(b)];
    if (one === null || other === null) return one === other ? byId(a, b) : one === null ? 1 : -1;
    return kind.compare(one, other) || byId(a, b);
  });
}

const byId = (a: Kept, b: Kept) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

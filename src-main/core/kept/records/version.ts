import { later, type Stamp } from './stamp.ts';

/** Something of a person's that is kept, changed, removed and merged by itself. */
export interface Kept {
  readonly id: string;
}

/**
 * What one hand knows of a record. Fields are as old as `made` unless `changed` says otherwise. It is there
 * while nothing that was written to it is older than its removal: an edit brings back what was removed before.
 */
export interface Version<T extends Kept> {
  readonly id: string;
  /** When it was first written. Absent where only its removal is known. */
  readonly made?: Stamp | undefined;
  /** When fields that are merged by themselves were written since. */
  readonly changed?: Readonly<Record<string, Stamp>> | undefined;
  /** When anything else of it was written since, or it was brought back. */
  readonly touched?: Stamp | undefined;
  readonly removed?: Stamp | undefined;
  readonly value?: T | undefined;
}

/** One record before and after a change; null where there was none. */
export interface RecordChange<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/** When it was last written to, if ever; its removal is none. */
export function writtenLast<T extends Kept>({ made, changed, touched }: Version<T>): Stamp | undefined {
  let last = later(made, touched);
  if (changed) for (const stamp of Object.values(changed)) last = later(last, stamp);
  return last;
}

/** Every stamp in it, for the clock. */
export const newestStamp = <T extends Kept>(version: Version<T>): Stamp | undefined =>
  later(writtenLast(version), version.removed);

/** The record, or null where it is removed (or where nobody has it any more). */
export function presentValue<T extends Kept>(version: Version<T>): T | null {
  if (version.value === undefined) return null;
  return version.removed === undefined || (writtenLast(version) ?? '') > version.removed
    ? version.value
    : null;
}

/**
 * Two versions of a record put together: of every field the one that was written last, and of the removal too.
 * The same whoever merges, in whatever order and however often.
 */
export function mergeVersions<T extends Kept>(
  a: Version<T>,
  b: Version<T>,
  fields: readonly string[],
): Version<T> {
  if (a === b) return a;
  const removed = later(a.removed, b.removed);
  if (a.value === undefined || b.value === undefined) {
    const known = a.value === undefined ? b : a;
    return known.removed === removed ? known : { ...known, removed };
  }
  const [base, other] = isLater(a, b) ? [a, b] : [b, a];
  let value = base.value as T;
  const changed: Record<string, Stamp> = {};
  let isMixed = false;
  for (const field of fields) {
    const ours = stampOf(base, field);
    const theirs = stampOf(other, field);
    const isTheirs = theirs > ours;
    if (isTheirs) {
      isMixed = true;
      value = withField(value, field, fieldOf(other.value as T, field));
    }
    const stamp = isTheirs ? theirs : ours;
    if (stamp !== '' && stamp !== base.made) changed[field] = stamp;
  }
  const touched = later(base.touched, other.touched);
  if (!isMixed && touched === base.touched && removed === base.removed) return base;
  return {
    id: base.id,
    made: base.made,
    ...(Object.keys(changed).length > 0 && { changed }),
    ...(touched !== undefined && { touched }),
    ...(removed !== undefined && { removed }),
    value,
  };
}

/** Whether a version adds nothing to another one. */
export const addsNothing = <T extends Kept>(
  one: Version<T>,
  known: Version<T> | undefined,
  fields: readonly string[],
): boolean =>
  known !== undefined && JSON.stringify(mergeVersions(known, one, fields)) === JSON.stringify(known);

/**
 * A version after a change that is stamped `stamp`, which must be later than all stamps of `known`. What the
 * change leaves as it was keeps its age, so that it takes nothing back that somebody else did meanwhile.
 */
export function changedVersion<T extends Kept>(
  known: Version<T> | undefined,
  id: string,
  after: T | null,
  stamp: Stamp,
  fields: readonly string[],
): Version<T> {
  if (after === null) return { ...(known ?? { id }), removed: stamp };
  const before = known?.value;
  if (!known || before === undefined) return { id, made: stamp, value: after };
  const changed: Record<string, Stamp> = { ...known.changed };
  const different = fields.filter((field) => !sameValue(fieldOf(before, field), fieldOf(after, field)));
  for (const field of different) changed[field] = stamp;
  const { removed: _removed, ...kept } = known;
  return {
    ...kept,
    ...(Object.keys(changed).length > 0 && { changed }),
    ...(different.length === 0 && { touched: stamp }),
    value: after,
  };
}

/** Whether two values are written alike. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** A field that was never filled in is older than any that was, also in a record that two hands made apart. */
const stampOf = <T extends Kept>({ changed, made, value }: Version<T>, field: string): Stamp =>
  changed?.[field] ?? (value === undefined || fieldOf(value, field) === undefined ? '' : (made ?? ''));

/** Of two of the same moment one is chosen, and the same one whoever merges. */
function isLater<T extends Kept>(a: Version<T>, b: Version<T>): boolean {
  const [ours = '', theirs = ''] = [writtenLast(a), writtenLast(b)];
  return ours === theirs ? JSON.stringify(a) >= JSON.stringify(b) : ours > theirs;
}

/** A field by its name, whatever the record is. */
export const fieldOf = (value: Kept, field: string): unknown =>
  (value as Kept & Readonly<Record<string, unknown>>)[field];

/** The record with one field otherwise. One that is absent stays absent, so that it is written as it was made. */
export function withField<T extends Kept>(value: T, field: string, given: unknown): T {
  const { [field]: _before, ...others } = value as T & Record<string, unknown>;
  return (given === undefined ? others : { ...value, [field]: given }) as unknown as T;
}

/** Whether two records say the same, whenever that was; `except` in fields that do not count. */
export const sameRecord = <T extends Kept>(
  a: T | null,
  b: T | null,
  except: readonly string[] = [],
): boolean =>
  a === null || b === null
    ? a === b
    : recordFields(a, b).every(
        (field) => except.includes(field) || sameValue(fieldOf(a, field), fieldOf(b, field)),
      );

/** The fields of two records, but for the time of the last change. */
export function recordFields(a: Kept, b: Kept): readonly string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  names.delete('modified');
  return [...names];
}

/** A record as it is changed or brought back now. */
export const modifiedNow = <T extends Kept>(value: T, now: Date): T =>
  'modified' in value ? { ...value, modified: now.toISOString() } : value;

/** The ids of records that came, went or say something else. */
export const changedRecords = <T extends Kept>(
  before: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
): readonly string[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter((id) => !sameValue(before.get(id), now.get(id)));

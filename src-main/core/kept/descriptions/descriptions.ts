import type {
  DescriptionOfMany,
  DescriptionPatch,
  DescriptionStore,
  FieldRecord,
  FieldRecords,
  IssueDescription,
} from '#core/archive/library/description.ts';
import type { Clock } from '#core/disk/files/clock.ts';
import { type DescribableField, describableFields } from '#shared/model/issue.ts';
import { byIdOf, LibraryRecords } from '../records/libraryRecords.ts';
import type { Records } from '../records/store.ts';
import { descriptionKind, type StoredDescription, valuesOf } from './kind.ts';

export interface DescriptionsOptions {
  readonly records: Records;
  readonly clock: Clock;
}

/** What people filled in, which is never written into the issue files. */
export class Descriptions implements DescriptionStore {
  readonly #clock: Clock;
  readonly #records: LibraryRecords<StoredDescription>;

  private constructor(clock: Clock, records: LibraryRecords<StoredDescription>) {
    this.#clock = clock;
    this.#records = records;
  }

  static async open({ records, clock }: DescriptionsOptions): Promise<Descriptions> {
    return new Descriptions(clock, await LibraryRecords.open(records, descriptionKind));
  }

  get issueIds(): readonly string[] {
    return [...this.#records.byId().keys()];
  }

  get(issueId: string): IssueDescription | null {
    const values = valuesOf(this.records(issueId));
    const fields = describableFields.filter((field) => values[field] !== undefined);
    return fields.length === 0 ? null : { values, fields };
  }

  records(issueId: string): FieldRecords {
    const { id: _id, ...records } = this.#records.byId().get(issueId) ?? { id: issueId };
    return records;
  }

  async describe(
    issueIds: readonly string[],
    patch: DescriptionPatch,
    author = '',
  ): Promise<readonly string[]> {
    return await this.describeEach([{ issueIds, patch }], author);
  }

  async describeEach(many: readonly DescriptionOfMany[], author = ''): Promise<readonly string[]> {
    const now = this.#clock().toISOString();
    const changed: string[] = [];
    // Of two things said of one issue the later counts.
    const patches = new Map(
      many.flatMap(({ issueIds, patch }) => issueIds.map((id) => [id, patch] as const)),
    );
    await this.#records.do((records) => {
      changed.length = 0;
      const known = byIdOf(records);
      return [...patches].flatMap(([id, patch]) => {
        const before = known.get(id) ?? null;
        const after = { id, ...patched(before ?? {}, patch, now, author) };
        if (JSON.stringify(valuesOf(before ?? {})) === JSON.stringify(valuesOf(after))) return [];
        changed.push(id);
        return [{ before, after }];
      });
    });
    return changed;
  }

  onChange(listener: (issueIds: readonly string[]) => void): () => void {
    return this.#records.onChange(listener);
  }
}

/** Fields that are filled in as they were keep their time and author. */
function patched(records: FieldRecords, patch: DescriptionPatch, now: string, author: string): FieldRecords {
  return perField((field) => {
    const before = records[field];
    const value = patch[field];
    if (value === undefined || value === (before?.value ?? null)) return before;
    const made = { value, created: now, modified: now, ...(author !== '' && { author }) };
    return value === null && before ? { ...before, value, modified: now } : made;
  });
}

function perField(make: (field: DescribableField) => FieldRecord | undefined): FieldRecords {
  const made = describableFields.map((field) => [field, make(field)] as const);
  return Object.fromEntries(made.filter(([, record]) => record !== undefined));
}

import type {
  DescriptionPatch,
  DescriptionStore,
  FieldRecord,
  FieldRecords,
  IssueDescription,
} from '#core/archive/library/description.ts';
import type { Clock } from '#core/disk/files/clock.ts';
import { type DescribableField, describableFields } from '#shared/model/issue.ts';
import type { RecordBook } from '../records/recordBook.ts';
import type { RecordGroup } from '../records/recordGroup.ts';
import type { Records } from '../records/store.ts';
import { changedRecords } from '../records/version.ts';
import { descriptionKind, type StoredDescription, valuesOf } from './kind.ts';

export interface DescriptionsOptions {
  readonly records: Records;
  readonly clock: Clock;
}

/** What people filled in, which is never written into the issue files. */
export class Descriptions implements DescriptionStore {
  readonly #options: DescriptionsOptions;
  readonly #book: RecordBook<StoredDescription>;
  readonly #group: RecordGroup<StoredDescription>;
  readonly #listeners = new Set<(issueIds: readonly string[]) => void>();
  #known: ReadonlyMap<string, StoredDescription>;

  private constructor(
    options: DescriptionsOptions,
    book: RecordBook<StoredDescription>,
    group: RecordGroup<StoredDescription>,
  ) {
    this.#options = options;
    this.#book = book;
    this.#group = group;
    this.#known = byId(group.records);
    options.records.onChange(({ kind }) => {
      if (kind === 'descriptions') this.#changed();
    });
  }

  static async open(options: DescriptionsOptions): Promise<Descriptions> {
    const book = options.records.book(descriptionKind);
    return new Descriptions(options, book, await book.group());
  }

  get issueIds(): readonly string[] {
    return [...this.#known.keys()];
  }

  get(issueId: string): IssueDescription | null {
    const values = valuesOf(this.records(issueId));
    const fields = describableFields.filter((field) => values[field] !== undefined);
    return fields.length === 0 ? null : { values, fields };
  }

  records(issueId: string): FieldRecords {
    const { id: _id, ...records } = this.#known.get(issueId) ?? { id: issueId };
    return records;
  }

  async describe(
    issueIds: readonly string[],
    patch: DescriptionPatch,
    author = '',
  ): Promise<readonly string[]> {
    const now = this.#options.clock().toISOString();
    const changed: string[] = [];
    const makeChanges = (records: readonly StoredDescription[]) => {
      changed.length = 0;
      const known = byId(records);
      return issueIds.flatMap((id) => {
        const before = known.get(id) ?? null;
        const after = { id, ...patched(before ?? {}, patch, now, author) };
        if (JSON.stringify(valuesOf(before ?? {})) === JSON.stringify(valuesOf(after))) return [];
        changed.push(id);
        return [{ before, after }];
      });
    };
    await this.#options.records.do(this.#book.edit({ issueId: null, makeChanges }));
    return changed;
  }

  onChange(listener: (issueIds: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    const now = byId(this.#group.records);
    const ids = changedRecords(this.#known, now);
    this.#known = now;
    if (ids.length > 0) for (const listener of this.#listeners) listener(ids);
  }
}

const byId = (records: readonly StoredDescription[]): ReadonlyMap<string, StoredDescription> =>
  new Map(records.map((record) => [record.id, record]));

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

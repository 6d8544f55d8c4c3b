import { join } from 'node:path';
import type {
  DescriptionPatch,
  DescriptionStore,
  FieldRecord,
  FieldRecords,
  IssueDescription,
} from '#core/archive/library/description.ts';
import type { Clock } from '#core/disk/files/clock.ts';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import { type CopyMerging, mergeCopies } from '#core/disk/json/conflictCopies.ts';
import { StoredDocument } from '#core/disk/json/document.ts';
import { JsonAdapter } from '#core/disk/json/jsonAdapter.ts';
import { parseStored } from '#core/disk/json/jsonFormat.ts';
import type { KeptStore } from '#core/disk/json/keptStore.ts';
import { type DescribableField, describableFields } from '#shared/model/issue.ts';
import type { FileProblem } from '#shared/model/library.ts';
import {
  type DescriptionsFile,
  descriptionsFormat,
  mergeDescriptions,
  noDescriptions,
  sortedByKey,
  valuesOf,
} from './descriptionsFile.ts';

export interface DescriptionsOptions {
  /** Absolute path of the library folder. */
  readonly libraryPath: string;
  readonly clock: Clock;
  readonly onProblem: (problem: FileProblem) => void;
  /** Called before a file of an earlier version is first written in today's. */
  readonly beforeMigration?: () => Promise<void>;
}

/** Changes that can be taken back in this session. */
const undoLimit = 100;

type IssueRecords = Readonly<Record<string, FieldRecords>>;

/** What people filled in, kept in `.broadsheet/descriptions.json` and never in the issue files. */
export class Descriptions implements DescriptionStore {
  readonly #document: StoredDocument<DescriptionsFile>;
  readonly #merging: CopyMerging<DescriptionsFile>;
  readonly #undo: IssueRecords[] = [];

  private constructor(document: StoredDocument<DescriptionsFile>, merging: CopyMerging<DescriptionsFile>) {
    this.#document = document;
    this.#merging = merging;
  }

  static async open({
    libraryPath,
    clock,
    onProblem,
    beforeMigration,
  }: DescriptionsOptions): Promise<Descriptions> {
    const path = join(libraryPath, '.broadsheet', 'descriptions.json');
    const adapter = new JsonAdapter<DescriptionsFile>({
      path,
      within: libraryPath,
      format: descriptionsFormat,
      clock,
      onProblem,
      ...(beforeMigration && { beforeMigration }),
    });
    const document = await StoredDocument.open(adapter, noDescriptions, mergeDescriptions);
    return new Descriptions(document, {
      path,
      format: descriptionsFormat,
      merge: mergeDescriptions,
      clock,
      onProblem,
    });
  }

  get issueIds(): readonly string[] {
    return Object.keys(this.#document.data.issues);
  }

  get(issueId: string): IssueDescription | null {
    const values = valuesOf(this.records(issueId));
    const fields = describableFields.filter((field) => values[field] !== undefined);
    return fields.length === 0 ? null : { values, fields };
  }

  records(issueId: string): FieldRecords {
    const { issues } = this.#document.data;
    return (Object.hasOwn(issues, issueId) && issues[issueId]) || {};
  }

  async describe(
    issueIds: readonly string[],
    patch: DescriptionPatch,
    author = '',
  ): Promise<readonly string[]> {
    const now = this.#now();
    const before: IssueRecords = Object.fromEntries(issueIds.map((id) => [id, this.records(id)]));
    const changed = await this.#change(issueIds, (records) => patched(records, patch, now, author));
    if (changed.length > 0) {
      this.#undo.push(Object.fromEntries(changed.map((id) => [id, before[id] ?? {}])));
      if (this.#undo.length > undoLimit) this.#undo.shift();
    }
    return changed;
  }

  async undo(): Promise<readonly string[] | null> {
    const before = this.#undo.at(-1);
    if (!before) return null;
    const changed = await this.#restore(before);
    this.#undo.pop();
    return changed;
  }

  kept(onChange: (issueIds: readonly string[]) => void): KeptStore {
    const read = (text: string): DescriptionsFile | null => {
      const parsed = parseStored(text, descriptionsFormat);
      return parsed.kind === 'sound' ? parsed.data : null;
    };
    return {
      name: 'descriptions',
      count: (text) => Object.values(read(text)?.issues ?? {}).filter(saysSomething).length,
      restore: async (files) => {
        const [former = noDescriptions] = [...files.values()].flatMap((text) => read(text) ?? []);
        const others = this.issueIds.map((id) => [id, {}] as const);
        onChange(await this.#restore({ ...Object.fromEntries(others), ...former.issues }));
      },
      takeInCopies: async () => {
        await mergeCopies(this.#document, this.#merging);
        onChange(this.issueIds);
      },
    };
  }

  #now(): string {
    return this.#merging.clock().toISOString();
  }

  /** What comes back is the newest change, so that a synced copy does not undo it. */
  #restore(former: IssueRecords): Promise<readonly string[]> {
    const now = this.#now();
    return this.#change(Object.keys(former), (records, id) => restored(records, former[id] ?? {}, now));
  }

  async #change(
    issueIds: readonly string[],
    change: (records: FieldRecords, issueId: string) => FieldRecords,
  ): Promise<readonly string[]> {
    const changed: string[] = [];
    try {
      await this.#document.update((file) => {
        const issues = new Map(Object.entries(file.issues));
        changed.length = 0;
        for (const id of issueIds) {
          const before = issues.get(id) ?? {};
          const after = change(before, id);
          if (JSON.stringify(valuesOf(before)) === JSON.stringify(valuesOf(after))) continue;
          changed.push(id);
          issues.set(id, after);
        }
        if (changed.length === 0) return file;
        return { schemaVersion: 2, issues: sortedByKey(Object.fromEntries(issues)) };
      });
    } catch (error) {
      throw toSaveError(this.#merging.path, error);
    }
    return changed;
  }
}

const saysSomething = (records: FieldRecords): boolean => Object.keys(valuesOf(records)).length > 0;

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

/** The fields as they were, in the order of the masthead; what was filled in since is taken back. */
function restored(records: FieldRecords, former: FieldRecords, now: string): FieldRecords {
  return perField((field) => {
    const [here, there] = [records[field], former[field]];
    if ((here?.value ?? null) === (there?.value ?? null)) return here;
    if (there) return { ...there, modified: now };
    return here && { ...here, value: null, modified: now };
  });
}

function perField(make: (field: DescribableField) => FieldRecord | undefined): FieldRecords {
  const made = describableFields.map((field) => [field, make(field)] as const);
  return Object.fromEntries(made.filter(([, record]) => record !== undefined));
}

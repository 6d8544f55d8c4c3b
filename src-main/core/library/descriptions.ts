import { join } from 'node:path';
import type { FilledInField } from '#shared/model/filledIn.ts';
import { type DescribableField, describableFields, type Issue } from '#shared/model/issue.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { Clock } from '../storage/clock.ts';
import { type CopyMerging, mergeCopies } from '../storage/conflictCopies.ts';
import { StoredDocument } from '../storage/document.ts';
import { toSaveError } from '../storage/fileErrors.ts';
import { JsonAdapter } from '../storage/jsonAdapter.ts';
import { parseStored } from '../storage/jsonFormat.ts';
import type { KeptStore } from '../storage/keptStore.ts';
import {
  type DescribedValues,
  type DescriptionsFile,
  descriptionsFormat,
  type FieldRecord,
  type FieldRecords,
  mergeDescriptions,
  noDescriptions,
  sortedByKey,
  valuesOf,
} from './descriptionsFile.ts';
import type { ComposedIssue, IssueFacts } from './facts.ts';

export type { DescribedValues } from './descriptionsFile.ts';

/** Null takes a value back, absent leaves it. */
export type DescriptionPatch = {
  readonly [F in keyof DescribedValues]?: DescribedValues[F] | null | undefined;
};

/** What a person said of an issue, ready to be applied. */
export interface IssueDescription {
  readonly values: DescribedValues;
  readonly fields: readonly DescribableField[];
}

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
export class Descriptions {
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

  /** The issues that something is, or was, filled in about. */
  get issueIds(): readonly string[] {
    return Object.keys(this.#document.data.issues);
  }

  get(issueId: string): IssueDescription | null {
    const values = valuesOf(this.records(issueId));
    const fields = describableFields.filter((field) => values[field] !== undefined);
    return fields.length === 0 ? null : { values, fields };
  }

  /** The fields of an issue that were ever filled in, those taken back with the value null. */
  records(issueId: string): FieldRecords {
    const { issues } = this.#document.data;
    return (Object.hasOwn(issues, issueId) && issues[issueId]) || {};
  }

  /**
   * Answers the issues that changed; `author` is empty where the person does not say who they are. On disk when
   * it answers; throws `readOnly`, `diskFull` or `saveFailed`.
   */
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

  /** Takes back the newest change; null where there is none. */
  async undo(): Promise<readonly string[] | null> {
    const before = this.#undo.at(-1);
    if (!before) return null;
    const changed = await this.#restore(before);
    this.#undo.pop();
    return changed;
  }

  /** As snapshots and sync tools see them; `onChange` hears of the issues that were described otherwise since. */
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

export function describeFacts(facts: IssueFacts, { values }: IssueDescription): IssueFacts {
  return {
    ...facts,
    publication: values.title ?? facts.publication,
    date: values.date ?? facts.date,
    edition: values.edition ?? facts.edition,
    issueNumber: values.issueNumber ?? facts.issueNumber,
    pageCount: values.pageCount ?? facts.pageCount,
    language: values.language ?? facts.language,
  };
}

/** Lays a person's word over what the file says; the masthead stays as it is printed. */
export function describeIssue<T extends ComposedIssue | Issue>(issue: T, description: IssueDescription): T {
  if (description.fields.length === 0) return issue;
  const { values } = description;
  return {
    ...issue,
    publication: values.title ?? issue.publication,
    date: values.date ?? issue.date,
    edition: values.edition ?? issue.edition,
    issueNumber: values.issueNumber ?? issue.issueNumber,
    pageCount: values.pageCount ?? issue.pageCount,
    language: values.language ?? issue.language,
    ...(values.place === undefined ? {} : { place: values.place }),
    described: description.fields,
  };
}

/**
 * What was filled in for the sources of one issue, in the order of the masthead, beside what the file says; of
 * two sources the earlier counts, as in `joinDescriptions`.
 */
export function fieldsFilledIn(printed: Issue, sources: readonly FieldRecords[]): readonly FilledInField[] {
  return describableFields.flatMap((field) => {
    const record = sources.map((records) => records[field]).find((one) => one && one.value !== null);
    if (!record || record.value === null) return [];
    const { value, created, author } = record;
    return [{ field, original: saidOf(printed, field), value, created, ...(author && { author }) }];
  });
}

function saidOf(issue: Issue, field: DescribableField): string | number | null {
  switch (field) {
    case 'title':
      return issue.publication;
    case 'language':
      return issue.language === 'und' ? null : issue.language;
    case 'place':
      return issue.place ?? null;
    default:
      return issue[field];
  }
}

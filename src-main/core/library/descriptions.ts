import { join } from 'node:path';
import * as z from 'zod';
import { type DescribableField, describableFields, type Issue } from '#shared/model/issue.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { Clock } from '../storage/clock.ts';
import { type CopyMerging, mergeCopies } from '../storage/conflictCopies.ts';
import { StoredDocument } from '../storage/document.ts';
import { toSaveError } from '../storage/fileErrors.ts';
import { JsonAdapter } from '../storage/jsonAdapter.ts';
import { type JsonFormat, parseStored } from '../storage/jsonFormat.ts';
import type { KeptStore } from '../storage/keptStore.ts';
import type { ComposedIssue, IssueFacts } from './facts.ts';

const fields = z.object({
  title: z.string().optional(),
  date: z.string().optional(),
  edition: z.string().optional(),
  issueNumber: z.string().optional(),
  place: z.string().optional(),
  language: z.string().optional(),
  pageCount: z.number().optional(),
});
/** What a person says of an issue. */
export type DescribedValues = { readonly [F in keyof z.infer<typeof fields>]?: z.infer<typeof fields>[F] };

/** Null takes a value back, absent leaves it. */
export type DescriptionPatch = {
  readonly [F in keyof DescribedValues]?: DescribedValues[F] | null | undefined;
};

/** What a person said of an issue, ready to be applied. */
export interface IssueDescription {
  readonly values: DescribedValues;
  readonly fields: readonly DescribableField[];
}

export const noDescription: IssueDescription = { values: {}, fields: [] };

interface DescriptionsFile {
  readonly schemaVersion: 1;
  readonly issues: Readonly<Record<string, DescribedValues>>;
}

const format: JsonFormat<DescriptionsFile> = {
  version: 1,
  schema: z.object({ schemaVersion: z.literal(1), issues: z.record(z.string(), fields) }),
  migrations: new Map(),
};

const empty: DescriptionsFile = { schemaVersion: 1, issues: {} };

const merge = (ours: DescriptionsFile, theirs: DescriptionsFile): DescriptionsFile => ({
  schemaVersion: 1,
  issues: { ...theirs.issues, ...ours.issues },
});

/** Changes that can be taken back in this session. */
const undoLimit = 100;

/** What people filled in, kept in `.broadsheet/descriptions.json` and never in the issue files. */
export class Descriptions {
  readonly #document: StoredDocument<DescriptionsFile>;
  readonly #merging: CopyMerging<DescriptionsFile>;
  readonly #undo: Readonly<Record<string, DescribedValues>>[] = [];

  private constructor(document: StoredDocument<DescriptionsFile>, merging: CopyMerging<DescriptionsFile>) {
    this.#document = document;
    this.#merging = merging;
  }

  static async open(
    libraryPath: string,
    clock: Clock,
    onProblem: (problem: FileProblem) => void,
  ): Promise<Descriptions> {
    const path = join(libraryPath, '.broadsheet', 'descriptions.json');
    const adapter = new JsonAdapter<DescriptionsFile>({
      path,
      within: libraryPath,
      format,
      clock,
      onProblem,
    });
    const document = await StoredDocument.open(adapter, empty, merge);
    return new Descriptions(document, { path, format, merge, clock, onProblem });
  }

  get(issueId: string): IssueDescription | null {
    const { issues } = this.#document.data;
    const values = Object.hasOwn(issues, issueId) ? issues[issueId] : undefined;
    if (!values) return null;
    return { values, fields: describableFields.filter((field) => values[field] !== undefined) };
  }

  /** Answers the issues that changed. On disk when it answers; throws `readOnly`, `diskFull` or `saveFailed`. */
  async describe(issueIds: readonly string[], patch: DescriptionPatch): Promise<readonly string[]> {
    const before: Record<string, DescribedValues> = {};
    for (const id of issueIds) before[id] = this.get(id)?.values ?? {};
    const changed = await this.#set(
      Object.fromEntries(issueIds.map((id) => [id, patched(before[id] ?? {}, patch)])),
    );
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
    const changed = await this.#set(before);
    this.#undo.pop();
    return changed;
  }

  /** As snapshots and sync tools see them; `onChange` hears of the issues that were described otherwise since. */
  kept(onChange: (issueIds: readonly string[]) => void): KeptStore {
    const read = (text: string): DescriptionsFile | null => {
      const parsed = parseStored(text, format);
      return parsed.kind === 'sound' ? parsed.data : null;
    };
    return {
      name: 'descriptions',
      count: (text) => Object.keys(read(text)?.issues ?? {}).length,
      restore: async (files) => {
        const [former = empty] = [...files.values()].flatMap((text) => read(text) ?? []);
        const others = Object.keys(this.#document.data.issues).map((id) => [id, {}] as const);
        onChange(await this.#set({ ...Object.fromEntries(others), ...former.issues }));
      },
      takeInCopies: async () => {
        await mergeCopies(this.#document, this.#merging);
        onChange(Object.keys(this.#document.data.issues));
      },
    };
  }

  async #set(values: Readonly<Record<string, DescribedValues>>): Promise<readonly string[]> {
    const changed: string[] = [];
    try {
      await this.#document.update((file) => {
        const issues = new Map(Object.entries(file.issues));
        changed.length = 0;
        for (const [id, value] of Object.entries(values)) {
          if (JSON.stringify(issues.get(id) ?? {}) === JSON.stringify(value)) continue;
          changed.push(id);
          if (Object.keys(value).length === 0) issues.delete(id);
          else issues.set(id, value);
        }
        if (changed.length === 0) return file;
        const sorted = [...issues].toSorted(([a], [b]) => (a < b ? -1 : 1));
        return { schemaVersion: 1, issues: Object.fromEntries(sorted) };
      });
    } catch (error) {
      throw toSaveError(this.#merging.path, error);
    }
    return changed;
  }
}

function patched(values: DescribedValues, patch: DescriptionPatch): DescribedValues {
  const result: Record<string, string | number> = {};
  for (const field of describableFields) {
    const value = patch[field] === undefined ? values[field] : patch[field];
    if (value !== null && value !== undefined) result[field] = value;
  }
  return result;
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

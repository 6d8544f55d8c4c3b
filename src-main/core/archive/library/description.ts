import type { FilledInField } from '#shared/model/filledIn.ts';
import { type DescribableField, describableFields, type Issue } from '#shared/model/issue.ts';
import type { ComposedIssue } from '../parse/parse.ts';
import type { IssueFacts } from './identity/facts.ts';

/** What a person says of an issue, field by field. */
export interface DescribedValues {
  readonly title?: string;
  readonly date?: string;
  readonly edition?: string;
  readonly issueNumber?: string;
  readonly place?: string;
  readonly language?: string;
  readonly pageCount?: number;
}

/** Null takes a value back, absent leaves it. */
export type DescriptionPatch = {
  readonly [F in DescribableField]?: DescribedValues[F] | null | undefined;
};

/** What some issues are filled in with. */
export interface DescriptionOfMany {
  readonly issueIds: readonly string[];
  readonly patch: DescriptionPatch;
}

/** What a person said of an issue, ready to be applied. */
export interface IssueDescription {
  readonly values: DescribedValues;
  readonly fields: readonly DescribableField[];
}

/**
 * A field as a person filled it in. Times are ISO 8601 in UTC, null where version 1 did not write them down. One
 * that was taken back has the value null, so that no synced copy brings it back.
 */
export interface FieldRecord {
  readonly value: string | number | null;
  readonly created: string | null;
  /** When it was filled in, taken back, or filled in again. */
  readonly modified: string | null;
  readonly author?: string | undefined;
}

/** In the order of the masthead. */
export type FieldRecords = { readonly [F in DescribableField]?: FieldRecord | undefined };

/** What people filled in about the sources of a library, by the ids of their issues; kept by `core/kept`. */
export interface DescriptionStore {
  /** The issues that something is, or was, filled in about. */
  readonly issueIds: readonly string[];
  get(issueId: string): IssueDescription | null;
  /** The fields of an issue that were ever filled in, those taken back with the value null. */
  records(issueId: string): FieldRecords;
  /**
   * Answers the issues that changed; `author` is empty where the person does not say who they are. On disk when
   * it answers; throws `readOnly`, `diskFull` or `saveFailed`.
   */
  describe(issueIds: readonly string[], patch: DescriptionPatch, author?: string): Promise<readonly string[]>;
  /** As `describe`, each some issues with a patch of their own, all in one step that can be taken back. */
  describeEach(many: readonly DescriptionOfMany[], author?: string): Promise<readonly string[]>;
  /** Calls `listener` with the issues that are described otherwise, by a person here or another hand; answers how to stop. */
  onChange(listener: (issueIds: readonly string[]) => void): () => void;
}

export function describeFacts(facts: IssueFacts, { values }: IssueDescription): IssueFacts {
  return {
    ...facts,
    publication: values.title ?? facts.publication,
    date: values.date ?? facts.date,
    edition: values.edition ?? facts.edition,
    issueNumber: values.issueNumber ?? facts.issueNumber,
    place: values.place ?? facts.place,
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

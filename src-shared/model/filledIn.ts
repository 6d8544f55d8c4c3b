import type { DescribableField } from './issue.ts';

/** A field of an issue's masthead that a person filled in: a correction of what the file says there. */
export interface FilledInField {
  readonly field: DescribableField;
  /** What the file says; null where it says nothing. */
  readonly original: string | number | null;
  readonly value: string | number;
  /** ISO 8601 in UTC; null where an earlier version of Broadsheet did not write it down. */
  readonly created: string | null;
  readonly author?: string | undefined;
}

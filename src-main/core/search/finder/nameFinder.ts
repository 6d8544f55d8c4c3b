import type { FoundNames, Name, NameRequest } from '#shared/model/finding/name.ts';
import type { FoundPeople, PeopleRequest } from '#shared/model/finding/person.ts';
import type { IsoDate } from '#shared/model/issue.ts';

/** The names in one issue. */
export interface NamesInIssue {
  readonly publication: string | null;
  readonly date: IsoDate | null;
  readonly edition: string | null;
  readonly issueNumber: string | null;
  /** In reading order. */
  readonly headlines: readonly {
    readonly articleId: string;
    readonly label: string;
    readonly page: number | null;
  }[];
  /** The names of all articles' bylines, one as often as there are articles that bear it. */
  readonly bylines: readonly string[];
}

/** What people name themselves; the names of a kind are put as a whole. */
export const ownKinds = ['collection', 'tag', 'search'] as const;
export type OwnKind = (typeof ownKinds)[number];
export type OwnName = Extract<Name, { kind: OwnKind }>;

/**
 * The index of names: papers, issues by date, headlines, bylines and what people name themselves. It lives in
 * the search worker; the same interface is what the application holds.
 */
export interface NameFinder {
  /**
   * Opens with the file that the issues' names are kept in between runs (null: in memory only). Answers which
   * issues it holds, with the version they were put with; their names come in the background. What people name
   * themselves is never kept: it is to be put after opening.
   */
  open(file: string | null): Promise<ReadonlyMap<string, string>>;
  /** Replaces an issue's names. `version` is any string that changes when they do. */
  put(issueId: string, version: string, names: NamesInIssue): Promise<void>;
  remove(issueIds: readonly string[]): Promise<void>;
  /** Replaces all names of a kind. */
  replace(kind: OwnKind, names: readonly OwnName[]): Promise<void>;
  /**
   * The names that a person can mean with what they typed, the best first: equal to it, beginning with it,
   * containing it, then those with a letter wrong; of these papers and what people named themselves first, and
   * short names before long ones.
   */
  find(request: NameRequest): Promise<FoundNames>;
  /** Those who are named in bylines, who wrote most first; of them those whose names contain what is typed. */
  people(request: PeopleRequest): Promise<FoundPeople>;
  /** Writes the file. */
  close(): Promise<void>;
}

import type { DescribableField, IsoDate, LanguageTag } from './issue.ts';

/**
 * What an issue's paper is called by: a person's word, the source itself, another issue with the same record number
 * (see `paperKey`), the name of its file, that of its folder; null where nothing names it.
 */
export type PaperNaming = 'person' | 'source' | 'record' | 'file' | 'folder' | null;

/** What the shelf, the calendar and the lists need of an issue; the whole Issue is fetched to be read. */
export interface IssueSummary {
  readonly id: string;
  /** Path below the library folder, with `/` between names. */
  readonly path: string;
  readonly format: string;
  readonly publication: string | null;
  readonly namedBy: PaperNaming;
  /** The name reads as if recognition had damaged it. */
  readonly isNameDoubtful: boolean;
  /** The number by which libraries know the paper, with its scheme: `lccn:sn83030272`. */
  readonly paperKey: string | null;
  /** Papers that the text speaks of, where it is not called by its own name; the most often named first. */
  readonly nameHints: readonly string[];
  readonly date: IsoDate | null;
  /** The date as printed, where it names no day of the calendar: `June 2013`. */
  readonly dateText: string | null;
  readonly edition: string | null;
  readonly issueNumber: string | null;
  /** Where it was published, as its format or a person says. */
  readonly place: string | null;
  readonly pageCount: number | null;
  readonly language: LanguageTag;
  readonly articleCount: number;
  /** The first headlines in reading order, at most four. */
  readonly headlines: readonly string[];
  /** Letters of the text below each of these headlines; empty where they were not counted. */
  readonly headlineLetters: readonly number[];
  readonly annotationCount: number;
  readonly orphanCount: number;
  readonly warningCount: number;
  /** Files that the source shown is put together from, each with other articles of the issue; 1 for most. */
  readonly partCount: number;
  /** Whether there are page pictures or word positions to look at. */
  readonly hasFacsimile: boolean;
  /** Fields that a person filled in. */
  readonly described: readonly DescribableField[];
  /** Another file in the library holds the same issue: same publication, date, edition and number, and the same text. */
  readonly duplicateOf: string | null;
}

/** A file that could not be read, and why. */
export interface FileProblem {
  readonly path: string;
  readonly code: FileProblemCode;
  /** One plain English sentence: which file, what is wrong, what to do. */
  readonly message: string;
}

export const fileProblemCodes = [
  'binary',
  'empty',
  'tooLarge',
  'unreadable',
  'slow',
  'fileName',
  'vanished',
  'outsideLibrary',
  'damagedMarks',
  'restoredMarks',
  'mergedMarks',
  'unmergedCopy',
  'noReader',
] as const;
export type FileProblemCode = (typeof fileProblemCodes)[number];

/** Whether all went well and a person should know of it all the same. */
export const isNews = ({ code }: FileProblem): boolean => code === 'restoredMarks' || code === 'mergedMarks';

export interface Progress {
  readonly done: number;
  /** Null while it is not yet known. */
  readonly total: number | null;
}

export type LibraryStatus = 'opening' | 'ready' | 'cancelled';

/** A paper of an archive on a server, whose issues are not all here. */
export interface ArchivePaper {
  readonly publication: string | null;
  readonly issues: number;
  readonly articles: number;
  /** Day numbers (19980309) of its first and its last dated issue; 0 where none has a date. */
  readonly first: number;
  readonly last: number;
  /** Years that have issues, ascending. */
  readonly years: readonly number[];
}

/** Why an archive cannot be read now: one English sentence, and the code by which other languages know it. */
export interface ArchiveAway {
  readonly code: 'serverAway' | 'serverRefuses' | 'serverSchema';
  readonly message: string;
}

/** What a path that is chosen for an archive is for. */
export const archivePaths = ['notes', 'pictures', 'authority'] as const;
export type ArchivePath = (typeof archivePaths)[number];

/** The archive on a server that a library's issues come from. */
export interface ArchiveState {
  /** As people know it: host, port and database. */
  readonly server: string;
  /** Why the server cannot be reached now; null where it can. What was read before goes on working. */
  readonly away: ArchiveAway | null;
  /** Changes whenever the papers may have (`library.papers`). */
  readonly papersVersion: number;
}

/** The open library. Issues travel apart, see `library.issues`. */
export interface LibraryState {
  /** Absolute path. */
  readonly path: string;
  readonly name: string;
  readonly status: LibraryStatus;
  readonly progress: Progress;
  readonly issueCount: number;
  readonly problems: readonly FileProblem[];
  /**
   * Where the issues come from a server and not from the folder, which keeps what people make of them; the summaries of
   * issues are then those that were asked for.
   */
  readonly archive?: ArchiveState;
}

/** One change to the open library. */
export interface LibraryChange {
  readonly state: LibraryState;
  readonly upserted: readonly IssueSummary[];
  readonly removed: readonly string[];
}

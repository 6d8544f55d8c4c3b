import type { Issue } from '#shared/model/issue.ts';
import type { FileProblem, IssueSummary, LibraryChange, LibraryState } from '#shared/model/library.ts';
import type { Clock } from '../storage/clock.ts';
import type { ComposedIssue } from './facts.ts';

export interface LibraryOptions {
  /** Absolute path of the folder. */
  readonly path: string;
  /** The person's cache folder; every library has its own folder in it. */
  readonly cacheFolder: string;
  /** Reads one file (path below the library, bytes); throws UnreadableFileError. */
  readonly parse: (path: string, bytes: Uint8Array) => ComposedIssue | Promise<ComposedIssue>;
  /** Changes whenever `parse` gives something else for the same bytes. */
  readonly parserVersion: string;
  readonly clock: Clock;
  /** Whether to notice what changes in the folder while it is open. */
  readonly watch: boolean;
}

/** An issue of the library, to be loaded by whoever needs all of it. */
export interface IssueHandle {
  readonly id: string;
  /** Changes whenever the issue's content does. */
  readonly version: string;
  load(): Promise<Issue>;
}

/** Why marks cannot be saved, and what is wrong with the stored ones: told by the annotation store. */
export interface MarksState {
  readonly marksLocked: LibraryState['marksLocked'];
  readonly problems: readonly FileProblem[];
}

/** The issues in a folder, read in place and kept up with it. No file of the folder is ever changed. */
export interface Library {
  /** This library's own folder for what can be made again. */
  readonly cacheFolder: string;
  state(): LibraryState;
  /** What the shelf says of one issue; null when its file was not read or is gone. */
  summary(id: string): IssueSummary | null;
  /** A summary of every issue read so far, in the order of their files' paths. */
  summaries(): readonly IssueSummary[];
  /** Every issue read so far. */
  issues(): readonly IssueHandle[];
  /** The whole issue. Throws `issueNotFound`, `issueFileVanished` or `noAccess`. */
  getIssue(id: string): Promise<Issue>;
  /** Calls `listener` at most ten times a second with what changed; answers how to stop. */
  onChange(listener: (change: LibraryChange) => void): () => void;
  /** Calls `listener` for every issue that was read for the first time, or whose content changed. */
  onIssue(listener: (issue: IssueHandle) => void): () => void;
  /** Calls `listener` when the files of issues are gone. */
  onRemoved(listener: (ids: readonly string[]) => void): () => void;
  /** Resolves when every file was read, or reading was cancelled. */
  whenRead(): Promise<void>;
  /** Stops reading files; what was read stays. */
  cancel(): void;
  setAnnotationCounts(issueId: string, annotations: number, orphans: number): void;
  setMarksState(marks: MarksState): void;
  /** Stops everything and saves what speeds up the next time. */
  close(): Promise<void>;
}

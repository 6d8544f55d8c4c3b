import type { Clock } from '#core/disk/files/clock.ts';
import type { WritableFiles } from '#core/disk/files/files.ts';
import type { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import type {
  AnchoredAnnotation,
  Annotation,
  PassageCandidate,
  Reanchoring,
} from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { Adoption, ForeignMarks } from './adopt.ts';
import type { MarkedIssue, MarksFile } from './marksFile.ts';
import type { MarksLocked } from './writer.ts';

/** What the store needs of a library's snapshots. */
type SnapshotTaker = Pick<Snapshots, 'take' | 'changed' | 'beforeMigration' | 'settled'>;

export interface AnnotationStoreOptions {
  /** Absolute path of the library folder. */
  readonly libraryPath: string;
  /** The issue as it reads today; throws when there is none. */
  readonly loadIssue: (issueId: string) => Promise<Issue>;
  readonly clock: Clock;
  /** A new id, ASCII letters and digits, `-` and `_` only. */
  readonly randomId: () => string;
  /** Whether to notice what other programs change in the stored marks while the store is open. */
  readonly watch: boolean;
  /** Taken before imports, restorings and migrations, and hourly while marks change. */
  readonly snapshots: SnapshotTaker;
  readonly files?: WritableFiles;
}

/** People's marks in one library. Every change is on the disk when its promise resolves. */
export interface AnnotationStore {
  /** Why marks cannot be saved here, or null. */
  readonly marksLocked: MarksLocked;
  /** Stored marks that could not be read. */
  readonly problems: readonly FileProblem[];
  /** The issues that have (or had) marks, read from the folder when the store was opened and kept up. */
  readonly issueIds: readonly string[];
  /** An issue's annotations with their places, in text order, orphans last. */
  list(issueId: string): Promise<readonly AnchoredAnnotation[]>;
  /** Marks a passage, completed to whole characters and without white space at its ends. */
  create(input: CallInput<'annotations.create'>): Promise<AnchoredAnnotation>;
  change(input: CallInput<'annotations.change'>): Promise<AnchoredAnnotation>;
  remove(input: CallInput<'annotations.remove'>): Promise<void>;
  /**
   * Changes annotations on any number of issues, as one command that `undo` takes back; answers how many
   * changed. `change` answers an annotation as it shall be, the same object where it stays, or null where
   * it goes. What was written before a failure in the middle stays and can be taken back.
   */
  changeMany(
    issueIds: readonly string[],
    change: (annotation: Annotation) => Annotation | null,
  ): Promise<number>;
  /**
   * Takes in annotations that were made elsewhere, on any number of issues, as one command that
   * `undo` takes back: an import. They are on the disk when this answers.
   *
   * Ids, creators and times are kept (ISO 8601 in UTC, as `Date.toISOString` writes it). Each finds its place by
   * its own selectors; what is not found for certain, or whose issue is not in the library, is kept as
   * an orphan. One that is known here already is brought up to date where the given one is newer, and
   * one that was removed here comes back. Throws `badArguments` for an annotation of the wrong shape
   * (nothing is taken in then), and what saving throws.
   */
  adopt(marks: readonly ForeignMarks[]): Promise<Adoption>;
  /** Where an orphan's passage might be, best first. The person decides; see `reattach`. */
  candidates(input: CallInput<'annotations.candidates'>): Promise<readonly PassageCandidate[]>;
  /** Puts an annotation on another passage, which is described afresh. */
  reattach(input: CallInput<'annotations.reattach'>): Promise<AnchoredAnnotation>;
  /**
   * Makes the marks on issues what they once were, as one command that `undo` takes back; answers how
   * many annotations changed. Takes a snapshot first.
   */
  restore(former: ReadonlyMap<string, MarksFile>): Promise<number>;
  /** The marks on an issue as they are stored. */
  stored(issueId: string): Promise<MarksFile>;
  /**
   * Moves marks that were kept under `from` to the issue that they turn out to be on. No command of a
   * person's, so `undo` does not take it back; broken off in the middle it can be done again.
   */
  rehome(from: string, marks: ForeignMarks): Promise<void>;
  /** Takes back the newest command of this library; `nothingToUndo` when there is none. */
  undo(): Promise<{ readonly issueId: string }>;
  /** Does again what was taken back last. */
  redo(): Promise<{ readonly issueId: string }>;
  /** What the stored marks say of the issue they are on; null where there are none. */
  issueOf(issueId: string): Promise<MarkedIssue | null>;
  /** Every issue's annotations, for exports and search. Issues whose marks cannot be read are left out. */
  all(): Promise<ReadonlyMap<string, readonly AnchoredAnnotation[]>>;
  /**
   * An issue's text changed, came or went: places are looked for again, and listeners told if it has
   * marks. Answers what moved; null where the issue has no marks.
   */
  issueChanged(issueId: string): Promise<Reanchoring | null>;
  /** Calls `listener` with an issue's whole new list after every change to it; answers how to stop. */
  onChange(listener: (issueId: string, annotations: readonly AnchoredAnnotation[]) => void): () => void;
  /** Calls `listener` when `marksLocked` or `problems` changed. */
  onStatus(listener: () => void): () => void;
  /** Makes sure that this process may write people's work into the library now; throws why it may not. */
  ensureWriter(): Promise<void>;
  /** Finishes what is on its way to the disk and gives up the lock. */
  close(): Promise<void>;
}

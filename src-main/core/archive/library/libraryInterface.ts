import type { Clock } from '#core/disk/files/clock.ts';
import type { FacsimilePage } from '#shared/model/facsimile.ts';
import type { FilledInField } from '#shared/model/filledIn.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { FileProblem, IssueSummary, LibraryChange, LibraryState } from '#shared/model/library.ts';
import type { PageWords } from '../parse/parse.ts';
import type { DescriptionOfMany, DescriptionPatch, DescriptionStore } from './description.ts';
import type { SourceChoices } from './sourceChoices.ts';
import type { SourceParser } from './sourceParser.ts';

export interface LibraryOptions {
  /** Absolute path of the folder. */
  readonly path: string;
  /** The person's cache folder; every library has its own folder in it. */
  readonly cacheFolder: string;
  /** Reads a source; throws UnreadableFileError or the system's error. */
  readonly parse: SourceParser['parse'];
  /** Changes whenever `parse` gives something else for the same bytes. */
  readonly parserVersion: string;
  readonly clock: Clock;
  /** Whether to notice what changes in the folder while it is open. */
  readonly watch: boolean;
  /** What people filled in about the issues of the folder. */
  readonly descriptions: DescriptionStore;
  /** The sources that people chose to read. */
  readonly choices: SourceChoices;
  /** What people laid over the issues; nothing where it is absent. */
  readonly overlay?: IssueOverlay;
  /** Ids under which marks were found before anything was read: their files are never read as parts of other issues. */
  readonly marked?: ReadonlySet<string>;
}

/** What is laid over issues as they are handed out: people's corrections. */
export interface IssueOverlay {
  apply(issue: Issue): Issue;
  /** Changes whenever what is laid over an issue does; empty where nothing is. */
  version(issueId: string): string;
}

/** An issue of the library, to be loaded by whoever needs all of it. */
export interface IssueHandle {
  readonly id: string;
  /** Changes whenever the issue's content does. */
  readonly version: string;
  load(): Promise<Issue>;
}

/** Where the pages of an issue come from. */
export interface FacsimileSource {
  /** Without words. */
  readonly pages: readonly FacsimilePage[];
  /** Whether they are pages of the text that is shown, so that its articles and words lie on them. */
  readonly isOfShownText: boolean;
  /** Changes whenever the pages do. */
  readonly version: string;
  /** Real path of the library folder. */
  readonly root: string;
  /** The files of the source, below the library folder: pictures of other files are none of its pages. */
  readonly files: readonly string[];
}

/** The issues in a folder, read in place and kept up with it. No file of the folder is ever changed. */
export interface Library {
  /** This library's own folder for what can be made again. */
  readonly cacheFolder: string;
  state(): LibraryState;
  /** What the shelf says of one issue; null when its file was not read or is gone. */
  summary(id: string): IssueSummary | null;
  /** Whether an issue is known and cannot be read now, as where a server is away: what is on it waits, and is not lost. */
  isOutOfReach(id: string): boolean;
  /** A summary of every issue read so far, in the order of their files' paths. */
  summaries(): readonly IssueSummary[];
  /** Every issue read so far. */
  issues(): readonly IssueHandle[];
  /** The whole issue. Throws `issueNotFound`, `issueFileVanished` or `noAccess`. */
  getIssue(id: string): Promise<Issue>;
  /** The whole issue; where the id is that of a source which is read as part of another issue, what it holds by itself. Throws as `getIssue`. */
  getByItself(id: string): Promise<Issue>;
  /** The whole issue as its file says: without what is laid over it and what people filled in, by itself as in `getByItself`. Throws as `getIssue`. */
  getPrinted(id: string): Promise<Issue>;
  /** What is laid over an issue changed. */
  touch(id: string): void;
  /** The words of the issue's pages. Throws as `getIssue`. */
  getWords(id: string): Promise<readonly PageWords[]>;
  /** The pages as printed: of the source that is shown, else of another one that has pictures. Throws as `getIssue`. */
  getFacsimile(id: string): Promise<FacsimileSource>;
  /** Reads an issue from another of its sources, for good; null for the best one. Throws `sourceNotFound`. */
  chooseSource(id: string, path: string | null): Promise<Issue>;
  /**
   * Fills in fields of issues; answers how many changed. `author` is left out, or empty, where the person does
   * not say who they are. Throws `issueNotFound` or what saving throws.
   */
  describe(ids: readonly string[], patch: DescriptionPatch, author?: string): Promise<number>;
  /** As `describe`, each some issues with a patch of their own, all in one step that can be taken back. */
  describeEach(many: readonly DescriptionOfMany[], author?: string): Promise<number>;
  /** The issues that something is filled in about. */
  describedIds(): readonly string[];
  /** What people filled in of an issue, field by field. Throws as `getIssue`. */
  filledIn(id: string): Promise<readonly FilledInField[]>;
  /** Where the library has a source with exactly this content (`IssueSource.contentHash`), or null. */
  pathWithContent(contentHash: string): string | null;
  /** Where the library has an issue of these names (see `issueKey`), or null. */
  pathWithKey(key: string | null): string | null;
  /** Looks through the folder again, as after something outside told that files came. */
  lookAgain(): void;
  /**
   * What machines read from the pages of these pictures and PDFs (below the library folder) was saved or removed:
   * the issues that they are pages of are read again, and are up to date when this resolves.
   */
  readingsChanged(paths: readonly string[]): Promise<void>;
  /** Reads nothing new until the answered function is called: the files of one issue are being copied in. */
  hold(): () => void;
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
  /** What is wrong with the files of what people made. */
  setKeptProblems(problems: readonly FileProblem[]): void;
  /** Begins to read and to watch, once: whoever opened the library gets to register listeners first. */
  start(): void;
  /** Stops everything and saves what speeds up the next time. */
  close(): Promise<void>;
}

import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Issue } from '#shared/model/issue.ts';
import type {
  FileProblem,
  IssueSummary,
  LibraryChange,
  LibraryState,
  LibraryStatus,
} from '#shared/model/library.ts';
import type { IssueCache } from './cache.ts';
import { ChangeBatch } from './changes.ts';
import { issueKey, wantedId } from './identity.ts';
import { fileVanished, IssueReader, type ReadOutcome } from './issueReader.ts';
import type { IssueHandle, Library, LibraryOptions, MarksState } from './libraryInterface.ts';
import { IssueRegistry } from './registry.ts';
import type { RegistryFiles } from './registryFile.ts';
import { type Entry, Shelf } from './shelf.ts';
import { type FileState, type FoundFile, lookAt, walkLibrary } from './walk.ts';
import { watchLibrary } from './watchLibrary.ts';

/** Files read ahead while the one before is being worked in. */
const readAhead = 4;
/** Others get a turn after so many files. */
const turnEvery = 50;
/** A file that went may come back under another name; so long that is waited for (milliseconds). */
const renameGrace = 800;
/** How often a library folder that is gone is looked for (milliseconds). */
const lookForFolder = 5_000;
/** Ids and cache are saved this long after they changed (milliseconds); later while everything changes. */
const saveAfter = { opening: 15_000, open: 2_000 };

/** A library over a real folder. See `Library`. */
export class FolderLibrary implements Library {
  readonly cacheFolder: string;
  readonly #options: LibraryOptions;
  readonly #root: string;
  readonly #cache: IssueCache;
  readonly #registry: IssueRegistry;
  readonly #registryFiles: RegistryFiles;
  readonly #registryProblems: readonly FileProblem[];
  readonly #batch = new ChangeBatch(() => this.#tell());
  readonly #shelf = new Shelf(this.#batch);
  readonly #reader: IssueReader;

  /** Every issue file known to be in the folder, read or not. */
  readonly #present = new Set<string>();
  /** What cannot be read, by path, and the state in which unreadable files were last tried. */
  readonly #problems = new Map<string, FileProblem>();
  readonly #tried = new Map<string, FileState>();
  /** The paths whose problem was found by looking through the folders. */
  #walkProblems: readonly string[] = [];
  /** How often each file was read: of two readings at once the later counts. */
  readonly #readings = new Map<string, number>();
  readonly #toldVersions = new Map<string, string>();

  readonly #changeListeners = new Set<(change: LibraryChange) => void>();
  readonly #issueListeners = new Set<(issue: IssueHandle) => void>();
  readonly #removedListeners = new Set<(ids: readonly string[]) => void>();
  readonly #read = Promise.withResolvers<void>();

  #marks: MarksState = { marksLocked: null, problems: [] };
  #status: LibraryStatus = 'opening';
  #done = 0;
  #total: number | null = null;
  #closed = false;
  /** Work that decides which file is which issue, one piece at a time. */
  #queue: Promise<unknown> = Promise.resolve();
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  readonly #timers = new Set<NodeJS.Timeout>();
  #saveTimer: NodeJS.Timeout | null = null;
  #stopWatching: () => Promise<void> = async () => undefined;

  constructor(
    options: LibraryOptions,
    root: string,
    cache: IssueCache,
    registryFiles: RegistryFiles,
    problems: readonly FileProblem[],
  ) {
    this.#options = options;
    this.#root = root;
    this.#cache = cache;
    this.cacheFolder = cache.folder;
    this.#registryFiles = registryFiles;
    this.#registryProblems = problems;
    this.#registry = new IssueRegistry(registryFiles.records, (path) => this.#present.has(path));
    this.#reader = new IssueReader(root, options, cache, (path) => {
      cache.forget(path);
      void this.#lookAtPath(path, true).catch(() => undefined);
    });
  }

  /** Begins to read and to watch. Whoever opened the library gets to register listeners first. */
  start(): void {
    this.#later(0, () => {
      if (this.#closed) return;
      this.#look(async () => {
        if (this.#status === 'opening') this.#finish('ready');
        await this.#save();
        if (this.#status === 'ready') await this.#cache.sweep();
      });
      if (!this.#options.watch) return;
      this.#stopWatching = watchLibrary(this.#root, {
        onPath: (path) => this.#noticed(path),
        onAnything: () => this.#noticedAnything(),
      });
    });
  }

  state(): LibraryState {
    return {
      path: this.#options.path,
      name: basename(this.#root) || this.#root,
      status: this.#status,
      progress: { done: this.#done, total: this.#total },
      issueCount: this.#shelf.size,
      problems: [...this.#registryProblems, ...this.#marks.problems, ...this.#problems.values()],
      marksLocked: this.#marks.marksLocked,
    };
  }

  summary(id: string): IssueSummary | null {
    const entry = this.#shelf.withId(id);
    return entry && this.#shelf.summary(entry);
  }

  summaries(): readonly IssueSummary[] {
    return this.#shelf.entries().map((entry) => this.#shelf.summary(entry));
  }

  issues(): readonly IssueHandle[] {
    return this.#shelf.entries().map((entry) => this.#handle(entry));
  }

  async getIssue(id: string): Promise<Issue> {
    const entry = this.#shelf.withId(id) ?? (await this.#readEarly(id));
    if (entry) return await this.#reader.load(entry);
    const record = this.#registry.get(id);
    if (record) throw fileVanished(record.path ?? id);
    throw new BroadsheetError('issueNotFound', `There is no issue with the id ${id} in this library.`, {
      issueId: id,
    });
  }

  onChange(listener: (change: LibraryChange) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  onIssue(listener: (issue: IssueHandle) => void): () => void {
    this.#issueListeners.add(listener);
    return () => this.#issueListeners.delete(listener);
  }

  onRemoved(listener: (ids: readonly string[]) => void): () => void {
    this.#removedListeners.add(listener);
    return () => this.#removedListeners.delete(listener);
  }

  whenRead(): Promise<void> {
    return this.#read.promise;
  }

  cancel(): void {
    if (this.#status === 'opening') this.#finish('cancelled');
  }

  setAnnotationCounts(issueId: string, annotations: number, orphans: number): void {
    this.#shelf.setCounts(issueId, { annotations, orphans });
  }

  setMarksState(marks: MarksState): void {
    this.#marks = marks;
    this.#batch.touch();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#batch.stop();
    this.#read.resolve();
    await this.#stopWatching();
    await this.#looking;
    await this.#queue;
    if (this.#saveTimer) clearTimeout(this.#saveTimer);
    await this.#save();
  }

  #finish(status: LibraryStatus): void {
    this.#status = status;
    this.#batch.flushNow();
    this.#read.resolve();
  }

  #later(milliseconds: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, milliseconds);
    this.#timers.add(timer);
  }

  /** Something happened at a path. */
  #noticed(path: string): void {
    void this.#lookAtPath(path, false).catch(() => undefined);
  }

  async #lookAtPath(path: string, evenIfRead: boolean): Promise<void> {
    if (this.#closed) return;
    const found = await lookAt(this.#root, path);
    if (found.kind === 'file') {
      this.#present.add(path);
      if (this.#isRead(found.file) && !evenIfRead) return;
      await this.#workIn(await this.#readFile(found.file));
    } else if (found.kind === 'problem') {
      this.#problems.set(path, found.problem);
      this.#batch.touch();
    } else if (found.kind === 'folder') {
      this.#noticedAnything();
    } else {
      // It may only have been renamed: its new name is waited for.
      this.#later(renameGrace, () => void this.#letGoIfMissing(path).catch(() => undefined));
    }
  }

  /** Looks through the whole folder again; once more if something happens meanwhile. */
  #noticedAnything(): void {
    if (this.#closed || this.#status === 'cancelled') return;
    if (this.#looking) this.#lookAgain = true;
    else this.#look(async () => undefined);
  }

  #look(afterwards: () => Promise<void>): void {
    this.#looking = this.#lookThrough()
      .then(afterwards)
      .catch(() => undefined)
      .then(() => {
        this.#looking = null;
        if (!this.#lookAgain) return;
        this.#lookAgain = false;
        this.#noticedAnything();
      });
  }

  /** Reads what is new or changed in the folder, and lets go what is no longer there. */
  async #lookThrough(): Promise<void> {
    const isStopped = () => this.#closed || this.#status === 'cancelled';
    const { files, problems } = await walkLibrary(this.#root, isStopped);
    if (isStopped()) return;
    for (const path of this.#walkProblems) this.#problems.delete(path);
    for (const problem of problems) this.#problems.set(problem.path, problem);
    this.#walkProblems = problems.map(({ path }) => path);
    this.#batch.touch();
    // A folder that cannot be read now (a drive that was pulled out) has not lost its issues.
    if (problems.some(({ path }) => path === '.')) {
      if (this.#options.watch) this.#later(lookForFolder, () => this.#noticedAnything());
      return;
    }
    const isHidden = (path: string) => problems.some((problem) => path.startsWith(`${problem.path}/`));
    const found = new Set(files.map(({ path }) => path));
    for (const path of [...this.#present]) {
      if (!found.has(path) && !isHidden(path)) this.#noticed(path);
    }
    for (const path of found) this.#present.add(path);
    this.#cache.keepOnly((path) => this.#present.has(path) || isHidden(path));

    const unread = files.filter((file) => !this.#isRead(file));
    if (this.#status === 'opening') this.#total = unread.length;
    const ahead: Promise<ReadOutcome | null>[] = [];
    for (const [index, file] of unread.entries()) {
      if (isStopped()) break;
      // What the cache knows comes so fast that nobody else would get a turn.
      if (index % turnEvery === 0) await nextTurn();
      ahead.push(this.#readFile(file));
      if (ahead.length >= readAhead) await this.#settle(ahead.shift());
    }
    for (const reading of ahead) await this.#settle(reading);
  }

  async #settle(reading: Promise<ReadOutcome | null> | undefined): Promise<void> {
    const outcome = await reading;
    if (this.#status === 'cancelled') return;
    await this.#workIn(outcome ?? null);
    if (this.#status !== 'opening') return;
    this.#done++;
    this.#batch.touch();
  }

  #isRead(file: FoundFile): boolean {
    const known = this.#shelf.at(file.path) ?? this.#tried.get(file.path);
    return known?.size === file.size && known.mtimeNs === file.mtimeNs;
  }

  /** Reads a file; null when it was read again meanwhile, so that this outcome is out of date. */
  async #readFile(file: FoundFile): Promise<ReadOutcome | null> {
    const reading = (this.#readings.get(file.path) ?? 0) + 1;
    this.#readings.set(file.path, reading);
    const outcome = await this.#reader.read(file);
    return this.#readings.get(file.path) === reading ? outcome : null;
  }

  #exclusively(work: () => Promise<void>): Promise<void> {
    const worked = this.#queue.then(async () => {
      if (!this.#closed) await work();
    });
    this.#queue = worked.catch(() => undefined);
    return worked;
  }

  async #workIn(outcome: ReadOutcome | null): Promise<void> {
    if (outcome?.kind === 'issue') await this.#exclusively(() => this.#putOnShelf(outcome));
    if (outcome?.kind === 'problem') {
      await this.#exclusively(async () => {
        const { file, problem } = outcome;
        this.#letGo(file.path);
        if (problem.code !== 'vanished') this.#present.add(file.path);
        this.#tried.set(file.path, file);
        this.#problems.set(file.path, problem);
        this.#batch.touch();
      });
    }
  }

  async #putOnShelf({ file, facts }: Extract<ReadOutcome, { kind: 'issue' }>): Promise<void> {
    const wanted = wantedId(facts, facts.textHash);
    const { contentHash } = facts;
    const identified = { path: file.path, key: issueKey(facts), wantedId: wanted, contentHash };
    // A rename shows the new name first: whether the old one is still there decides which issue this is.
    for (const rival of this.#registry.rivals(identified)) {
      const there = await lstat(join(this.#root, rival)).catch(() => null);
      if (!there) this.#letGo(rival);
    }
    const id = this.#registry.assign(identified);
    this.#present.add(file.path);
    this.#tried.delete(file.path);
    this.#problems.delete(file.path);
    this.#shelf.put({ ...file, id, wantedId: wanted, facts });
    this.#saveSoon();
  }

  #letGoIfMissing(path: string): Promise<void> {
    return this.#exclusively(async () => {
      if ((await lookAt(this.#root, path)).kind !== 'nothing') return;
      // A library that vanished as a whole (a drive that was pulled out) keeps its issues on the shelf.
      if (!(await lstat(this.#root).catch(() => null))) return;
      this.#letGo(path);
    });
  }

  /** There is no issue at this path any more. */
  #letGo(path: string): void {
    this.#present.delete(path);
    this.#tried.delete(path);
    this.#cache.forget(path);
    if (this.#problems.delete(path)) this.#batch.touch();
    if (this.#shelf.remove(path)) this.#saveSoon();
  }

  /** An issue known from last time is asked for before its file's turn has come. */
  async #readEarly(id: string): Promise<Entry | null> {
    const path = this.#registry.get(id)?.path;
    if (!path || this.#shelf.at(path)) return null;
    await this.#lookAtPath(path, false);
    return this.#shelf.withId(id);
  }

  #handle(entry: Entry): IssueHandle {
    return { id: entry.id, version: this.#reader.version(entry), load: () => this.getIssue(entry.id) };
  }

  #tell(): void {
    const batch = this.#batch.take();
    const entries = batch.changed.flatMap((id) => this.#shelf.withId(id) ?? []);
    const removed = batch.removed.filter((id) => this.#shelf.withId(id) === null);
    for (const id of removed) this.#toldVersions.delete(id);
    if (removed.length > 0) for (const listener of this.#removedListeners) listener(removed);
    for (const entry of entries) {
      const handle = this.#handle(entry);
      if (this.#toldVersions.get(entry.id) === handle.version) continue;
      this.#toldVersions.set(entry.id, handle.version);
      for (const listener of this.#issueListeners) listener(handle);
    }
    const upserted = entries.map((entry) => this.#shelf.summary(entry));
    const change: LibraryChange = { state: this.state(), upserted, removed };
    for (const listener of this.#changeListeners) listener(change);
  }

  #saveSoon(): void {
    if (this.#closed || this.#saveTimer) return;
    const delay = this.#status === 'opening' ? saveAfter.opening : saveAfter.open;
    this.#saveTimer = setTimeout(() => {
      this.#saveTimer = null;
      void this.#save();
    }, delay);
  }

  async #save(): Promise<void> {
    // Ids and cache can be made again; a full disk must not stop anybody from reading.
    await this.#registryFiles.save(this.#registry.records()).catch(() => undefined);
    await this.#cache.save();
  }
}

import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FacsimilePage } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import type {
  FileProblem,
  IssueSummary,
  LibraryChange,
  LibraryState,
  LibraryStatus,
} from '#shared/model/library.ts';
import type { PageWords } from '../parse.ts';
import type { IssueCache } from './cache.ts';
import { ChangeBatch } from './changes.ts';
import { type DescriptionPatch, type Descriptions, describeIssue } from './descriptions.ts';
import type { Entry } from './entry.ts';
import { issueKey, sha256, wantedId } from './identity.ts';
import { fileVanished, IssueReader, type ReadOutcome } from './issueReader.ts';
import type {
  FacsimileSource,
  IssueHandle,
  Library,
  LibraryOptions,
  MarksState,
} from './libraryInterface.ts';
import { IssueRegistry } from './registry.ts';
import type { RegistryFiles } from './registryFile.ts';
import { Shelf } from './shelf.ts';
import { type FoundSource, SourceIndex } from './sourceIndex.ts';
import { type FileState, lookAt, walkLibrary } from './walk.ts';
import { watchLibrary } from './watchLibrary.ts';

/** Sources read ahead while the one before is being worked in. */
const readAhead = 4;
/** Others get a turn after so many files. */
const turnEvery = 50;
/** Files of one issue often come together: so long after the last of them is it read (milliseconds). */
const settleTime = 150;
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
  readonly #descriptions: Descriptions;
  readonly #batch = new ChangeBatch(() => this.#tell());
  readonly #shelf: Shelf;
  readonly #reader: IssueReader;

  /** Every file known to be in the folder, and what belongs together. */
  readonly #index: SourceIndex;
  /** What cannot be read, by path, and the state in which each source was last read or tried. */
  readonly #problems = new Map<string, FileProblem>();
  readonly #states = new Map<string, FileState>();
  /** The issues of each source that was read, as paths on the shelf. */
  readonly #issuesOf = new Map<string, readonly string[]>();
  /** The paths whose problem was found by looking through the folders. */
  #walkProblems: readonly string[] = [];
  /** How often each source was read: of two readings at once the later counts. */
  readonly #readings = new Map<string, number>();
  readonly #toldVersions = new Map<string, string>();

  readonly #changeListeners = new Set<(change: LibraryChange) => void>();
  readonly #issueListeners = new Set<(issue: IssueHandle) => void>();
  readonly #removedListeners = new Set<(ids: readonly string[]) => void>();
  readonly #read = Promise.withResolvers<void>();
  /** Resolves when all files of the folder were seen for the first time, or never will be. */
  readonly #indexed = Promise.withResolvers<void>();

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
  #reviewTimer: NodeJS.Timeout | null = null;
  readonly #reviewFiles = new Set<string>();
  #stopWatching: () => Promise<void> = async () => undefined;

  constructor(
    options: LibraryOptions,
    root: string,
    cache: IssueCache,
    registryFiles: RegistryFiles,
    descriptions: Descriptions,
    problems: readonly FileProblem[],
  ) {
    this.#options = options;
    this.#root = root;
    this.#cache = cache;
    this.cacheFolder = cache.folder;
    this.#registryFiles = registryFiles;
    this.#registryProblems = problems;
    this.#descriptions = descriptions;
    this.#index = new SourceIndex(root, cache.seen);
    this.#registry = new IssueRegistry(registryFiles.records, (path) => this.#isThere(path));
    this.#shelf = new Shelf({
      changed: (id) => this.#batch.changed(id),
      removed: (id) => this.#batch.removed(id),
      sameAs: (id) => this.#registry.get(id)?.sameAs ?? null,
      setSameAs: (id, issueId) => this.#registry.setSameAs(id, issueId),
      chosenPath: (id) => this.#registry.get(id)?.chosenPath ?? null,
      description: (id) => descriptions.get(id),
    });
    this.#reader = new IssueReader(root, options, cache, (path) => {
      cache.forget(path);
      const source = this.#index.sources().get(path);
      if (source) void this.#readSource(source).then((outcome) => this.#workIn(outcome));
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
    return this.#shelf.summary(this.#shelf.issueOf(id));
  }

  summaries(): readonly IssueSummary[] {
    return this.#shelf.ids().flatMap((id) => this.#shelf.summary(id) ?? []);
  }

  issues(): readonly IssueHandle[] {
    return this.#shelf.ids().flatMap((id) => {
      const entry = this.#shelf.withId(id);
      return entry ? [this.#handle(id, entry)] : [];
    });
  }

  async getIssue(id: string): Promise<Issue> {
    const issueId = this.#shelf.issueOf(id);
    const entry = await this.#entryOf(issueId);
    return this.#finished(issueId, await this.#reader.load(entry));
  }

  async getWords(id: string): Promise<readonly PageWords[]> {
    return await this.#reader.words(await this.#entryOf(this.#shelf.issueOf(id)));
  }

  async getFacsimile(id: string): Promise<FacsimileSource> {
    const issueId = this.#shelf.issueOf(id);
    const shown = await this.#entryOf(issueId);
    const pictured = this.#shelf.sources(issueId).find(({ facts }) => facts.hasFacsimile);
    const entry = shown.facts.hasFacsimile ? shown : (pictured ?? shown);
    const pages: readonly FacsimilePage[] = (await this.#reader.load(entry)).facsimile ?? [];
    return {
      pages,
      isOfShownText: entry === shown,
      version: this.#reader.version(entry),
      root: this.#root,
      files: entry.source.files.map(({ path }) => path),
    };
  }

  async chooseSource(id: string, path: string | null): Promise<Issue> {
    const issueId = this.#shelf.issueOf(id);
    await this.#entryOf(issueId);
    if (path !== null && !this.#shelf.sources(issueId).some((source) => source.path === path)) {
      throw new BroadsheetError('sourceNotFound', `${path} is no source of this issue.`, { path });
    }
    this.#registry.setChosenPath(issueId, path);
    this.#shelf.touch(issueId);
    await this.#registryFiles.save(this.#registry.records());
    return await this.getIssue(issueId);
  }

  async describe(ids: readonly string[], patch: DescriptionPatch): Promise<number> {
    const issueIds = [...new Set(ids.map((id) => this.#shelf.issueOf(id)))];
    const unknown = issueIds.find((id) => !this.#shelf.withId(id));
    if (unknown !== undefined) throw issueNotFound(unknown);
    const changed = await this.#descriptions.describe(issueIds, patch);
    for (const id of changed) this.#shelf.touch(id);
    return changed.length;
  }

  async undoDescribe(): Promise<readonly string[] | null> {
    const changed = await this.#descriptions.undo();
    for (const id of changed ?? []) this.#shelf.touch(id);
    return changed;
  }

  /** The source of an issue that is shown. Throws `issueNotFound` or `issueFileVanished`. */
  async #entryOf(id: string): Promise<Entry> {
    const entry = this.#shelf.withId(id) ?? (await this.#readEarly(id));
    if (entry) return entry;
    const record = this.#registry.get(id);
    if (record) throw fileVanished(record.path ?? id);
    throw issueNotFound(id);
  }

  /** With its id, its other sources and what people filled in. */
  #finished(id: string, issue: Omit<Issue, 'id'>): Issue {
    const alternatives = this.#shelf.alternatives(id);
    const summary = this.#shelf.summary(id);
    const whole: Issue = {
      id,
      ...issue,
      // Another source may know what the shown one does not.
      publication: issue.publication ?? summary?.publication ?? null,
      date: issue.date ?? summary?.date ?? null,
      edition: issue.edition ?? summary?.edition ?? null,
      issueNumber: issue.issueNumber ?? summary?.issueNumber ?? null,
      pageCount: issue.pageCount ?? summary?.pageCount ?? null,
      ...(alternatives.length > 1 ? { alternatives } : {}),
    };
    const description = this.#descriptions.get(id);
    return description ? describeIssue(whole, description) : whole;
  }

  pathWithContent(contentHash: string): string | null {
    return this.#registry.livePath(this.#registry.withContent(contentHash));
  }

  pathWithKey(key: string | null): string | null {
    return key === null ? null : this.#registry.livePath(this.#registry.withKey(key));
  }

  lookAgain(): void {
    this.#noticedAnything();
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
    this.#indexed.resolve();
    await this.#stopWatching();
    await this.#looking;
    await this.#queue;
    if (this.#saveTimer) clearTimeout(this.#saveTimer);
    if (this.#reviewTimer) clearTimeout(this.#reviewTimer);
    await this.#save();
  }

  #finish(status: LibraryStatus): void {
    this.#status = status;
    this.#indexed.resolve();
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
    void this.#lookAtPath(path).catch(() => undefined);
  }

  async #lookAtPath(path: string): Promise<void> {
    if (this.#closed) return;
    const found = await lookAt(this.#root, path);
    if (found.kind === 'file') {
      await this.#index.put([found.file]);
      this.#reviewSoon(path);
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

  #reviewSoon(path: string): void {
    this.#reviewFiles.add(path);
    if (this.#reviewTimer) clearTimeout(this.#reviewTimer);
    this.#reviewTimer = setTimeout(() => {
      const files = new Set(this.#reviewFiles);
      this.#reviewFiles.clear();
      if (!this.#closed) void this.#review(files).catch(() => undefined);
    }, settleTime);
  }

  /**
   * After files came, changed or went: lets go of sources that are no more and reads those that are others
   * now. While the whole folder is being read, sources that were not read yet wait for their turn.
   */
  async #review(files: ReadonlySet<string>): Promise<void> {
    const sources = this.#index.sources();
    await this.#exclusively(async () => {
      for (const path of this.#states.keys()) if (!this.#index.has(path)) this.#letGo(path);
    });
    for (const source of sources.values()) {
      if (this.#closed) return;
      if (this.#isRead(source)) continue;
      const isDue =
        this.#status === 'ready' ||
        this.#states.has(source.path) ||
        source.files.some(({ path }) => files.has(path));
      if (isDue) await this.#workIn(await this.#readSource(source));
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
    for (const path of this.#index.paths()) {
      if (!found.has(path) && !isHidden(path)) this.#noticed(path);
    }
    await this.#index.put(files);
    this.#indexed.resolve();
    const sources = this.#index.sources();
    this.#cache.keepOnly((path) => sources.has(path) || isHidden(path));
    await this.#exclusively(async () => {
      for (const path of this.#states.keys()) if (!sources.has(path)) this.#letGo(path);
    });

    const unread = [...sources.values()].filter((source) => !this.#isRead(source));
    if (this.#status === 'opening') this.#total = unread.length;
    const ahead: Promise<ReadOutcome | null>[] = [];
    for (const [index, source] of unread.entries()) {
      if (isStopped()) break;
      // What the cache knows comes so fast that nobody else would get a turn.
      if (index % turnEvery === 0) await nextTurn();
      ahead.push(this.#readSource(source));
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

  #isRead(source: FoundSource): boolean {
    const known = this.#states.get(source.path);
    return known?.size === source.size && known.mtimeNs === source.mtimeNs;
  }

  /** Whether there is an issue at a path of the registry: a source in the folder, and in it the part. */
  #isThere(issuePath: string): boolean {
    if (this.#shelf.at(issuePath)) return true;
    const base = this.#index.basePath(issuePath);
    return this.#index.has(base) && (base === issuePath || !this.#issuesOf.has(base));
  }

  /** Reads a source; null when it was read again meanwhile, so that this outcome is out of date. */
  async #readSource(source: FoundSource): Promise<ReadOutcome | null> {
    const reading = (this.#readings.get(source.path) ?? 0) + 1;
    this.#readings.set(source.path, reading);
    const outcome = await this.#reader.read(source);
    return this.#readings.get(source.path) === reading ? outcome : null;
  }

  #exclusively(work: () => Promise<void>): Promise<void> {
    const worked = this.#queue.then(async () => {
      if (!this.#closed) await work();
    });
    this.#queue = worked.catch(() => undefined);
    return worked;
  }

  async #workIn(outcome: ReadOutcome | null): Promise<void> {
    if (outcome?.kind === 'issues') await this.#exclusively(() => this.#putOnShelf(outcome));
    if (outcome?.kind === 'problem') {
      await this.#exclusively(async () => {
        const { source, problem } = outcome;
        this.#letGo(source.path);
        if (!this.#index.has(source.path)) return;
        this.#states.set(source.path, { size: source.size, mtimeNs: source.mtimeNs });
        this.#problems.set(source.path, problem);
        this.#batch.touch();
      });
    }
  }

  async #putOnShelf({ source, issues, problems }: Extract<ReadOutcome, { kind: 'issues' }>): Promise<void> {
    const pathOf = (part: string | null) => (part === null ? source.path : `${source.path}#${part}`);
    const paths = issues.map(({ part }) => pathOf(part));
    for (const path of this.#issuesOf.get(source.path) ?? []) {
      if (!paths.includes(path)) this.#shelf.remove(path);
    }
    for (const { part, facts } of issues) {
      const path = pathOf(part);
      const wanted = wantedId(facts, facts.textHash);
      const { contentHash } = facts;
      const identified = { path, key: issueKey(facts), wantedId: wanted, contentHash };
      // A rename shows the new name first: whether the old one is still there decides which issue this is.
      for (const rival of this.#registry.rivals(identified)) {
        const base = this.#index.basePath(rival);
        if (base === source.path) continue;
        const there = await lstat(join(this.#root, base)).catch(() => null);
        if (!there || !this.#index.has(base)) this.#forget(base);
      }
      const id = this.#registry.assign(identified);
      this.#shelf.put({ id, path, source, part, wantedId: wanted, facts });
    }
    this.#issuesOf.set(source.path, paths);
    this.#states.set(source.path, { size: source.size, mtimeNs: source.mtimeNs });
    this.#forgetProblems(source.path);
    for (const problem of problems) this.#problems.set(problem.path, problem);
    if (problems.length > 0) this.#batch.touch();
    this.#saveSoon();
  }

  async #letGoIfMissing(path: string): Promise<void> {
    await this.#exclusively(async () => {
      if ((await lookAt(this.#root, path)).kind !== 'nothing') return;
      // A library that vanished as a whole (a drive that was pulled out) keeps its issues on the shelf.
      if (!(await lstat(this.#root).catch(() => null))) return;
      this.#index.remove([path]);
      if (this.#problems.delete(path)) this.#batch.touch();
    });
    await this.#review(new Set([path]));
  }

  /** Of the source itself and of what is inside it (an archive's entries have the archive's path before theirs). */
  #forgetProblems(sourcePath: string): void {
    const isFolder = this.#index
      .sources()
      .get(sourcePath)
      ?.files.every(({ path }) => path !== sourcePath);
    for (const path of this.#problems.keys()) {
      const isOwn = path === sourcePath || (isFolder === false && path.startsWith(`${sourcePath}/`));
      if (isOwn && this.#problems.delete(path)) this.#batch.touch();
    }
  }

  /** The files of a source are gone although nothing told so yet. */
  #forget(sourcePath: string): void {
    const source = this.#index.sources().get(sourcePath);
    this.#letGo(sourcePath);
    if (source) this.#index.remove(source.files.map(({ path }) => path));
  }

  /** There is no source at this path any more, or nothing to be read in it. */
  #letGo(sourcePath: string): void {
    this.#states.delete(sourcePath);
    this.#cache.forget(sourcePath);
    this.#forgetProblems(sourcePath);
    for (const path of this.#issuesOf.get(sourcePath) ?? []) if (this.#shelf.remove(path)) this.#saveSoon();
    this.#issuesOf.delete(sourcePath);
  }

  /** An issue known from last time is asked for before its source's turn has come. */
  async #readEarly(id: string): Promise<Entry | null> {
    const path = this.#registry.get(id)?.path;
    if (!path || this.#shelf.at(path)) return null;
    if (!this.#index.has(this.#index.basePath(path))) {
      const found = await lookAt(this.#root, path);
      if (found.kind === 'file') await this.#index.put([found.file]);
      // An issue of several files, or a part of one, is known once the folder was looked through.
      else await this.#indexed.promise;
    }
    const source = this.#index.sources().get(this.#index.basePath(path));
    if (source && !this.#isRead(source)) await this.#workIn(await this.#readSource(source));
    return this.#shelf.withId(id);
  }

  #handle(id: string, entry: Entry): IssueHandle {
    const description = this.#descriptions.get(id);
    const told = description ? `-${sha256(JSON.stringify(description.values)).slice(0, 8)}` : '';
    return { id, version: this.#reader.version(entry) + told, load: () => this.getIssue(id) };
  }

  #tell(): void {
    const batch = this.#batch.take();
    const removed = batch.removed.filter((id) => this.#shelf.withId(id) === null);
    for (const id of removed) this.#toldVersions.delete(id);
    if (removed.length > 0) for (const listener of this.#removedListeners) listener(removed);
    const upserted: IssueSummary[] = [];
    for (const id of batch.changed) {
      const entry = this.#shelf.withId(id);
      const summary = entry && this.#shelf.summary(id);
      if (!summary) continue;
      upserted.push(summary);
      const handle = this.#handle(id, entry);
      if (this.#toldVersions.get(id) === handle.version) continue;
      this.#toldVersions.set(id, handle.version);
      for (const listener of this.#issueListeners) listener(handle);
    }
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
    await this.#cache.save(this.#index.seen());
  }
}

function issueNotFound(id: string): BroadsheetError {
  return new BroadsheetError('issueNotFound', `There is no issue with the id ${id} in this library.`, {
    issueId: id,
  });
}

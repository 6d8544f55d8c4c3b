import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SourceIndex } from '../folder/sourceIndex.ts';
import { type FoundFile, lookAt, walkLibrary } from '../folder/walk.ts';
import { watchLibrary } from '../folder/watchLibrary.ts';
import { readingsFolder } from '../readings/readingName.ts';
import type { IssueCache } from './cache.ts';
import type { LibraryContents } from './contents.ts';
import type { ReadOutcome } from './issueReader.ts';
import type { LibraryNews } from './news.ts';
import type { FolderProblems } from './problems.ts';
import type { LibraryProgress } from './progress.ts';

/** Sources read ahead while the one before is being worked in. */
const readAhead = 8;
/** A source that takes longer is not waited for before the next ones come on the shelf (milliseconds). */
const patience = 1000;
/** Others get a turn after so many files. */
const turnEvery = 50;
/** Files of one issue often come together: so long after the last of them is it read (milliseconds). */
const settleTime = 150;
/** A file that went may come back under another name; so long that is waited for (milliseconds). */
const renameGrace = 800;
/** What went within this time of each other is let go together (milliseconds). */
const together = 50;
/** When so many files go at once, a folder was moved or deleted: its new place may not have been told yet. */
const likelyMoved = 20;
/** How often a library folder that is gone is looked for (milliseconds). */
const lookForFolder = 5_000;
/** How often the folder of readings is looked at for what others read (milliseconds). */
const lookForReadings = 3_000;

export interface KeeperOptions {
  /** Real path of the library folder. */
  readonly root: string;
  /** Whether to notice what changes in the folder. */
  readonly watch: boolean;
  readonly index: SourceIndex;
  readonly contents: LibraryContents;
  readonly problems: FolderProblems;
  readonly cache: IssueCache;
  readonly progress: LibraryProgress;
  readonly news: LibraryNews;
}

/** Keeps what is known of a library up with its folder: looks through it, and watches it. */
export class FolderKeeper {
  readonly #options: KeeperOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Files that came or changed, to be looked at together. */
  readonly #came = new Map<string, FoundFile>();
  /** Paths where nothing was, and when they may be let go (milliseconds of the process). */
  readonly #missing = new Map<string, number>();
  #isMissingTimed = false;
  /** Paths whose time has come, and that are let go once what was moved is read. */
  readonly #leaving = new Set<string>();
  #reviewTimer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #holds = 0;
  #free = Promise.withResolvers<void>();
  #stopWatching: () => Promise<void> = async () => undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Begins to read and to watch, in a later turn. `afterwards` runs when the folder was looked through once. */
  start(afterwards: () => Promise<void>): void {
    this.#later(0, () => {
      if (this.#options.progress.isClosed) return;
      this.#look(afterwards);
      if (!this.#options.watch) return;
      this.#stopWatching = watchLibrary(this.#options.root, {
        onPath: (path) => this.#noticed(path),
        onAnything: () => this.lookAgain(),
      });
      void this.#findReadings(null);
    });
  }

  /** Looks through the whole folder again; once more if something happens meanwhile. */
  lookAgain(): void {
    if (this.#options.progress.isStopped) return;
    if (this.#looking) this.#lookAgain = true;
    else this.#look(async () => undefined);
  }

  /** What machines read from the pages of these files changed: their sources are read again, and are right when this resolves. */
  async readingsChanged(paths: readonly string[]): Promise<void> {
    if (this.#options.progress.isClosed) return;
    await this.#options.index.renewReadings(paths);
    await this.#review(new Set(paths));
  }

  /** Every file that is kept there changes the folder itself, also on a drive that tells nothing. */
  async #findReadings(before: string | null): Promise<void> {
    const { root, index } = this.#options;
    const folder = await lstat(join(root, readingsFolder), { bigint: true }).catch(() => null);
    const now = folder ? String(folder.mtimeNs) : 'none';
    if (before !== null && now !== before) await this.readingsChanged(index.paths()).catch(() => undefined);
    this.#later(lookForReadings, () => void this.#findReadings(now));
  }

  /** Nothing new is read until the answered function is called: the files of one issue are on their way. */
  hold(): () => void {
    if (this.#holds++ === 0) this.#free = Promise.withResolvers<void>();
    return () => {
      if (--this.#holds === 0) this.#free.resolve();
    };
  }

  async #whenFree(): Promise<void> {
    while (this.#holds > 0) await this.#free.promise;
  }

  /** After the progress was closed: nothing more is noticed, and what was begun is waited for. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    if (this.#reviewTimer) clearTimeout(this.#reviewTimer);
    await this.#stopWatching();
    await this.#looking;
  }

  #later(milliseconds: number, action: () => void): void {
    if (this.#options.progress.isClosed) return;
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
    const { root, problems, progress } = this.#options;
    if (progress.isClosed) return;
    const found = await lookAt(root, path);
    if (found.kind === 'file') {
      this.#missing.delete(path);
      this.#reviewSoon(found.file);
    } else if (found.kind === 'problem') problems.set(found.problem);
    else if (found.kind === 'folder') this.lookAgain();
    // It may only have been renamed: its new name is waited for.
    else if (!this.#leaving.has(path)) {
      this.#missing.delete(path);
      this.#missing.set(path, performance.now() + renameGrace);
      this.#letGoLater();
    }
  }

  /** Lets go of what is still missing when its time has come, all that is due together. */
  #letGoLater(): void {
    if (this.#isMissingTimed) return;
    const [first] = this.#missing.values();
    if (first === undefined) return;
    this.#isMissingTimed = true;
    this.#later(Math.max(0, first - performance.now()) + together, () => {
      this.#isMissingTimed = false;
      const due = [...this.#missing].filter(([, time]) => time <= performance.now()).map(([path]) => path);
      for (const path of due) {
        this.#missing.delete(path);
        this.#leaving.add(path);
      }
      void this.#whenMovedIsRead(due.length)
        .then(() => this.#letGoIfMissing(due))
        .catch(() => undefined)
        .then(() => {
          for (const path of due) this.#leaving.delete(path);
        });
      this.#letGoLater();
    });
  }

  /**
   * Of a large folder that was moved the new names are read first, so that its issues stay on the shelf. What
   * looks through the folder now may have begun before the move: all that follows is waited for.
   */
  async #whenMovedIsRead(missing: number): Promise<void> {
    const { progress } = this.#options;
    if (missing >= likelyMoved) this.lookAgain();
    while (progress.status === 'ready' && this.#looking) await this.#looking;
  }

  #reviewSoon(file: FoundFile): void {
    if (this.#options.progress.isClosed) return;
    this.#came.set(file.path, file);
    if (this.#reviewTimer) clearTimeout(this.#reviewTimer);
    this.#reviewTimer = setTimeout(() => {
      const files = [...this.#came.values()];
      this.#came.clear();
      if (!this.#options.progress.isClosed) void this.#workInFiles(files).catch(() => undefined);
    }, settleTime);
  }

  async #workInFiles(files: readonly FoundFile[]): Promise<void> {
    await this.#whenFree();
    await this.#options.index.put(files);
    await this.#review(new Set(files.map(({ path }) => path)));
  }

  /**
   * After files came, changed or went: lets go of sources that are no more and reads those that are others
   * now. While the whole folder is being read, sources that were not read yet wait for their turn.
   */
  async #review(files: ReadonlySet<string>): Promise<void> {
    const { index, contents, progress } = this.#options;
    const sources = index.sources();
    await contents.letGoOfMissing();
    for (const source of sources.values()) {
      if (progress.isClosed) return;
      if (contents.isRead(source)) continue;
      const isDue =
        progress.status === 'ready' ||
        contents.wasRead(source.path) ||
        source.files.some(({ path }) => files.has(path));
      if (isDue) await contents.workIn(await contents.read(source));
    }
  }

  async #letGoIfMissing(paths: readonly string[]): Promise<void> {
    const { root, index, contents, problems } = this.#options;
    await contents.exclusively(async () => {
      const gone: string[] = [];
      for (const path of paths) if ((await lookAt(root, path)).kind === 'nothing') gone.push(path);
      // A library that vanished as a whole (a drive that was pulled out) keeps its issues on the shelf.
      if (!(await lstat(root).catch(() => null))) return;
      index.remove(gone);
      for (const path of gone) problems.delete(path);
    });
    await this.#review(new Set(paths));
  }

  #look(afterwards: () => Promise<void>): void {
    this.#looking = this.#lookThrough()
      .then(afterwards)
      .catch(() => undefined)
      .then(() => {
        this.#looking = null;
        if (!this.#lookAgain) return;
        this.#lookAgain = false;
        this.lookAgain();
      });
  }

  /** Reads what is new or changed in the folder, and lets go what is no longer there. */
  async #lookThrough(): Promise<void> {
    const { root, watch, index, contents, problems, cache, progress } = this.#options;
    let walked: Awaited<ReturnType<typeof walkLibrary>>;
    do {
      await this.#whenFree();
      walked = await walkLibrary(root, () => progress.isStopped);
      if (progress.isStopped) return;
    } while (this.#holds > 0);
    problems.setOfWalk(walked.problems);
    // A folder that cannot be read now (a drive that was pulled out) has not lost its issues.
    if (walked.problems.some(({ path }) => path === '.')) {
      if (watch) this.#later(lookForFolder, () => this.lookAgain());
      return;
    }
    const isHidden = (path: string) => walked.problems.some((problem) => path.startsWith(`${problem.path}/`));
    const found = new Set(walked.files.map(({ path }) => path));
    for (const path of index.paths()) if (!found.has(path) && !isHidden(path)) this.#noticed(path);
    await index.put(walked.files);
    progress.indexed();
    const sources = index.sources();
    cache.keepOnly((path) => sources.has(path) || isHidden(path));
    await contents.letGoOfMissing();
    await this.#readUnread();
  }

  async #readUnread(): Promise<void> {
    const { index, contents, progress } = this.#options;
    const unread = [...index.sources().values()].filter((source) => !contents.isRead(source));
    progress.expect(unread.length);
    const ahead: Promise<ReadOutcome | null>[] = [];
    const late = new Set<Promise<void>>();
    const settleNext = async () => {
      const reading = ahead.shift();
      if (!reading) return;
      const settling = this.#settle(reading);
      if (await isDoneWithin(patience, settling)) return;
      late.add(settling);
      void settling.finally(() => late.delete(settling)).catch(() => undefined);
      if (late.size >= readAhead) await Promise.race(late);
    };
    for (const [position, source] of unread.entries()) {
      if (progress.isStopped) break;
      // What the cache knows comes so fast that nobody else would get a turn.
      if (position % turnEvery === 0) await nextTurn();
      ahead.push(contents.read(source));
      if (ahead.length >= readAhead) await settleNext();
    }
    while (ahead.length > 0) await settleNext();
    await Promise.all(late);
  }

  async #settle(reading: Promise<ReadOutcome | null>): Promise<void> {
    const { contents, progress, news } = this.#options;
    const outcome = await reading;
    if (progress.status === 'cancelled') return;
    await contents.workIn(outcome);
    if (progress.advance()) news.touch();
  }
}

async function isDoneWithin(milliseconds: number, done: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  try {
    return await Promise.race([done.then(() => true), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

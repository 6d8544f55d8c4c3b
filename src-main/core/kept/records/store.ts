import { readdir, rename } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Clock } from '#core/disk/files/clock.ts';
import { removeLeftovers } from '#core/disk/files/durableWrite.ts';
import type { WritableFiles } from '#core/disk/files/files.ts';
import { isNameTaken } from '#core/disk/files/findFile.ts';
import { unmergedCopies } from '#core/disk/json/conflictCopies.ts';
import { fileTime } from '#core/disk/json/jsonAdapter.ts';
import { marksRoot, withoutWork } from '#core/disk/snapshots/folder.ts';
import type { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import type { HistoryStep, KindName } from '#shared/model/kept.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { CommandHistory, type CommandPart, type HistoryDirection } from './history.ts';
import { Noticing } from './noticing.ts';
import { type PlacedKind, type RecordPlace, recordPlaceOf } from './places.ts';
import { type AnyBook, RecordBook } from './recordBook.ts';
import type { GroupSurroundings } from './recordGroup.ts';
import type { RecordKind } from './recordKind.ts';
import type { Restorable } from './restorable.ts';
import { LogicalClock } from './stamp.ts';
import type { Kept } from './version.ts';

export interface RecordsOptions {
  /** Absolute path of the library folder. */
  readonly libraryPath: string;
  /** Whose files this process writes; nobody else may write them while it runs. See `claimWriter`. */
  readonly writer: string;
  readonly clock: Clock;
  /** How the kinds that there are lie in the folder. */
  readonly kinds: readonly PlacedKind[];
  /** Taken before the first write beside a former program's files, hourly while things change, and on closing. */
  readonly snapshots: Pick<Snapshots, 'changed' | 'beforeMigration' | 'close'>;
  readonly files?: WritableFiles | undefined;
}

/** What changed: a kind, and the issue it changed on, null for what is kept for the whole library. */
export interface RecordNews {
  readonly kind: KindName;
  readonly issueId: string | null;
}

/**
 * Everything that people make in one library. Each process writes files of its own only and reads everybody's, so
 * that any number may be at work at once. Every change is on the disk when its promise resolves.
 */
export class Records {
  readonly #options: RecordsOptions;
  readonly #root: string;
  readonly #around: GroupSurroundings;
  readonly #history: CommandHistory;
  readonly #books = new Map<KindName, AnyBook>();
  readonly #found = new Map<string, RecordPlace>();
  readonly #problems = new Map<string, FileProblem>();
  readonly #listeners = new Set<(news: RecordNews) => Promise<void> | void>();
  readonly #problemListeners = new Set<() => void>();
  readonly #noticing = new Noticing((path) => this.#noticed(path));
  #isPrepared = false;

  private constructor(options: RecordsOptions) {
    this.#options = options;
    this.#root = marksRoot(options.libraryPath);
    this.#around = {
      libraryPath: options.libraryPath,
      writer: options.writer,
      clock: new LogicalClock(options.clock, options.writer),
      files: options.files,
      onProblem: (problem) => this.report(problem),
      onSound: (path) => this.#settle(path),
      beforeWrite: () => this.#prepare(),
      beforeMigration: () => options.snapshots.beforeMigration(),
    };
    this.#history = new CommandHistory((done) => this.#tellNews(done));
  }

  /** Finds out what there is, without reading it. Does not fail for a folder that cannot be read or written. */
  static async open(options: RecordsOptions): Promise<Records> {
    const records = new Records(options);
    await records.#removeLeftovers(await records.#scan());
    return records;
  }

  /** Whose files this process writes. */
  get writer(): string {
    return this.#options.writer;
  }

  /** The issues that have, or had, records of a kind when the library was opened. */
  issuesWith(kind: KindName): ReadonlySet<string> {
    return new Set([...this.#found.values()].flatMap((one) => (one.kind === kind && one.issueId) || []));
  }

  /** The records of a kind: one book for each. */
  book<T extends Kept>(kind: RecordKind<T>): RecordBook<T> {
    const book = new RecordBook(kind, this.#around);
    this.#books.set(kind.name, book);
    for (const [path, place] of this.#found) {
      if (place.kind === kind.name && place.role !== 'copy') book.found(path, place);
    }
    return book;
  }

  /**
   * Takes in the copies that sync tools and people left, and where `watch` says so begins to notice what others
   * write. All books must have been asked for.
   */
  async begin(watch: boolean): Promise<void> {
    for (const path of this.#suspects()) await this.#takeInCopy(path);
    if (watch) await this.#noticing.watch(this.#options.libraryPath, this.#root);
    await this.#noticing.inTurn(() => this.#takeInLatecomers());
    for (const problem of await unmergedCopies(this.#root)) {
      if (!this.#problems.has(problem.path)) this.report(problem);
    }
  }

  /** What others wrote since the folder was looked through, and before it was watched. */
  async #takeInLatecomers(): Promise<void> {
    const known = new Set(this.#found.keys());
    await this.#scan();
    for (const path of [...this.#found.keys()]) if (!known.has(path)) await this.#noticed(path);
  }

  /** Files that could not be read, and copies that were merged or could not be. */
  get problems(): readonly FileProblem[] {
    return [...this.#problems.values()];
  }

  report(problem: FileProblem): void {
    if (this.#problems.get(problem.path)?.message === problem.message) return;
    this.#problems.set(problem.path, problem);
    for (const listener of this.#problemListeners) listener();
  }

  /** Does a command of a person's, part by part, durably; it can be taken back. Throws what saving throws. */
  do(...parts: readonly CommandPart[]): Promise<void> {
    return this.#history.do(parts);
  }

  /** Does what is no person's command. */
  doForGood(...parts: readonly CommandPart[]): Promise<void> {
    return this.#history.doForGood(parts);
  }

  /** Takes back what was done last in this process, of whatever kind, or does it again. Throws `nothingToUndo`. */
  step(direction: HistoryDirection): Promise<HistoryStep> {
    return this.#history.step(direction);
  }

  /** Calls `listener` after every change, here or by another hand; answers how to stop. */
  onChange(listener: (news: RecordNews) => Promise<void> | void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `listener` when `problems` changed; answers how to stop. */
  onProblem(listener: () => void): () => void {
    this.#problemListeners.add(listener);
    return () => this.#problemListeners.delete(listener);
  }

  /** Every kind, as snapshots see it. */
  restorables(): readonly Restorable[] {
    return [...this.#books.values()].map((book) => book.restorable);
  }

  /** Looks through the whole folder, as where nothing is watched. */
  async lookAgain(): Promise<void> {
    await this.#scan();
    for (const path of [...this.#found.keys()]) await this.#noticed(path);
  }

  /** Finishes what is on its way to the disk, and takes a snapshot where something changed. */
  async close(): Promise<void> {
    await this.#noticing.close();
    await this.#history.settled();
    for (const book of this.#books.values()) await book.settled();
    await this.#options.snapshots.close();
  }

  /** Answers the folders in which temporary files were left. */
  async #scan(): Promise<ReadonlySet<string>> {
    const entries = await readdir(this.#root, { recursive: true, withFileTypes: true }).catch(() => []);
    const folders = new Set<string>();
    for (const entry of entries) {
      const path = relative(this.#root, join(entry.parentPath, entry.name)).split(sep).join('/');
      if (withoutWork.has(path.split('/')[0] ?? '')) continue;
      if (entry.name.endsWith('.tmp')) folders.add(entry.parentPath);
      const place = recordPlaceOf(path, this.#options.kinds);
      if (place) this.#found.set(path, place);
    }
    return folders;
  }

  /** Before anything is written: then none of ours can be in use. */
  async #removeLeftovers(folders: ReadonlySet<string>): Promise<void> {
    const { writer, clock } = this.#options;
    const isOurs = (name: string) => name === `${writer}.json` || name.startsWith(`${writer}_`);
    for (const folder of folders) await removeLeftovers(folder, clock(), isOurs);
  }

  /** What may be a copy of another file: by its name, or because its name begins with that of a known issue. */
  #suspects(): readonly string[] {
    const issues = new Set([...this.#found.values()].map(({ kind, issueId }) => `${kind}/${issueId}`));
    return [...this.#found].flatMap(([path, { kind, issueId, role }]) => {
      const beginning = (issueId ?? '').split(/(?=[-_])/).slice(0, -1);
      const isLonger =
        role === 'former' &&
        issueId !== null &&
        beginning.some((_, index) => issues.has(`${kind}/${beginning.slice(0, index + 1).join('')}`));
      return role === 'copy' || isLonger ? [path] : [];
    });
  }

  /** Answers whether it was a copy that could be merged. */
  async #takeInCopy(path: string): Promise<void> {
    const place = this.#found.get(path);
    const book = place && this.#books.get(place.kind);
    if (!place || !book) return;
    const absolute = join(this.#root, path);
    const issueId = await book.issueOfCopy(path, place);
    if (issueId === undefined) return;
    try {
      const group = await book.group(issueId);
      if (!(await group.adopt(path))) throw new Error('it does not hold what that holds');
      const aside = `${basename(path, '.json')}.merged-${fileTime(this.#options.clock())}.json`;
      await rename(absolute, join(dirname(absolute), aside));
      this.#forget(path, place, book);
      this.report({
        path: absolute,
        code: 'mergedMarks',
        message: `${absolute} was a copy made by a sync tool or by hand; what it had was taken over, and the copy was kept as ${aside}.`,
      });
      await this.#tellNews({ kind: place.kind, issueId });
    } catch (error) {
      // Noticed twice, or another process took it in.
      if (!(await isNameTaken(absolute).catch(() => true))) return this.#forget(path, place, book);
      const reason = error instanceof Error ? error.message : String(error);
      this.report({
        path: absolute,
        code: 'unmergedCopy',
        message: `${absolute} looks like a copy of another file of the library, and could not be merged (${reason}): compare the two, take over what is missing, and remove the copy.`,
      });
    }
  }

  #forget(path: string, place: RecordPlace, book: AnyBook): void {
    book.forget(path, place);
    this.#found.delete(path);
  }

  async #noticed(path: string): Promise<void> {
    const place = recordPlaceOf(path, this.#options.kinds);
    const book = place && this.#books.get(place.kind);
    if (!place || !book || this.#isShared(place)) return;
    this.#found.set(path, place);
    // A hand's own file never is one, and all but a few are hands' files.
    if (place.role !== 'hand' && this.#suspects().includes(path)) await this.#takeInCopy(path);
    if (!this.#found.has(path) || place.role === 'copy') return;
    if (await book.noticed(path, place)) await this.#tellNews(place);
  }

  /** A former program's files are backed up once before anything is written beside them. */
  async #prepare(): Promise<void> {
    if (this.#isPrepared) return;
    const places = [...this.#found.values()];
    const isNew =
      places.some((place) => place.role === 'former' && !this.#isShared(place)) &&
      !places.some(({ role }) => role === 'hand');
    if (isNew) await this.#options.snapshots.beforeMigration();
    this.#isPrepared = true;
  }

  /** Whether a file is somebody else's, who writes it on for other things. */
  #isShared({ kind, role }: RecordPlace): boolean {
    return (
      role === 'former' &&
      this.#options.kinds.some((one) => one.name === kind && one.formerName !== undefined)
    );
  }

  async #tellNews({ kind, issueId }: RecordNews): Promise<void> {
    this.#options.snapshots.changed();
    for (const listener of this.#listeners) await listener({ kind, issueId });
  }

  #settle(path: string): void {
    const problem = this.#problems.get(path);
    if (problem?.code !== 'damagedMarks') return;
    this.#problems.delete(path);
    for (const listener of this.#problemListeners) listener();
  }
}

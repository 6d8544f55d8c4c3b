import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundSource, SourceIndex } from '../folder/sourceIndex.ts';
import { type FileState, lookAt } from '../folder/walk.ts';
import type { IssueCache } from './cache.ts';
import type { Form } from './identity/forms.ts';
import { issueKey, ownNames, wantedId } from './identity/identity.ts';
import { rememberedSketch } from './identity/likeness.ts';
import type { IssueRegistry } from './identity/registry.ts';
import type { IssueReader, ReadOutcome } from './issueReader.ts';
import type { FolderProblems } from './problems.ts';
import type { LibraryProgress } from './progress.ts';
import type { Shelf } from './shelf.ts';

export interface ContentsOptions {
  /** Real path of the library folder. */
  readonly root: string;
  readonly index: SourceIndex;
  readonly shelf: Shelf;
  readonly problems: FolderProblems;
  readonly cache: IssueCache;
  readonly progress: LibraryProgress;
  /** What is to be saved changed. */
  readonly changed: () => void;
}

/**
 * What the sources of a library folder hold: reads them, decides which issue each is, and puts it on the
 * shelf or takes it off. Of two readings of one source at once the later counts.
 */
export class LibraryContents {
  readonly #options: ContentsOptions;
  readonly #reader: IssueReader;
  readonly #registry: IssueRegistry;
  /** The state in which each source was last read or tried. */
  readonly #states = new Map<string, FileState>();
  /** The issues of each source that was read, as paths on the shelf. */
  readonly #issuesOf = new Map<string, readonly string[]>();
  /** How often each source was read. */
  readonly #readings = new Map<string, number>();
  /** Work that decides which file is which issue, one piece at a time. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: ContentsOptions, reader: IssueReader, registry: IssueRegistry) {
    this.#options = options;
    this.#reader = reader;
    this.#registry = registry;
  }

  /** Whether a source was read, or tried, in the state in which it is now. */
  isRead(source: FoundSource): boolean {
    const known = this.#states.get(source.path);
    return known?.size === source.size && known.mtimeNs === source.mtimeNs;
  }

  wasRead(sourcePath: string): boolean {
    return this.#states.has(sourcePath);
  }

  /** Whether there is an issue at a path of the registry: a source in the folder, and in it the part. */
  isThere(issuePath: string): boolean {
    const { shelf, index } = this.#options;
    if (shelf.at(issuePath)) return true;
    const base = index.basePath(issuePath);
    return index.has(base) && (base === issuePath || !this.#issuesOf.has(base));
  }

  /** Reads a source; null when it was read again meanwhile, so that this outcome is out of date. */
  async read(source: FoundSource): Promise<ReadOutcome | null> {
    const reading = (this.#readings.get(source.path) ?? 0) + 1;
    this.#readings.set(source.path, reading);
    const outcome = await this.#reader.read(source);
    return this.#readings.get(source.path) === reading ? outcome : null;
  }

  async workIn(outcome: ReadOutcome | null): Promise<void> {
    if (outcome === null) return;
    await this.exclusively(async () => {
      if (outcome.kind === 'issues') await this.#putOnShelf(outcome);
      else this.#noteProblem(outcome);
    });
  }

  /** An issue known from last time is asked for before its source's turn has come. */
  async readEarly(id: string): Promise<Form | null> {
    const { root, index, shelf, progress } = this.#options;
    const path = this.#registry.get(id)?.path;
    if (!path || shelf.at(path)) return null;
    if (!index.has(index.basePath(path))) {
      const found = await lookAt(root, path);
      if (found.kind === 'file') await index.put([found.file]);
      // An issue of several files, or a part of one, is known once the folder was looked through.
      else await progress.whenIndexed;
    }
    const source = index.sources().get(index.basePath(path));
    if (source && !this.isRead(source)) await this.workIn(await this.read(source));
    return shelf.withId(id);
  }

  /** Lets go of every source that is no longer in the folder. */
  async letGoOfMissing(): Promise<void> {
    const { index } = this.#options;
    await this.exclusively(async () => {
      const sources = index.sources();
      for (const path of this.#states.keys()) if (!sources.has(path)) this.#letGo(path);
    });
  }

  /** Does work that changes which file is which issue, after the work before it. Not once the library is closed. */
  exclusively(work: () => Promise<void>): Promise<void> {
    const worked = this.#queue.then(async () => {
      if (!this.#options.progress.isClosed) await work();
    });
    this.#queue = worked.catch(() => undefined);
    return worked;
  }

  /** Resolves when all work that was begun is done. */
  async whenIdle(): Promise<void> {
    await this.#queue;
  }

  #noteProblem({ source, problem }: Extract<ReadOutcome, { kind: 'problem' }>): void {
    this.#letGo(source.path);
    if (!this.#options.index.has(source.path)) return;
    this.#states.set(source.path, { size: source.size, mtimeNs: source.mtimeNs });
    this.#options.problems.set(problem);
  }

  async #putOnShelf({ source, issues, problems }: Extract<ReadOutcome, { kind: 'issues' }>): Promise<void> {
    const { root, index, shelf } = this.#options;
    const pathOf = (part: string | null) => (part === null ? source.path : `${source.path}#${part}`);
    const paths = issues.map(({ part }) => pathOf(part));
    for (const path of this.#issuesOf.get(source.path) ?? []) {
      if (!paths.includes(path)) shelf.remove(path);
    }
    for (const { part, facts } of issues) {
      const path = pathOf(part);
      const names = ownNames(facts, facts.saysPaper);
      const contentHash = facts.filesHash ?? facts.contentHash;
      // Pictures are told apart by what they are, not by what one machine or another reads from them.
      const isMachineRead = facts.filesHash !== undefined;
      const wanted = wantedId(
        isMachineRead ? { ...names, publication: null } : names,
        isMachineRead || facts.textLength === 0 ? contentHash.slice(0, 16) : facts.textHash,
      );
      const sketch = rememberedSketch(facts.sketch);
      const identified = { path, key: issueKey(names), wantedId: wanted, contentHash, sketch };
      // A rename shows the new name first: whether the old one is still there decides which issue this is.
      for (const rival of this.#registry.rivals(identified)) {
        const base = index.basePath(rival);
        if (base === source.path) continue;
        const there = await lstat(join(root, base)).catch(() => null);
        if (!there || !index.has(base)) this.#forget(base);
      }
      const id = this.#registry.assign(identified);
      shelf.put({ id, path, source, part, wantedId: wanted, facts });
    }
    this.#issuesOf.set(source.path, paths);
    this.#states.set(source.path, { size: source.size, mtimeNs: source.mtimeNs });
    this.#forgetProblems(source.path);
    for (const problem of problems) this.#options.problems.set(problem);
    this.#options.changed();
  }

  /** The files of a source are gone although nothing told so yet. */
  #forget(sourcePath: string): void {
    const { index } = this.#options;
    const source = index.get(sourcePath);
    this.#letGo(sourcePath);
    if (source) index.remove(source.files.map(({ path }) => path));
  }

  /** There is no source at this path any more, or nothing to be read in it. */
  #letGo(sourcePath: string): void {
    const { shelf, cache, changed } = this.#options;
    this.#states.delete(sourcePath);
    cache.forget(sourcePath);
    this.#forgetProblems(sourcePath);
    for (const path of this.#issuesOf.get(sourcePath) ?? []) if (shelf.remove(path)) changed();
    this.#issuesOf.delete(sourcePath);
  }

  #forgetProblems(sourcePath: string): void {
    const { index, problems } = this.#options;
    const source = index.get(sourcePath);
    problems.forgetSource(sourcePath, source?.files.some(({ path }) => path === sourcePath) ?? false);
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { WritableFiles } from '#core/disk/files/files.ts';
import { StoredDocument } from '#core/disk/json/document.ts';
import { JsonAdapter } from '#core/disk/json/jsonAdapter.ts';
import { parseStored } from '#core/disk/json/jsonFormat.ts';
import { marksRoot } from '#core/disk/snapshots/folder.ts';
import { toFailure } from '#shared/contract/errors.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { HandFile, Versions } from './hand.ts';
import {
  emptyHandFile,
  handFormat,
  mergeFiles,
  mergeHandFiles,
  presentRecords,
  withVersions,
} from './handFile.ts';
import type { MarkedIssue } from './markedIssue.ts';
import { ownPath, type RecordPlace } from './places.ts';
import type { RecordKind } from './recordKind.ts';
import type { LogicalClock } from './stamp.ts';
import {
  addsNothing,
  changedVersion,
  type Kept,
  newestStamp,
  type RecordChange,
  sameValue,
} from './version.ts';

/** What the groups of a library have in common. */
export interface GroupSurroundings {
  /** Absolute path of the library folder. */
  readonly libraryPath: string;
  /** Whose files this process writes. */
  readonly writer: string;
  readonly clock: LogicalClock;
  readonly onProblem: (problem: FileProblem) => void;
  /** A file that had a problem is sound now. */
  readonly onSound: (path: string) => void;
  /** Called before anything is written; what it throws stops that. */
  readonly beforeWrite: () => Promise<void>;
  readonly beforeMigration: () => Promise<void>;
  readonly files?: WritableFiles | undefined;
}

/** Works out a command on the records as they are when it is written. */
export type MakeChanges<T extends Kept> = (records: readonly T[]) => readonly RecordChange<T>[];

/** Another hand's file: read, and never written. */
interface OtherFile<T extends Kept> {
  readonly adapter: JsonAdapter<HandFile<T>>;
  readonly low: Low<HandFile<T>>;
}

/** The records of one kind (on one issue): what all hands made of them, and the file that is ours. */
export class RecordGroup<T extends Kept> {
  readonly #kind: RecordKind<T>;
  readonly #around: GroupSurroundings;
  readonly #others = new Map<string, OtherFile<T>>();
  readonly #own: StoredDocument<HandFile<T>>;
  readonly #ownPath: string;
  /** What was worked out of which state of our file; null where somebody else's changed. */
  #known: {
    readonly own: HandFile<T>;
    readonly versions: Versions<T>;
    readonly records: readonly T[];
  } | null = null;

  private constructor(
    kind: RecordKind<T>,
    around: GroupSurroundings,
    own: StoredDocument<HandFile<T>>,
    path: string,
  ) {
    this.#kind = kind;
    this.#around = around;
    this.#own = own;
    this.#ownPath = path;
  }

  /** Reads what lies at `places`, by path below `.broadsheet`. What cannot be read is told and left alone. */
  static async open<T extends Kept>(
    kind: RecordKind<T>,
    issueId: string | null,
    places: ReadonlyMap<string, RecordPlace>,
    around: GroupSurroundings,
  ): Promise<RecordGroup<T>> {
    const { document, path } = await openOwn(kind, issueId, around);
    const group = new RecordGroup(kind, around, document, path);
    group.#see([document.data]);
    await Promise.all(
      [...places].map(([other, { role }]) => (role === 'copy' ? false : group.#readOther(other, role))),
    );
    return group;
  }

  /** The records that are there, in their order; the same object as long as nothing changed. */
  get records(): readonly T[] {
    return this.#state().records;
  }

  get versions(): Versions<T> {
    return this.#state().versions;
  }

  /** What the files say of the issue; one that has come is worth more than one that is waited for. */
  get issue(): MarkedIssue | null {
    const said = [this.#own.data, ...this.#otherFiles()].flatMap(({ issue }) => issue ?? []);
    return said.find(({ waiting }) => !waiting) ?? said[0] ?? null;
  }

  /**
   * Writes a command; answers what it changed, once that is on the disk. Throws what `makeChanges` throws,
   * `readOnly`, `diskFull` or `saveFailed`, with nothing changed.
   */
  async write(makeChanges: MakeChanges<T>, issue: MarkedIssue | null): Promise<readonly RecordChange<T>[]> {
    await this.#around.beforeWrite();
    let changes: readonly RecordChange<T>[] = [];
    await this.#own.update((file) => {
      const { versions, records } = this.#state(file);
      changes = makeChanges(records).filter(({ before, after }) => !sameValue(before, after));
      return changes.length === 0
        ? file
        : withVersions(file, this.#stamped(versions, changes), issue, this.#kind);
    });
    return changes;
  }

  /** A file of this group appeared or changed; answers whether that was news. */
  async takeIn(path: string, role: RecordPlace['role']): Promise<boolean> {
    if (path !== this.#ownPath) return await this.#readOther(path, role);
    return await this.#own.refresh(true);
  }

  /**
   * Takes what a copy of one of the files holds, and nobody has, into our own file. Answers whether it was a
   * copy of such a file; throws what saving throws.
   */
  async adopt(path: string): Promise<boolean> {
    const { fields } = this.#kind;
    const text = await readFile(join(marksRoot(this.#around.libraryPath), path), 'utf8').catch(() => '');
    const copy = [handFormat(this.#kind), this.#kind.former]
      .map((format) => parseStored(text, format))
      .find((parsed) => parsed.kind === 'sound');
    if (!copy) return false;
    this.#see([copy.data]);
    await this.#around.beforeWrite();
    await this.#own.update((file) => {
      const { versions } = this.#state(file);
      const news = [...mergeFiles([copy.data], this.#kind).values()].filter(
        (version) => !addsNothing(version, versions.get(version.id), fields),
      );
      if (news.length === 0) return file;
      const merged = mergeFiles([{ records: news }, { records: [...versions.values()] }], this.#kind);
      const taken = news.flatMap(({ id }) => merged.get(id) ?? []);
      return withVersions(file, taken, file.issue ?? copy.data.issue, this.#kind);
    });
    return true;
  }

  /** Resolves when nothing is on its way to the disk. */
  settled(): Promise<void> {
    return this.#own.settled();
  }

  #state(own: HandFile<T> = this.#own.data) {
    if (this.#known?.own === own) return this.#known;
    const versions = mergeFiles([own, ...this.#otherFiles()], this.#kind);
    const state = { own, versions, records: presentRecords(versions, this.#kind) };
    if (own === this.#own.data) this.#known = state;
    return state;
  }

  #otherFiles(): readonly HandFile<T>[] {
    return [...this.#others.values()].map(({ low }) => low.data);
  }

  #stamped(before: Versions<T>, changes: readonly RecordChange<T>[]) {
    const versions = new Map(before);
    const written = new Set<string>();
    for (const { before: was, after } of changes) {
      const id = (after ?? was)?.id;
      if (id === undefined) continue;
      const known = versions.get(id);
      const stamp = this.#around.clock.next([known && newestStamp(known)]);
      versions.set(id, changedVersion(known, id, after, stamp, this.#kind.fields));
      written.add(id);
    }
    return [...written].flatMap((id) => versions.get(id) ?? []);
  }

  async #readOther(path: string, role: RecordPlace['role']): Promise<boolean> {
    if (path === this.#ownPath || role === 'copy') return false;
    const { libraryPath, clock, onProblem, onSound } = this.#around;
    const absolute = join(marksRoot(libraryPath), path);
    let isSound = true;
    const known = this.#others.get(path);
    const adapter = new JsonAdapter<HandFile<T>>({
      path: absolute,
      within: libraryPath,
      format: role === 'former' ? this.#kind.former : handFormat(this.#kind),
      clock: () => clock.now(),
      isOurs: false,
      onProblem(problem) {
        isSound = false;
        onProblem(problem);
      },
    });
    if (known && !(await known.adapter.changedOutside())) return false;
    const absent = emptyHandFile<T>(this.#kind, '');
    const low = new Low<HandFile<T>>(adapter, absent);
    try {
      await low.read();
    } catch (error) {
      onProblem({ path: absolute, code: 'damagedMarks', message: toFailure(error).message });
      return false;
    }
    // What was known of it stays while it is on its way here, or gone.
    if (low.data === absent) return false;
    if (isSound) onSound(absolute);
    this.#others.set(path, { adapter, low });
    this.#see([low.data]);
    this.#known = null;
    return true;
  }

  #see(files: readonly HandFile<T>[]): void {
    let newest = '';
    for (const { records } of files) {
      for (const record of records) {
        const stamp = newestStamp(record) ?? '';
        if (stamp > newest) newest = stamp;
      }
    }
    if (newest !== '') this.#around.clock.see(newest);
  }
}

/** How many other names are tried where our own file cannot be read. */
const mostNames = 9;

/** Opens our own file, or where that cannot be read (a newer program wrote it, a folder has its place) one beside it. */
async function openOwn<T extends Kept>(
  kind: RecordKind<T>,
  issueId: string | null,
  { libraryPath, writer, clock, onProblem, onSound, beforeMigration, files }: GroupSurroundings,
): Promise<{ readonly document: StoredDocument<HandFile<T>>; readonly path: string }> {
  for (let name = 1; ; name++) {
    const path = ownPath(kind, issueId, name === 1 ? writer : `${writer}_${name}`);
    const absolute = join(marksRoot(libraryPath), path);
    const adapter = new JsonAdapter<HandFile<T>>({
      path: absolute,
      within: libraryPath,
      format: handFormat(kind),
      clock: () => clock.now(),
      onProblem,
      beforeMigration,
      ...(files && { files }),
    });
    try {
      const empty = emptyHandFile<T>(kind, writer);
      const document = await StoredDocument.open(adapter, empty, mergeHandFiles(kind));
      if (document.data !== empty) onSound(absolute);
      return { document, path };
    } catch (error) {
      onProblem({ path: absolute, code: 'damagedMarks', message: toFailure(error).message });
      if (name >= mostNames) throw error;
    }
  }
}

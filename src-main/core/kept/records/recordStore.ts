import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';
import { watchMarks } from '#core/disk/files/watchFolder.ts';
import { mergeCopy, originalOfCopy, readCopy } from '#core/disk/json/conflictCopies.ts';
import { StoredDocument } from '#core/disk/json/document.ts';
import { JsonAdapter } from '#core/disk/json/jsonAdapter.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FileProblem } from '#shared/model/library.ts';
import {
  applyRecordChanges,
  mergeRecords,
  noRecords,
  type RecordChange,
  type RecordsFile,
  recordsFormat,
  type StoredRecord,
  sameRecord,
} from './records.ts';

/** How many commands can be taken back. */
const mostCommands = 200;

type Command<T> = readonly RecordChange<T>[];
type Merge<T extends StoredRecord> = (ours: RecordsFile<T>, theirs: RecordsFile<T>) => RecordsFile<T>;

/** What the stores of a library's records have in common. */
export interface RecordSurroundings {
  /** Absolute path. */
  readonly libraryPath: string;
  readonly clock: Clock;
  /** Whether to notice what other programs change in the file while the store is open. */
  readonly watch: boolean;
  /** Whether files of the library may be changed now. */
  readonly mayWrite: () => boolean;
  /** Throws why files of the library cannot be changed now. */
  readonly ensureWriter: () => Promise<void>;
  readonly onProblem: (problem: FileProblem) => void;
  /** Hears of every change, here or by another program. */
  readonly onChange: () => void;
}

export interface RecordStoreOptions<T extends StoredRecord> extends RecordSurroundings {
  /** The file is `<library>/.broadsheet/<name>.json`. */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** `mergeRecords` unless the records depend on each other. */
  readonly merge?: Merge<T>;
}

/** Records of one kind in one file of a library. Every change is on the disk when its promise resolves. */
export class RecordStore<T extends StoredRecord> {
  readonly #options: RecordStoreOptions<T>;
  readonly #folder: string;
  readonly #document: StoredDocument<RecordsFile<T>>;
  readonly #done: { undo: Command<T>[]; redo: Command<T>[] } = { undo: [], redo: [] };
  #stopWatching: () => Promise<void> = async () => undefined;
  #merging: Promise<unknown> = Promise.resolve();

  private constructor(options: RecordStoreOptions<T>, document: StoredDocument<RecordsFile<T>>) {
    this.#options = options;
    this.#document = document;
    this.#folder = join(options.libraryPath, '.broadsheet');
  }

  /** Opens the file; a damaged one is set aside, read from the newest snapshot where there is one, and told. */
  static async open<T extends StoredRecord>(options: RecordStoreOptions<T>): Promise<RecordStore<T>> {
    const { libraryPath, name, clock, onProblem, mayWrite } = options;
    const merge: Merge<T> = options.merge ?? mergeRecords;
    const adapter = new JsonAdapter<RecordsFile<T>>({
      path: join(libraryPath, '.broadsheet', `${name}.json`),
      within: libraryPath,
      format: recordsFormat(options.schema),
      clock,
      onProblem,
      mayWrite,
    });
    const document = await StoredDocument.open<RecordsFile<T>>(adapter, noRecords, (ours, theirs) =>
      // Who may not write has nothing of its own to keep.
      mayWrite() ? merge(ours, theirs) : theirs,
    );
    const store = new RecordStore(options, document);
    await store.#start();
    return store;
  }

  get records(): readonly T[] {
    return this.#document.data.records;
  }

  /**
   * Does a command: `makeChanges` is given the records as they are when it is written, and the time.
   * Throws what it throws, `readOnly`, `lockedByOther`, `diskFull` or `saveFailed`.
   */
  async change(makeChanges: (records: readonly T[], now: string) => Command<T>): Promise<void> {
    const changes = await this.#write(makeChanges);
    if (changes.length === 0) return;
    this.#done.undo = [...this.#done.undo, changes].slice(-mostCommands);
    this.#done.redo = [];
  }

  /** Takes back the newest command of this session, or does it again; throws `nothingToUndo`. */
  async step(direction: 'undo' | 'redo'): Promise<void> {
    for (;;) {
      const command = this.#done[direction].pop();
      if (!command) throw new BroadsheetError('nothingToUndo', `There is nothing to ${direction}.`);
      const changes = await this.#write((records, now) => takeBack(command, records, now));
      // A command whose records others changed since takes nothing back: the one before it is next.
      if (changes.length === 0) continue;
      this.#done[direction === 'undo' ? 'redo' : 'undo'].push(changes);
      return;
    }
  }

  async close(): Promise<void> {
    await this.#stopWatching();
    await this.#merging;
    await this.#document.settled();
  }

  async #start(): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) await this.#mergeCopy(name);
    if (!this.#options.watch) return;
    this.#stopWatching = await watchMarks(this.#options.libraryPath, this.#folder, (name) => {
      this.#merging = this.#merging.then(() => this.#noticed(name)).catch(() => undefined);
    });
  }

  async #write(makeChanges: (records: readonly T[], now: string) => Command<T>): Promise<Command<T>> {
    await this.#options.ensureWriter();
    const now = this.#options.clock().toISOString();
    let changes: Command<T> = [];
    await this.#document.update((file) => {
      changes = makeChanges(file.records, now).filter(({ before, after }) => !sameRecord(before, after));
      return changes.length === 0 ? file : applyRecordChanges(file, changes, now);
    });
    if (changes.length > 0) this.#options.onChange();
    return changes;
  }

  async #noticed(name: string): Promise<void> {
    const isOurs = name === `${this.#options.name}.json`;
    const changed = isOurs
      ? await this.#document.refresh(this.#options.mayWrite())
      : await this.#mergeCopy(name);
    if (changed) this.#options.onChange();
  }

  /** Merges a conflict copy of a sync tool and sets it aside; answers whether it was one. */
  async #mergeCopy(name: string): Promise<boolean> {
    const { name: ours, schema, clock, mayWrite, onProblem, merge = mergeRecords } = this.#options;
    if (originalOfCopy(name) !== ours || !mayWrite()) return false;
    const copy = join(this.#folder, name);
    const data = await readCopy(copy, recordsFormat(schema));
    // What is not sound is looked at again when it changes.
    if (data === null) return false;
    const path = join(this.#folder, `${ours}.json`);
    return await mergeCopy(this.#document, copy, data, { path, merge, clock, onProblem });
  }
}

/** The changes that take a command back; none where what it left is there no longer. */
function takeBack<T extends StoredRecord>(
  command: Command<T>,
  records: readonly T[],
  now: string,
): Command<T> {
  const current = new Map(records.map((record) => [record.id, record]));
  return command.toReversed().flatMap(({ before, after }) => {
    const here = current.get((before ?? after)?.id ?? '') ?? null;
    if (!sameRecord(here, after)) return [];
    return [{ before: here, after: before && { ...before, modified: now } }];
  });
}

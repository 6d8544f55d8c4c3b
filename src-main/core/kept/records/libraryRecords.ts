import type { CommandPart } from './history.ts';
import type { RecordBook } from './recordBook.ts';
import type { MakeChanges, RecordGroup } from './recordGroup.ts';
import type { RecordKind } from './recordKind.ts';
import type { Records } from './store.ts';
import { changedRecords, type Kept } from './version.ts';

/** The records of a kind that is kept for the whole library, read when it is opened, and commands on them. */
export class LibraryRecords<T extends Kept> {
  readonly #records: Records;
  readonly #book: RecordBook<T>;
  readonly #group: RecordGroup<T>;
  readonly #listeners = new Set<(ids: readonly string[]) => void>();
  /** By id, of which state of the records. */
  #known: { readonly of: readonly T[]; readonly byId: ReadonlyMap<string, T> };

  private constructor(records: Records, book: RecordBook<T>, group: RecordGroup<T>) {
    this.#records = records;
    this.#book = book;
    this.#group = group;
    this.#known = { of: group.records, byId: byIdOf(group.records) };
    let told = this.#known.byId;
    records.onChange(({ kind }) => {
      if (kind !== book.kind.name) return;
      const ids = changedRecords(told, this.byId());
      told = this.byId();
      if (ids.length > 0) for (const listener of this.#listeners) listener(ids);
    });
  }

  static async open<T extends Kept>(records: Records, kind: RecordKind<T>): Promise<LibraryRecords<T>> {
    const book = records.book(kind);
    return new LibraryRecords(records, book, await book.group());
  }

  /** In their order; the same object as long as nothing changed. */
  all(): readonly T[] {
    return this.#group.records;
  }

  byId(): ReadonlyMap<string, T> {
    const of = this.all();
    if (this.#known.of !== of) this.#known = { of, byId: byIdOf(of) };
    return this.#known.byId;
  }

  /** A person's command; it can be taken back. Throws what `makeChanges` and saving throw. */
  do(makeChanges: MakeChanges<T>): Promise<void> {
    return this.#records.do(this.part(makeChanges));
  }

  /** What is no person's command. */
  doForGood(makeChanges: MakeChanges<T>): Promise<void> {
    return this.#records.doForGood(this.part(makeChanges));
  }

  /** Part of a command: see `Records.do`. */
  part(makeChanges: MakeChanges<T>): CommandPart {
    return this.#book.edit({ issueId: null, makeChanges });
  }

  /** Calls `listener` with the ids of records that came, went or changed, here or by another hand; answers how to stop. */
  onChange(listener: (ids: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** Records by their ids. */
export const byIdOf = <T extends Kept>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));

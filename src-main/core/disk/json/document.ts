import { type Adapter, Low } from 'lowdb';

/** Where a value is stored, and whether somebody else changed it there. */
export interface DocumentAdapter<T> extends Adapter<T> {
  changedOutside(): Promise<boolean>;
}

/** Puts together two versions of a value: ours, and what somebody else wrote in the meantime. */
export type Merge<T> = (ours: T, theirs: T) => T;

/** What was written last counts, of whatever others wrote. */
export const theirs = <T>(_ours: T, written: T): T => written;

/** Stands in for a file that must not be touched. */
const refusing = <T>(error: unknown): DocumentAdapter<T> => ({
  read: async () => null,
  write: () => Promise.reject(error),
  changedOutside: async () => false,
});

interface PendingChange<T> {
  readonly change: (data: T) => T;
  readonly done: PromiseWithResolvers<T>;
}

interface PendingRefresh {
  /** Whether what the other's version lacks of ours may be written back. */
  readonly writeBack: boolean;
  readonly done: PromiseWithResolvers<boolean>;
}

/**
 * One stored value that many callers change at once. Changes are applied in the order they come; those
 * that come while a write is under way share the next one. Each caller hears only of its own change,
 * and only once that is on the disk. What somebody else wrote there in the meantime is merged in first.
 */
export class StoredDocument<T> {
  readonly #adapter: DocumentAdapter<T>;
  readonly #low: Low<T>;
  readonly #merge: Merge<T>;
  #data: T;
  #changes: PendingChange<T>[] = [];
  #refreshes: PendingRefresh[] = [];
  #work: Promise<void> | null = null;

  private constructor(adapter: DocumentAdapter<T>, low: Low<T>, merge: Merge<T>) {
    this.#adapter = adapter;
    this.#low = low;
    this.#merge = merge;
    this.#data = low.data;
  }

  /** Reads the value; `empty` where nothing (or nothing sound) is stored. The value is never changed in place. */
  static async open<T>(adapter: DocumentAdapter<T>, empty: T, merge: Merge<T>): Promise<StoredDocument<T>> {
    const low = new Low<T>(adapter, empty);
    await low.read();
    return new StoredDocument(adapter, low, merge);
  }

  /**
   * The same for a file that stops nobody: where it cannot be read it is told to `onFailure`, stays as it is, and the
   * value is `empty` and cannot be changed.
   */
  static async openOrRefuse<T>(
    adapter: DocumentAdapter<T>,
    empty: T,
    merge: Merge<T>,
    onFailure: (error: unknown) => void = () => undefined,
  ): Promise<StoredDocument<T>> {
    try {
      return await StoredDocument.open(adapter, empty, merge);
    } catch (error) {
      onFailure(error);
      return await StoredDocument.open(refusing<T>(error), empty, merge);
    }
  }

  /** The value as it is on the disk. */
  get data(): T {
    return this.#data;
  }

  /**
   * Changes the value; answers the whole new value once it is on the disk. Rejects, with nothing
   * changed, with what `change` threw or why it could not be written. A `change` that answers its
   * argument writes nothing.
   */
  update(change: (data: T) => T): Promise<T> {
    const done = Promise.withResolvers<T>();
    this.#changes.push({ change, done });
    this.#start();
    return done.promise;
  }

  /** Takes in what somebody else wrote; answers whether there was anything. */
  refresh(writeBack: boolean): Promise<boolean> {
    const done = Promise.withResolvers<boolean>();
    this.#refreshes.push({ writeBack, done });
    this.#start();
    return done.promise;
  }

  /** Resolves when nothing is on its way to the disk. */
  async settled(): Promise<void> {
    while (this.#work) await this.#work;
  }

  #start(): void {
    this.#work ??= this.#run();
  }

  async #run(): Promise<void> {
    // Callers of one moment share one write.
    await Promise.resolve();
    while (this.#changes.length > 0 || this.#refreshes.length > 0) {
      const refreshes = this.#refreshes.splice(0);
      const writeBack = refreshes.some((refresh) => refresh.writeBack);
      let found: 'nothing' | 'taken' | 'incomplete';
      try {
        found = await this.#takeIn();
      } catch (error) {
        for (const { done } of [...refreshes, ...this.#changes.splice(0)]) done.reject(error);
        continue;
      }
      // A failure here is no caller's: the value stays in memory and goes along with the next change.
      if (found === 'incomplete' && writeBack) await this.#store(this.#data).catch(() => undefined);
      for (const { done } of refreshes) done.resolve(found !== 'nothing');
      await this.#write(this.#changes.splice(0));
    }
    this.#work = null;
  }

  async #takeIn(): Promise<'nothing' | 'taken' | 'incomplete'> {
    if (!(await this.#adapter.changedOutside())) return 'nothing';
    const theirs = await this.#adapter.read();
    if (theirs === null) return 'nothing';
    this.#data = this.#merge(this.#data, theirs);
    return JSON.stringify(this.#data) === JSON.stringify(theirs) ? 'taken' : 'incomplete';
  }

  async #write(pending: readonly PendingChange<T>[]): Promise<void> {
    const applied: PromiseWithResolvers<T>[] = [];
    let data = this.#data;
    for (const { change, done } of pending) {
      try {
        data = change(data);
        applied.push(done);
      } catch (error) {
        done.reject(error);
      }
    }
    try {
      if (data !== this.#data) await this.#store(data);
      for (const done of applied) done.resolve(data);
    } catch (error) {
      for (const done of applied) done.reject(error);
    }
  }

  async #store(data: T): Promise<void> {
    this.#low.data = data;
    await this.#low.write();
    this.#data = data;
  }
}

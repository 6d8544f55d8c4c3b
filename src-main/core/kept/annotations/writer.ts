import { toSaveError } from '#core/disk/files/fileErrors.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { heartbeatEvery, type LibraryLock, type LockState } from './lock.ts';

/** Why marks cannot be saved, or null when they can. */
export type MarksLocked = 'readOnly' | 'lockedByOther' | null;

/** Keeps this process the writer of a library's marks, or tries to become it. */
export class Writer {
  readonly #lock: LibraryLock;
  readonly #libraryPath: string;
  readonly #listeners = new Set<() => void>();
  readonly #timer: NodeJS.Timeout;
  #state: LockState = 'lockedByOther';
  /** Why the lock could not even be tried: a full disk, a drive that is gone. */
  #trouble: unknown = null;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  private constructor(libraryPath: string, lock: LibraryLock) {
    this.#libraryPath = libraryPath;
    this.#lock = lock;
    this.#timer = setInterval(() => void this.check(), heartbeatEvery);
    this.#timer.unref();
  }

  static async start(libraryPath: string, lock: LibraryLock): Promise<Writer> {
    const writer = new Writer(libraryPath, lock);
    await writer.#acquire();
    return writer;
  }

  get locked(): MarksLocked {
    return this.#state === 'held' ? null : this.#state;
  }

  /** Calls `listener` whenever `locked` changes. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Says that we live where the lock is ours, and tries to get it where it is not. */
  check(): Promise<void> {
    const checked = this.#queue.then(async () => {
      if (this.#closed) return;
      const before = this.#state;
      await this.#acquire();
      if (this.#state !== before) for (const listener of this.#listeners) listener();
    });
    this.#queue = checked;
    return checked;
  }

  /** Makes sure that this process may write now; throws `readOnly`, `lockedByOther` or what `toSaveError` makes. */
  async ensure(): Promise<void> {
    if (this.#state !== 'held' || !this.#lock.isFresh) await this.check();
    if (this.#trouble !== null) throw toSaveError(this.#libraryPath, this.#trouble);
    if (this.#state === 'readOnly') {
      throw new BroadsheetError(
        'readOnly',
        `Marks cannot be saved because the library ${this.#libraryPath} is read-only: give yourself write access or copy it to another folder.`,
        { path: this.#libraryPath },
      );
    }
    if (this.#state === 'lockedByOther') {
      throw new BroadsheetError(
        'lockedByOther',
        `Marks cannot be saved because another Broadsheet has the library ${this.#libraryPath} open for writing: close it there first.`,
        { path: this.#libraryPath },
      );
    }
  }

  async #acquire(): Promise<void> {
    this.#trouble = null;
    try {
      this.#state = await this.#lock.acquire();
    } catch (error) {
      this.#trouble = error;
      this.#state = 'readOnly';
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#closed = true;
    await this.#queue;
    await this.#lock.release();
  }
}

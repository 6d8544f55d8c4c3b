import type { LibraryState, LibraryStatus } from '#shared/model/library.ts';

/** How far a library is with reading its folder for the first time. */
export class LibraryProgress {
  readonly #read = Promise.withResolvers<void>();
  readonly #indexed = Promise.withResolvers<void>();
  #status: LibraryStatus = 'opening';
  #done = 0;
  #total: number | null = null;
  #isClosed = false;

  get status(): LibraryStatus {
    return this.#status;
  }

  get counts(): LibraryState['progress'] {
    return { done: this.#done, total: this.#total };
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Whether nothing more is read, because a person cancelled it or the library was closed. */
  get isStopped(): boolean {
    return this.#isClosed || this.#status === 'cancelled';
  }

  /** Resolves when every file was read, or never will be. */
  get whenRead(): Promise<void> {
    return this.#read.promise;
  }

  /** Resolves when all files of the folder were seen for the first time, or never will be. */
  get whenIndexed(): Promise<void> {
    return this.#indexed.promise;
  }

  indexed(): void {
    this.#indexed.resolve();
  }

  /** So many sources are to be read. Counts only while the library opens, as `advance` does. */
  expect(total: number): void {
    if (this.#status === 'opening') this.#total = total;
  }

  /** One source was read; answers whether that counted. */
  advance(): boolean {
    if (this.#status !== 'opening') return false;
    this.#done++;
    return true;
  }

  /** The first reading ended; `tell` is called before those who wait go on. */
  finish(status: Exclude<LibraryStatus, 'opening'>, tell: () => void): void {
    if (this.#status !== 'opening') return;
    this.#status = status;
    this.#indexed.resolve();
    tell();
    this.#read.resolve();
  }

  close(): void {
    this.#isClosed = true;
    this.#read.resolve();
    this.#indexed.resolve();
  }
}

/** Waits this long for more changes before it tells of them: ten times a second at most (milliseconds). */
const interval = 100;

/** Collects what changed and tells of it in batches. */
export class ChangeBatch {
  readonly #flush: () => void;
  #timer: NodeJS.Timeout | null = null;
  #changed = new Set<string>();
  #removed = new Set<string>();

  /** `flush` should call `take` and pass on what it gets. */
  constructor(flush: () => void) {
    this.#flush = flush;
  }

  /** The issue came or changed. */
  changed(id: string): void {
    this.#removed.delete(id);
    this.#changed.add(id);
    this.touch();
  }

  removed(id: string): void {
    this.#changed.delete(id);
    this.#removed.add(id);
    this.touch();
  }

  /** Something else about the library changed. */
  touch(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#flush();
    }, interval);
  }

  /** Everything collected since the last time. */
  take(): { readonly changed: readonly string[]; readonly removed: readonly string[] } {
    const batch = { changed: [...this.#changed], removed: [...this.#removed] };
    this.#changed = new Set();
    this.#removed = new Set();
    return batch;
  }

  /** Tells of what was collected now instead of later. */
  flushNow(): void {
    this.stop();
    this.#flush();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

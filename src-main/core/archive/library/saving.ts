import type { SourceIndex } from '../folder/sourceIndex.ts';
import type { IssueCache } from './cache.ts';
import type { IssueRegistry } from './identity/registry.ts';
import type { RegistryFiles } from './identity/registryFile.ts';
import type { LibraryProgress } from './progress.ts';

/** Ids and cache are saved this long after they changed (milliseconds); later while everything changes. */
const saveAfter = { opening: 15_000, open: 2_000 };

/** What a library remembers until it is opened again, and how far it is. */
export interface Savings {
  readonly registry: IssueRegistry;
  readonly registryFiles: RegistryFiles;
  readonly cache: IssueCache;
  readonly index: SourceIndex;
  readonly progress: LibraryProgress;
}

/** Saves ids and cache some time after they changed. */
export class LibrarySaver {
  readonly #savings: Savings;
  #timer: NodeJS.Timeout | null = null;
  #saving: Promise<void> = Promise.resolve();

  constructor(savings: Savings) {
    this.#savings = savings;
  }

  saveSoon(): void {
    const { isClosed, status } = this.#savings.progress;
    if (isClosed || this.#timer) return;
    const delay = status === 'opening' ? saveAfter.opening : saveAfter.open;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.save();
    }, delay);
  }

  /** One save after the other, so that the last one is behind all that were begun. Never throws. */
  save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  /** Never throws: ids and cache can be made again, and a full disk must not stop anybody from reading. */
  async #save(): Promise<void> {
    const { cache, index, registryFiles, registry } = this.#savings;
    await registryFiles.save(registry.records()).catch(() => undefined);
    await cache.save(index.seen());
  }

  /** Saves for the last time. */
  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    await this.save();
  }
}

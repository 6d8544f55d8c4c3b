import { join } from 'node:path';
import type { IssueHandle, Library } from '#core/archive/library/library.ts';
import type { SearchStatistics } from '#core/search/engine.ts';
import type { SearchWorker } from '#core/search/worker/client.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { SearchIndexState, SearchRequest, SearchResult } from '#shared/model/search.ts';
import { createIndexer, type Indexer } from './indexer.ts';

export interface LibraryIndexOptions {
  readonly library: Library;
  /** Serves one index at a time. */
  readonly worker: SearchWorker;
  /** Puts an issue and its annotations into the index, which has to begin again. */
  readonly putAgain: (issue: IssueHandle) => void;
}

/** The index over one library's issues and the annotations on them, kept in step with both. */
export class LibraryIndex {
  readonly #options: LibraryIndexOptions;
  #indexer: Indexer | null = null;
  #stopListening = () => {};

  constructor(options: LibraryIndexOptions) {
    this.#options = options;
  }

  /** Takes up the index of an earlier session where there is one. What is put before this is not indexed. */
  async open(): Promise<void> {
    const { library, worker } = this.#options;
    const held = await worker.engine.open(join(library.cacheFolder, 'search'));
    this.#indexer = createIndexer(worker.engine, held);
    this.#stopListening = worker.onRestart((stillHeld) => this.#beginAgain(stillHeld));
    void library.whenRead().then(() => this.#forgetVanished(held));
  }

  put(issue: IssueHandle): void {
    this.#indexer?.put(issue);
  }

  /** An issue that is not in the library has no annotations in the index. */
  putNotes(issueId: string, annotations: readonly AnchoredAnnotation[]): void {
    const issue = this.#options.library.summary(issueId);
    if (issue) this.#indexer?.putNotes(issue, annotations);
  }

  remove(issueIds: readonly string[]): void {
    this.#indexer?.remove(issueIds);
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    const result = await this.#options.worker.engine.search(request);
    return { ...result, complete: result.complete && this.#isComplete };
  }

  async state(): Promise<SearchIndexState> {
    const statistics = await this.#options.worker.engine.statistics();
    return { ...statistics, complete: this.#isComplete };
  }

  /** Empties the index and makes it again; resolves when the new one has begun. */
  async rebuild(): Promise<void> {
    this.#indexer?.stop();
    await this.#indexer?.idle();
    const ids = this.#options.library.issues().map(({ id }) => id);
    await this.#options.worker.engine.remove(ids);
    this.#beginAgain(new Map());
  }

  /** Saves the index now; answers what is in it. */
  async save(): Promise<SearchStatistics> {
    await this.#options.worker.engine.flush();
    return await this.#options.worker.engine.statistics();
  }

  /** Resolves when all that was put so far is in the index. */
  async idle(): Promise<void> {
    await this.#indexer?.idle();
  }

  /** Drops what waits to be indexed; resolves when nothing is under way. */
  async stop(): Promise<void> {
    this.#stopListening();
    this.#indexer?.stop();
    await this.#indexer?.idle();
  }

  /** Saves the index and gives the worker back. */
  async close(): Promise<void> {
    await this.#options.worker.engine.close();
  }

  get #isComplete(): boolean {
    return this.#options.library.state().status === 'ready' && this.#indexer?.isIdle === true;
  }

  /** The index may still hold issues whose files went while Broadsheet was not running. */
  #forgetVanished(held: ReadonlyMap<string, string>): void {
    const { library } = this.#options;
    if (library.state().status !== 'ready') return;
    const gone = [...held.keys()].filter((id) => library.summary(id) === null);
    if (gone.length > 0) this.#indexer?.remove(gone);
  }

  #beginAgain(held: ReadonlyMap<string, string>): void {
    this.#indexer?.stop();
    this.#indexer = createIndexer(this.#options.worker.engine, held);
    for (const issue of this.#options.library.issues()) this.#options.putAgain(issue);
  }
}

import { join } from 'node:path';
import type { IssueHandle, Library } from '#core/archive/library/library.ts';
import type { SearchReader, SearchStatistics } from '#core/search/engine.ts';
import { peopleNamed } from '#core/search/finder/people.ts';
import type { SearchWorker } from '#core/search/worker/client.ts';
import type { ArchiveLibrary } from '#core/server/library/archiveLibrary.ts';
import { searchBeside } from '#core/server/search/besideArchive.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { FoundNames, NameRequest } from '#shared/model/finding/name.ts';
import type { FoundPeople, PeopleRequest } from '#shared/model/finding/person.ts';
import type {
  SearchComparison,
  SearchComparisonRequest,
  SearchIndexState,
  SearchRequest,
  SearchResult,
} from '#shared/model/search.ts';
import { ArchiveNames } from './archiveNames.ts';
import { createIndexer, type Indexer } from './indexer.ts';

/** In the library's cache folder: the issues' names. */
const nameFile = 'names.jsonl';

export interface LibraryIndexOptions {
  readonly library: Pick<Library, 'cacheFolder' | 'issues' | 'state' | 'summary' | 'whenRead'>;
  /** Serves one index at a time. */
  readonly worker: SearchWorker;
  /** Puts an issue and its annotations into the index, which has to begin again. */
  readonly putAgain: (issue: IssueHandle) => void;
  /** Where the library's issues are on a server. */
  readonly archive?: ArchiveLibrary | null;
}

/** The index over one library's issues and the annotations on them, kept in step with both. */
export class LibraryIndex {
  readonly #options: LibraryIndexOptions;
  #indexer: Indexer | null = null;
  /** The versions of the issues whose names the finder holds. */
  #named = new Map<string, string>();
  #stopListening = () => {};
  readonly #reader: SearchReader;
  readonly #archiveNames: ArchiveNames | null;

  constructor(options: LibraryIndexOptions) {
    this.#options = options;
    const { archive, worker } = options;
    const held = () => this.#indexer?.held ?? [];
    this.#reader = archive
      ? searchBeside((elsewhere) => archive.reader(elsewhere), worker.engine, held)
      : worker.engine;
    this.#archiveNames = archive ? new ArchiveNames(archive, worker.names, () => this.#named) : null;
  }

  /** Takes up the index of an earlier session where there is one. What is put before this is not indexed. */
  async open(): Promise<void> {
    const { library, worker } = this.#options;
    const held = await worker.engine.open(join(library.cacheFolder, 'search'));
    this.#named = new Map(await worker.names.open(join(library.cacheFolder, nameFile)));
    this.#indexer = this.#createIndexer(held);
    this.#stopListening = worker.onRestart((stillHeld, stillNamed) => {
      this.#named = new Map(stillNamed);
      this.#beginAgain(stillHeld);
      this.#forgetVanished(stillHeld);
    });
    this.#forgetVanished(held);
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

  /** What an archive on a server was asked for is stopped there once `signal` says so. */
  async search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResult> {
    const { issueId } = request.filters;
    if (issueId !== undefined) await this.#takeIn(issueId);
    return this.#told(await this.#reader.search(request, signal));
  }

  async compare(request: SearchComparisonRequest): Promise<SearchComparison> {
    return this.#told(await this.#reader.compare(request));
  }

  async findNames(request: NameRequest): Promise<FoundNames> {
    const { names } = this.#options.worker;
    const found = this.#archiveNames ? this.#archiveNames.find(request) : names.find(request);
    return this.#told(await found);
  }

  async findPeople(request: PeopleRequest): Promise<FoundPeople> {
    const { archive, worker } = this.#options;
    if (!archive) return this.#told(await worker.names.people(request));
    return { ...peopleNamed(await archive.people(), request), complete: true };
  }

  async state(): Promise<SearchIndexState> {
    const statistics = await this.#options.worker.engine.statistics();
    return { ...statistics, complete: this.#isComplete };
  }

  /** Empties the index and makes it again; resolves when the new one has begun. */
  async rebuild(): Promise<void> {
    // Those that go from now on are among them: a stopped indexer takes nothing out.
    const ids = this.#options.library.issues().map(({ id }) => id);
    this.#indexer?.stop();
    await this.#indexer?.idle();
    await this.#options.worker.engine.remove(ids);
    await this.#options.worker.names.remove(ids);
    this.#named = new Map();
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
    this.#archiveNames?.close();
    this.#stopListening();
    this.#indexer?.stop();
    await this.#indexer?.idle();
  }

  /** Saves the index and gives the worker back. */
  async close(): Promise<void> {
    await this.#options.worker.engine.close();
    await this.#options.worker.names.close();
  }

  /** An issue that is read while others are still indexed is indexed before them, so that it can be searched. */
  async #takeIn(issueId: string): Promise<void> {
    if (this.#isComplete) return;
    const issue = this.#options.library.issues().find(({ id }) => id === issueId);
    if (issue) this.put(issue);
    await this.#indexer?.soon(issueId);
  }

  /** What the worker answers, which is complete only where it was given everything. */
  #told<Answer extends { readonly complete: boolean }>(answer: Answer): Answer {
    return { ...answer, complete: answer.complete && this.#isComplete };
  }

  get #isComplete(): boolean {
    return this.#options.library.state().status === 'ready' && this.#indexer?.isIdle === true;
  }

  /** The index may still hold issues whose files went while Broadsheet, or the worker, was not running. */
  #forgetVanished(held: ReadonlyMap<string, string>): void {
    const { library } = this.#options;
    const known = new Set([...held.keys(), ...this.#named.keys()]);
    void library.whenRead().then(() => {
      if (library.state().status !== 'ready') return;
      // Of an archive issues are known that are not indexed here.
      const here = new Set(library.issues().map(({ id }) => id));
      const gone = [...known].filter((id) => library.summary(id) === null || (held.has(id) && !here.has(id)));
      if (gone.length > 0) this.#indexer?.remove(gone);
    });
  }

  #createIndexer(held: ReadonlyMap<string, string>): Indexer {
    const { engine, names } = this.#options.worker;
    return createIndexer(engine, held, { finder: names, held: this.#named });
  }

  #beginAgain(held: ReadonlyMap<string, string>): void {
    this.#indexer?.stop();
    this.#indexer = this.#createIndexer(held);
    for (const issue of this.#options.library.issues()) this.#options.putAgain(issue);
  }
}

import { join } from 'node:path';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { ImportState } from '#shared/model/import.ts';
import type { LibraryChange } from '#shared/model/library.ts';
import type { SearchRequest, SearchResult } from '#shared/model/search.ts';
import { type AnnotationStore, openAnnotationStore } from './annotations/store.ts';
import { createImporter, type Importer } from './import/importer.ts';
import { createIndexer, type Indexer } from './indexer.ts';
import { type IssueHandle, type Library, openLibrary } from './library/library.ts';
import { parserVersion } from './parse.ts';
import { randomId } from './randomId.ts';
import type { SourceParser } from './reading/parser.ts';
import type { SearchWorker } from './search/client.ts';
import type { EngineChoice, SearchStatistics } from './search/engine.ts';

/**
 * One open library: its issues, the marks on them and the index over both, kept in step. What the
 * library reads goes to the index; what people mark goes to the index and back to the summaries.
 */
export interface LibrarySession {
  readonly library: Library;
  readonly annotations: AnnotationStore;
  readonly importer: Importer;
  search(request: SearchRequest): Promise<SearchResult>;
  /** Saves the index now; answers what is in it. */
  saveIndex(): Promise<SearchStatistics>;
  /** Changes the search engine of this library, which reads it into the other index. */
  chooseEngine(choice: EngineChoice): Promise<void>;
  /** Resolves when every file was read (or reading was cancelled) and all of it is in the index. */
  settled(): Promise<void>;
  /** Finishes what is on its way to the disk. The search worker stays for the next session. */
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Absolute path of the library folder. */
  readonly path: string;
  readonly cacheFolder: string;
  /** Whether to notice what changes in the folder after it was read. */
  readonly watch: boolean;
  /** Serves one session at a time. */
  readonly worker: SearchWorker;
  readonly parser: SourceParser;
  readonly onLibraryChange: (change: LibraryChange) => void;
  readonly onImportChange?: (state: ImportState) => void;
  readonly onAnnotationsChange: (issueId: string, annotations: readonly AnchoredAnnotation[]) => void;
}

/** Opens a library and starts to read it. Throws `libraryNotFound`, `notAFolder` or `noAccess`. */
export async function openSession(options: SessionOptions): Promise<LibrarySession> {
  const clock = () => new Date();
  const library = await openLibrary({
    path: options.path,
    cacheFolder: options.cacheFolder,
    parse: (request) => options.parser.parse(request),
    parserVersion,
    clock,
    watch: options.watch,
  });
  // Registered before the library reads its first file; what it tells waits until everything is there.
  const session = new Session(options, library);
  const annotations = await openAnnotationStore({
    libraryPath: library.state().path,
    loadIssue: (id) => library.getIssue(id),
    clock,
    randomId,
    watch: options.watch,
  });
  await session.start(annotations);
  return session;
}

class Session implements LibrarySession {
  readonly library: Library;
  readonly importer: Importer;
  readonly #options: SessionOptions;
  readonly #started = Promise.withResolvers<void>();
  readonly #stops: (() => void)[] = [];
  /** Marks whose new places are being looked for. */
  readonly #placing = new Set<Promise<void>>();
  #annotations: AnnotationStore | null = null;
  #indexer: Indexer | null = null;

  constructor(options: SessionOptions, library: Library) {
    this.#options = options;
    this.library = library;
    this.importer = createImporter({
      library,
      parser: options.parser,
      randomId,
      onChange: (state) => options.onImportChange?.(state),
    });
    this.#stops.push(
      library.onChange(options.onLibraryChange),
      library.onIssue((issue) => void this.#started.promise.then(() => this.#issueChanged(issue))),
      library.onRemoved((ids) => void this.#started.promise.then(() => this.#issuesRemoved(ids))),
    );
  }

  get annotations(): AnnotationStore {
    if (!this.#annotations) throw new Error('The session has not started.');
    return this.#annotations;
  }

  async start(annotations: AnnotationStore): Promise<void> {
    const { worker } = this.#options;
    this.#annotations = annotations;
    const held = await worker.engine.open(join(this.library.cacheFolder, 'search'));
    this.#indexer = createIndexer(worker.engine, held);
    this.#stops.push(
      annotations.onChange((issueId, list) => this.#annotationsChanged(issueId, list)),
      annotations.onStatus(() => this.#marksChanged()),
      worker.onRestart((stillHeld) => this.#indexAgain(stillHeld)),
    );
    this.#marksChanged();
    this.#started.resolve();
    void this.library.whenRead().then(() => this.#forgetVanished(held));
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    const result = await this.#options.worker.engine.search(request);
    const isRead = this.library.state().status === 'ready';
    return { ...result, complete: result.complete && isRead && this.#indexer?.isIdle === true };
  }

  async saveIndex(): Promise<SearchStatistics> {
    await this.#options.worker.engine.flush();
    return await this.#options.worker.engine.statistics();
  }

  async chooseEngine(choice: EngineChoice): Promise<void> {
    await this.#indexer?.idle();
    const held = await this.#options.worker.engine.choose?.(choice);
    if (held) this.#indexAgain(held);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.library.whenRead();
    await Promise.all(this.#placing);
    await this.#indexer?.idle();
  }

  async close(): Promise<void> {
    await this.importer.close();
    for (const stop of this.#stops) stop();
    this.#indexer?.stop();
    await this.#indexer?.idle();
    await this.annotations.close();
    await this.library.close();
    await this.#options.worker.engine.close();
  }

  #issueChanged(issue: IssueHandle): void {
    this.#indexer?.put(issue);
    this.#placeAgain(issue.id);
  }

  #placeAgain(issueId: string): void {
    const placed = this.annotations
      .issueChanged(issueId)
      // Marks that cannot be read are a problem of the library's, told where they were read.
      .catch(() => undefined)
      .then(() => void this.#placing.delete(placed));
    this.#placing.add(placed);
  }

  #issuesRemoved(issueIds: readonly string[]): void {
    this.#indexer?.remove(issueIds);
    // The marks stay and wait for their issue to come back.
    for (const issueId of issueIds) this.#placeAgain(issueId);
  }

  #annotationsChanged(issueId: string, list: readonly AnchoredAnnotation[]): void {
    const orphans = list.filter(({ anchor }) => anchor === null).length;
    this.library.setAnnotationCounts(issueId, list.length, orphans);
    const issue = this.library.summary(issueId);
    if (issue) this.#indexer?.putNotes(issue, list);
    this.#options.onAnnotationsChange(issueId, list);
  }

  #marksChanged(): void {
    const { marksLocked, problems } = this.annotations;
    this.library.setMarksState({ marksLocked, problems });
  }

  /** The index may still hold issues whose files went while Broadsheet was not running. */
  #forgetVanished(held: ReadonlyMap<string, string>): void {
    if (this.library.state().status !== 'ready') return;
    const gone = [...held.keys()].filter((id) => this.library.summary(id) === null);
    if (gone.length > 0) this.#indexer?.remove(gone);
  }

  #indexAgain(held: ReadonlyMap<string, string>): void {
    this.#indexer?.stop();
    this.#indexer = createIndexer(this.#options.worker.engine, held);
    for (const issue of this.library.issues()) this.#issueChanged(issue);
  }
}

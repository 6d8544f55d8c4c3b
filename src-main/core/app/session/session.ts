import { createImporter, type Importer } from '#core/archive/import/importer.ts';
import { type Library, openLibrary } from '#core/archive/library/library.ts';
import { parserVersion } from '#core/archive/parse/parse.ts';
import type { KeptStore } from '#core/disk/json/keptStore.ts';
import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { createExchange, type Exchange } from '#core/exchange/import/exchange.ts';
import { type AnnotationStore, openAnnotationStore } from '#core/kept/annotations/store.ts';
import type { Clipper } from '#core/kept/clippings/clipper.ts';
import type { Collections } from '#core/kept/collections/collections.ts';
import { Corrections } from '#core/kept/corrections/corrections.ts';
import { Descriptions } from '#core/kept/descriptions/descriptions.ts';
import type { Links } from '#core/kept/links/links.ts';
import { createNotebook, type Notebook } from '#core/kept/notebook/notebook.ts';
import type { SavedSearches } from '#core/kept/savedSearches/savedSearches.ts';
import type { SearchStatistics } from '#core/search/engine.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { FoundNames, NameRequest } from '#shared/model/name.ts';
import type { SearchIndexState, SearchRequest, SearchResult } from '#shared/model/search.ts';
import { randomId } from '../randomId.ts';
import { Changes } from './changes.ts';
import { type KeptWork, openKeptWork } from './keptWork.ts';
import { LibraryIndex } from './libraryIndex.ts';
import { markedIssues } from './markedIssues.ts';
import { OwnNames } from './ownNames.ts';
import type { LibrarySession, SessionOptions } from './sessionInterface.ts';

export type { LibrarySession } from './sessionInterface.ts';

const clock = () => new Date();

/** Opens a library and starts to read it. Throws `libraryNotFound`, `notAFolder` or `noAccess`. */
export async function openSession(options: SessionOptions): Promise<LibrarySession> {
  let session: Session | null = null;
  const corrections = await Corrections.open({
    libraryPath: options.path,
    clock,
    randomId,
    mayWrite: () => session?.annotations.marksLocked === null,
    ensureWriter: async () => await session?.annotations.ensureWriter(),
    onChange: (issueId) => session?.correctionsChanged(issueId),
  });
  const library = await openLibrary({
    path: options.path,
    cacheFolder: options.cacheFolder,
    parse: (request) => options.parser.parse(request),
    parserVersion,
    clock,
    watch: options.watch,
    openDescriptions: (of) =>
      Descriptions.open({ ...of, beforeMigration: async () => await session?.snapshots.beforeMigration() }),
    overlay: corrections,
    marked: await markedIssues(options.path),
  });
  // Registered before the library reads its first file; what it tells waits until everything is there.
  const opening = new Session(options, library, corrections);
  const annotations = await openAnnotationStore({
    libraryPath: library.state().path,
    snapshots: opening.snapshots,
    // Marks lie in the text of the very source that they were made on.
    loadIssue: (id) => library.getByItself(id),
    clock,
    randomId,
    watch: options.watch,
  });
  await opening.start(annotations);
  session = opening;
  return opening;
}

/** What a session has once its marks are open. */
interface Opened {
  readonly kept: KeptWork;
  readonly notebook: Notebook;
  readonly exchange: Exchange;
  readonly changes: Changes;
  readonly ownNames: OwnNames;
}

class Session implements LibrarySession {
  readonly library: Library;
  readonly importer: Importer;
  readonly corrections: Corrections;
  readonly snapshots: Snapshots;
  readonly #options: SessionOptions;
  readonly #index: LibraryIndex;
  readonly #started = Promise.withResolvers<Changes>();
  readonly #stops: (() => void)[] = [];
  readonly #problems: FileProblem[] = [];
  #annotations: AnnotationStore | null = null;
  #opened: Opened | null = null;

  constructor(options: SessionOptions, library: Library, corrections: Corrections) {
    this.#options = options;
    this.library = library;
    this.corrections = corrections;
    this.snapshots = new Snapshots({
      libraryPath: library.state().path,
      clock,
      mayWrite: () => this.#annotations?.marksLocked === null,
    });
    this.importer = createImporter({
      library,
      parser: options.parser,
      randomId,
      onChange: (state) => options.onImportChange?.(state),
    });
    this.#index = new LibraryIndex({
      library,
      worker: options.worker,
      putAgain: (issue) => this.#parts.changes.issueChanged(issue),
    });
    this.#stops.push(
      library.onChange(options.onLibraryChange),
      library.onIssue((issue) => void this.#started.promise.then((changes) => changes.issueChanged(issue))),
      library.onRemoved((ids) => void this.#started.promise.then((changes) => changes.issuesRemoved(ids))),
    );
  }

  get annotations(): AnnotationStore {
    if (!this.#annotations) throw new Error('The session has not started.');
    return this.#annotations;
  }

  get #parts(): Opened {
    if (!this.#opened) throw new Error('The session has not started.');
    return this.#opened;
  }

  get exchange(): Exchange {
    return this.#parts.exchange;
  }

  get notebook(): Notebook {
    return this.#parts.notebook;
  }

  get savedSearches(): SavedSearches {
    return this.#parts.kept.savedSearches;
  }

  get clipper(): Clipper {
    return this.#parts.kept.clipper;
  }

  get collections(): Collections {
    return this.#parts.kept.collections;
  }

  get links(): Links {
    return this.#parts.kept.links;
  }

  get keptStores(): readonly KeptStore[] {
    return this.#parts.kept.stores;
  }

  get libraryPath(): string {
    return this.library.state().path;
  }

  async start(annotations: AnnotationStore): Promise<void> {
    this.#annotations = annotations;
    const { library } = this;
    const search = (request: SearchRequest) => this.search(request);
    const kept = await this.#openKept(annotations);
    await this.#index.open();
    const notebook = createNotebook({ library, annotations });
    const settled = () => this.settled();
    const exchange = createExchange({ library, search, annotations, links: kept.links, settled, clock });
    const changes = new Changes({
      library,
      annotations,
      index: this.#index,
      onAnnotationsChange: this.#options.onAnnotationsChange,
      onReanchored: (report) => this.#options.onReanchored?.(report),
    });
    const ownNames = new OwnNames({ finder: this.#options.worker.names, annotations, ...kept });
    this.#opened = { kept, notebook, exchange, changes, ownNames };
    ownNames.again();
    void library.whenRead().then(() => ownNames.takeUpOthers((id) => library.summary(id) !== null));
    this.#stops.push(
      this.#options.worker.onRestart(() => ownNames.again()),
      () => kept.stopWatching(),
      () => notebook.close(),
      annotations.onChange((issueId, list) => {
        changes.annotationsChanged(issueId, list);
        ownNames.annotationsChanged(issueId, list);
      }),
      annotations.onStatus(() => this.#marksChanged()),
    );
    this.#marksChanged();
    this.#started.resolve(changes);
  }

  #openKept(annotations: AnnotationStore): Promise<KeptWork> {
    return openKeptWork({
      ...this.#options,
      library: this.library,
      annotations,
      corrections: this.corrections,
      snapshots: this.snapshots,
      search: (request) => this.search(request),
      clock,
      randomId,
      onSearchesChange: () => {
        this.#opened?.ownNames.changed('search');
        this.#options.onSearchesChange?.();
      },
      onCollectionsChange: () => {
        this.#opened?.ownNames.changed('collection');
        this.#options.onCollectionsChange?.();
      },
      onProblem: (problem) => {
        this.#problems.push(problem);
        this.#marksChanged();
      },
      onCopiesMerged: () => this.#marksChanged(),
    });
  }

  search(request: SearchRequest): Promise<SearchResult> {
    return this.#index.search(request);
  }

  findNames(request: NameRequest): Promise<FoundNames> {
    return this.#index.findNames(request);
  }

  indexState(): Promise<SearchIndexState> {
    return this.#index.state();
  }

  rebuildIndex(): Promise<void> {
    return this.#index.rebuild();
  }

  saveIndex(): Promise<SearchStatistics> {
    return this.#index.save();
  }

  async settled(): Promise<void> {
    await this.library.whenRead();
    await this.#opened?.changes.settled();
    await this.#opened?.ownNames.settled();
    await this.#index.idle();
  }

  async close(): Promise<void> {
    await this.importer.close();
    await this.exchange.close();
    for (const stop of this.#stops) stop();
    await this.#index.stop();
    await this.#parts.kept.close();
    await this.annotations.close();
    await this.library.close();
    await this.#index.close();
  }

  /** The canonical text is the same, so that marks stay where they are. */
  correctionsChanged(issueId: string): void {
    this.snapshots.changed();
    this.library.touch(issueId);
    this.#options.onCorrectionsChange?.(issueId);
  }

  #marksChanged(): void {
    const { marksLocked, problems } = this.annotations;
    this.library.setMarksState({
      marksLocked,
      problems: [...problems, ...this.corrections.problems, ...this.#problems],
    });
  }
}

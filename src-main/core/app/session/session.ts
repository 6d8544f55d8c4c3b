import { issuePages } from '#core/archive/facsimile/issuePages.ts';
import { createImporter, type Importer } from '#core/archive/import/importer.ts';
import { type Library, libraryCache, openLibrary, realFolder } from '#core/archive/library/library.ts';
import { parserVersion } from '#core/archive/parse/parse.ts';
import { createPageReader, type PageReader } from '#core/archive/pictureReading/pageReader.ts';
import { PictureReader } from '#core/archive/pictureReading/pictureReader.ts';
import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { createExchange, type Exchange } from '#core/exchange/import/exchange.ts';
import { KeptTargets } from '#core/exchange/targets/keptTargets.ts';
import { AnnotationStore } from '#core/kept/annotations/store.ts';
import { type Clipper, createClipper } from '#core/kept/clippings/clipper.ts';
import { Collections } from '#core/kept/collections/collections.ts';
import { Corrections } from '#core/kept/corrections/corrections.ts';
import { Descriptions } from '#core/kept/descriptions/descriptions.ts';
import { Hands } from '#core/kept/hands/hands.ts';
import { kinds } from '#core/kept/kinds.ts';
import { Links } from '#core/kept/links/links.ts';
import { createNotebook, type Notebook } from '#core/kept/notebook/notebook.ts';
import { type RecordNews, Records } from '#core/kept/records/store.ts';
import { Restoring } from '#core/kept/restore/restoring.ts';
import { SavedSearches } from '#core/kept/savedSearches/savedSearches.ts';
import { ChosenSources } from '#core/kept/sources/chosenSources.ts';
import { ArchiveLibrary } from '#core/server/library/archiveLibrary.ts';
import type { SearchRequest } from '#shared/model/search.ts';
import { randomId } from '../randomId.ts';
import { Changes } from './changes.ts';
import { Closing } from './closing.ts';
import { LibraryIndex } from './libraryIndex.ts';
import { OwnNames } from './ownNames.ts';
import { Reprints } from './reprints.ts';
import type { SessionOptions } from './sessionOptions.ts';

/**
 * One open library: its issues, what people make of them and the index over both, kept in step. What the library
 * reads goes to the index; what people mark goes to the index and back to the summaries.
 */
export interface LibrarySession {
  /** Absolute path of the library folder. */
  readonly libraryPath: string;
  readonly library: Library;
  /** The same where its issues are on a server; null where they are in the folder. */
  readonly archive: ArchiveLibrary | null;
  /** Everything that people make, with its one history. */
  readonly records: Records;
  /** Who works in the library. */
  readonly hands: Hands;
  /** Copies of all that people made, to go back to. */
  readonly snapshots: Snapshots;
  readonly restoring: Restoring;
  readonly annotations: AnnotationStore;
  /** What people changed of the issues' text and structure. */
  readonly corrections: Corrections;
  readonly collections: Collections;
  /** What joins passages of the library. */
  readonly links: Links;
  /** The searches that people keep, with what is new in them. */
  readonly savedSearches: SavedSearches;
  /** Looks up what collections and links name. */
  readonly clipper: Clipper;
  /** The annotations of all issues together. */
  readonly notebook: Notebook;
  /** What is searched, and what a person can mean by a name as they type it. */
  readonly index: LibraryIndex;
  readonly search: LibraryIndex['search'];
  /** Passages that stand in several issues; null where they are not looked for. */
  readonly reprints: Reprints | null;
  readonly importer: Importer;
  /** The reading of the library's pictures, page after page. */
  readonly pictures: PictureReader;
  readonly pageReader: PageReader;
  /** Annotations from other libraries and programs. */
  readonly exchange: Exchange;
  /** Exports that are kept up to date; null where that is not wanted. */
  readonly targets: KeptTargets | null;
  /** Resolves when every file was read (or reading was cancelled) and all of it is in the index. */
  settled(): Promise<void>;
  /** Finishes what is on its way to the disk. The search worker stays for the next session. */
  close(): Promise<void>;
}

const clock = () => new Date();

/** Opens a library and starts to read it. Throws `libraryNotFound`, `notAFolder` or `noAccess`; then nothing stays open. */
export async function openSession(options: SessionOptions): Promise<LibrarySession> {
  const closing = new Closing();
  try {
    return await openParts(options, closing);
  } catch (error) {
    await closing.run();
    throw error;
  }
}

async function openParts(options: SessionOptions, closing: Closing): Promise<LibrarySession> {
  const { path: libraryPath, writer, watch } = options;
  closing.add(() => options.archive?.server.close());
  await realFolder(libraryPath);
  const snapshots = new Snapshots({ libraryPath, clock });
  const records = await Records.open({ libraryPath, writer, clock, kinds, snapshots });
  closing.add(() => records.close());
  const hands = await Hands.open({ libraryPath, writer, name: options.name ?? (() => ''), clock });
  closing.add(() => hands.close());
  const corrections = await Corrections.open({ records, clock, randomId });
  const { library, archive } = await openIssues(options, records, corrections);
  closing.add(() => library.close());
  const annotations = new AnnotationStore({
    records,
    snapshots,
    // Marks lie in the text of the very source that they were made on.
    loadIssue: (id) => library.getByItself(id),
    loadPages: (id) => issuePages(library, id),
    clock,
    randomId,
  });
  const index = new LibraryIndex({
    library,
    worker: options.worker,
    putAgain: (issue) => changes.issueChanged(issue),
    archive,
  });
  closing.add(() => index.close());
  const search = (request: SearchRequest, signal?: AbortSignal) => index.search(request, signal);
  const clipper = createClipper({ library, annotations });
  const collections = await Collections.open({ records, clipper, clock, randomId });
  const links = await Links.open({ records, clipper, clock, annotations });
  const savedSearches = await SavedSearches.open({ records, search, clock, randomId });
  const restoring = new Restoring({ records, snapshots, annotations });
  const changes = new Changes({
    library,
    annotations,
    index,
    onAnnotationsChange: options.onAnnotationsChange,
    onReanchored: (report) => options.onReanchored?.(report),
  });
  const ownNames = new OwnNames({
    finder: options.worker.names,
    annotations,
    collections,
    savedSearches,
  });
  const reprints =
    options.reprintStore && !archive
      ? new Reprints({
          library,
          store: options.reprintStore,
          async whenQuiet() {
            await library.whenRead();
            await index.idle();
          },
          onChange: (state) => options.onReprintsChange?.(state),
        })
      : null;
  closing.add(() => reprints?.close());
  const tellProblems = () => library.setKeptProblems(records.problems);
  closing.add(
    library.onChange(options.onLibraryChange),
    library.onIssue((issue) => changes.issueChanged(issue)),
    library.onRemoved((ids) => changes.issuesRemoved(ids)),
    library.onIssue((issue) => reprints?.put(issue)),
    library.onRemoved((ids) => reprints?.remove(ids)),
    options.worker.onRestart(() => ownNames.again()),
    records.onProblem(tellProblems),
    // The canonical text is the same, so that marks stay where they are.
    corrections.onChange((issueId) => library.touch(issueId)),
    annotations.onChange((issueId, list) => {
      changes.annotationsChanged(issueId, list);
      ownNames.annotationsChanged(issueId, list);
    }),
    records.onChange((news) => tell(news, options, ownNames)),
    records.onChange(() => void hands.atWork()),
    hands.onChange((list) => options.onHandsChange?.(list)),
  );
  await records.begin(watch);
  if (watch) await hands.begin();
  await index.open();
  closing.add(() => index.stop());
  const notebook = createNotebook({ library, annotations, hands });
  closing.add(() => notebook.close());
  const settled = async () => {
    await library.whenRead();
    await changes.settled();
    await ownNames.settled();
    await index.idle();
  };
  const exchange = createExchange({ library, search, annotations, links, settled, clock });
  closing.add(() => exchange.close());
  const targets = options.targets
    ? await KeptTargets.open({
        ...options.targets,
        ...{ libraryPath, library, annotations, collections, links, clipper, hands, watch, clock, randomId },
        onChange: (waiting) => options.onTargetsChange?.(waiting),
      })
    : null;
  closing.add(
    () => targets?.close(),
    // No export has a saved search in it.
    records.onChange(({ kind }) => (kind === 'searches' ? undefined : targets?.changed())),
    library.onIssue(() => targets?.changed()),
  );
  const importer = createImporter({
    library,
    parser: options.parser,
    randomId,
    onChange: (state) => options.onImportChange?.(state),
  });
  closing.add(() => importer.close());
  const pageReader = createPageReader({ library, clock, recognizer: options.recognizer ?? null });
  const pictures = await PictureReader.open({
    library,
    clock,
    ...pageReader,
    atOnce: () => options.recognizer?.atOnce ?? 1,
    mayWork: () => options.recognizer !== undefined && (options.mayReadPictures?.() ?? true),
    onChange: (state) => options.onPictureReading?.(state),
  });
  closing.add(() => pictures.close());
  tellProblems();
  ownNames.again();
  library.start();
  void library.whenRead().then(() => targets?.start());
  void library.whenRead().then(() => ownNames.takeUpOthers((id) => library.summary(id) !== null));
  return {
    libraryPath,
    library,
    archive,
    records,
    hands,
    snapshots,
    restoring,
    annotations,
    corrections,
    collections,
    links,
    savedSearches,
    clipper,
    notebook,
    index,
    search,
    reprints,
    importer,
    pictures,
    pageReader,
    exchange,
    targets,
    settled,
    close: () => closing.run(),
  };
}

/** The library's issues: those in its folder, or those of an archive on a server that the folder keeps the marks of. */
async function openIssues(
  { path, cacheFolder, archive, parser, watch }: SessionOptions,
  records: Records,
  corrections: Corrections,
): Promise<{ readonly library: Library; readonly archive: ArchiveLibrary | null }> {
  const marked = records.issuesWith('annotations');
  if (archive) {
    const library = new ArchiveLibrary({
      path,
      cacheFolder: libraryCache(cacheFolder, await realFolder(path)),
      ...archive,
      overlay: corrections,
      marked: new Set([...marked, ...corrections.issueIds]),
      after: (milliseconds, work) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    return { library, archive: library };
  }
  const library = await openLibrary({
    path,
    cacheFolder,
    parse: (request) => parser.parse(request),
    parserVersion,
    clock,
    watch,
    descriptions: await Descriptions.open({ records, clock }),
    choices: await ChosenSources.open(records),
    overlay: corrections,
    marked,
  });
  return { library, archive: null };
}

function tell({ kind, issueId }: RecordNews, options: SessionOptions, ownNames: OwnNames): void {
  if (kind === 'corrections' && issueId !== null) options.onCorrectionsChange?.(issueId);
  if (kind === 'links') options.onLinksChange?.();
  if (kind === 'searches') {
    ownNames.changed('search');
    options.onSearchesChange?.();
  }
  if (kind === 'collections') {
    ownNames.changed('collection');
    options.onCollectionsChange?.();
  }
}

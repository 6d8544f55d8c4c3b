import type { Library } from '#core/archive/library/library.ts';
import type { Clock } from '#core/disk/files/clock.ts';
import { watchMarks } from '#core/disk/files/watchFolder.ts';
import { originalOfCopy, unmergedCopies } from '#core/disk/json/conflictCopies.ts';
import type { KeptStore } from '#core/disk/json/keptStore.ts';
import { marksRoot } from '#core/disk/snapshots/folder.ts';
import type { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import { type Clipper, createClipper } from '#core/kept/clippings/clipper.ts';
import { type Collections, openCollections } from '#core/kept/collections/collections.ts';
import type { Corrections } from '#core/kept/corrections/corrections.ts';
import { type Links, openLinks } from '#core/kept/links/links.ts';
import { openSavedSearches, type SavedSearches } from '#core/kept/savedSearches/savedSearches.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { SearchRequest, SearchResult } from '#shared/model/search.ts';
import type { SessionOptions } from './sessionInterface.ts';

/** What is heard of changes, beside the snapshots. */
type Listeners = Pick<SessionOptions, 'onSearchesChange' | 'onCollectionsChange' | 'onLinksChange'>;

export interface KeptWorkOptions extends Listeners {
  readonly library: Library;
  readonly annotations: AnnotationStore;
  readonly corrections: Corrections;
  readonly snapshots: Pick<Snapshots, 'changed'>;
  readonly search: (request: SearchRequest) => Promise<SearchResult>;
  readonly clock: Clock;
  readonly randomId: () => string;
  /** Whether to notice what other programs change while the library is open. */
  readonly watch: boolean;
  readonly onProblem: (problem: FileProblem) => void;
  /** Hears that copies of a sync tool's were merged while the library was open. */
  readonly onCopiesMerged: () => void;
}

/** What people keep in one library beside annotations. */
export interface KeptWork {
  readonly savedSearches: SavedSearches;
  readonly collections: Collections;
  readonly links: Links;
  /** Looks up what collections and links name. */
  readonly clipper: Clipper;
  /** All of it, as snapshots and sync tools see it. */
  readonly stores: readonly KeptStore[];
  /** Stops looking for sync tools' copies; what people keep can still be changed until `close`. */
  stopWatching(): void;
  /** Finishes what is on its way to the disk. */
  close(): Promise<void>;
}

/** Opens what people keep in a library, and takes in what sync tools left beside it. */
export async function openKeptWork(options: KeptWorkOptions): Promise<KeptWork> {
  const { library, annotations, corrections, clock, randomId, watch } = options;
  const libraryPath = library.state().path;
  const mayWrite = () => annotations.marksLocked === null;
  const telling = (onChange: (() => void) | undefined) => () => {
    options.snapshots.changed();
    onChange?.();
  };
  const surroundings = { libraryPath, clock, mayWrite, onProblem: options.onProblem };
  const savedSearches = await openSavedSearches({
    ...surroundings,
    randomId,
    search: options.search,
    onChange: telling(options.onSearchesChange),
  });
  const clipper = createClipper({ library, annotations });
  const recordSurroundings = { ...surroundings, watch, ensureWriter: () => annotations.ensureWriter() };
  const collections = await openCollections({
    ...recordSurroundings,
    clipper,
    randomId,
    onChange: telling(options.onCollectionsChange),
  });
  const links = await openLinks({
    ...recordSurroundings,
    clipper,
    annotations,
    onChange: telling(options.onLinksChange),
  });
  const stores = [
    library.keptDescriptions,
    savedSearches.kept,
    collections.kept,
    links.kept,
    corrections.kept,
  ];
  if (mayWrite()) for (const store of stores) await store.takeInCopies();
  for (const problem of await unmergedCopies(marksRoot(libraryPath))) options.onProblem(problem);
  const stopWatching = watch
    ? await watchCopies(options, [library.keptDescriptions, savedSearches.kept])
    : null;
  if (watch) await corrections.watch();

  return {
    savedSearches,
    collections,
    links,
    clipper,
    stores,
    stopWatching: () => void stopWatching?.(),
    async close() {
      await savedSearches.close();
      await collections.close();
      await links.close();
      await corrections.close();
    },
  };
}

/** Copies that come while the library is open; collections, links, corrections and annotations see to their own. */
async function watchCopies(
  { library, annotations, onCopiesMerged }: KeptWorkOptions,
  stores: readonly KeptStore[],
): Promise<() => Promise<void>> {
  const libraryPath = library.state().path;
  return await watchMarks(libraryPath, marksRoot(libraryPath), (name) => {
    const store = stores.find((one) => one.name === originalOfCopy(name));
    if (!store || annotations.marksLocked !== null) return;
    void store.takeInCopies().then(onCopiesMerged);
  });
}

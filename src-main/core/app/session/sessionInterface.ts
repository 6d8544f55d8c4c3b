import type { Importer } from '#core/archive/import/importer.ts';
import type { Library } from '#core/archive/library/library.ts';
import type { SourceParser } from '#core/archive/reading/parser.ts';
import type { KeptStore } from '#core/disk/json/keptStore.ts';
import type { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import type { Exchange } from '#core/exchange/import/exchange.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { Clipper } from '#core/kept/clippings/clipper.ts';
import type { Collections } from '#core/kept/collections/collections.ts';
import type { Corrections } from '#core/kept/corrections/corrections.ts';
import type { Links } from '#core/kept/links/links.ts';
import type { Notebook } from '#core/kept/notebook/notebook.ts';
import type { SavedSearches } from '#core/kept/savedSearches/savedSearches.ts';
import type { SearchStatistics } from '#core/search/engine.ts';
import type { SearchWorker } from '#core/search/worker/client.ts';
import type { AnchoredAnnotation, Reanchoring } from '#shared/model/annotation.ts';
import type { ImportState } from '#shared/model/import.ts';
import type { LibraryChange } from '#shared/model/library.ts';
import type { FoundNames, NameRequest } from '#shared/model/name.ts';
import type { SearchIndexState, SearchRequest, SearchResult } from '#shared/model/search.ts';

/**
 * One open library: its issues, the marks on them and the index over both, kept in step. What the
 * library reads goes to the index; what people mark goes to the index and back to the summaries.
 */
export interface LibrarySession {
  readonly library: Library;
  readonly annotations: AnnotationStore;
  readonly importer: Importer;
  /** What people changed of the issues' text and structure. */
  readonly corrections: Corrections;
  /** Annotations from other libraries and programs. */
  readonly exchange: Exchange;
  /** The annotations of all issues together. */
  readonly notebook: Notebook;
  /** Copies of all that people made, to go back to. */
  readonly snapshots: Snapshots;
  /** What people keep in the library beside annotations. */
  readonly keptStores: readonly KeptStore[];
  /** Absolute path of the library folder. */
  readonly libraryPath: string;
  /** The searches that people keep, with what is new in them. */
  readonly savedSearches: SavedSearches;
  readonly collections: Collections;
  /** What joins passages of the library. */
  readonly links: Links;
  /** Looks up what collections and links name. */
  readonly clipper: Clipper;
  search(request: SearchRequest): Promise<SearchResult>;
  /** What a person can mean by a name as they type it. */
  findNames(request: NameRequest): Promise<FoundNames>;
  indexState(): Promise<SearchIndexState>;
  /** Empties the index and makes it again; resolves when the new one has begun. */
  rebuildIndex(): Promise<void>;
  /** Saves the index now; answers what is in it. */
  saveIndex(): Promise<SearchStatistics>;
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
  /** Hears of every issue whose corrections changed. */
  readonly onCorrectionsChange?: (issueId: string) => void;
  /** Hears that a saved search changed. */
  readonly onSearchesChange?: () => void;
  readonly onCollectionsChange?: () => void;
  readonly onLinksChange?: () => void;
  /** Hears where annotations went when an issue's text changed. */
  readonly onReanchored?: (report: Reanchoring) => void;
}

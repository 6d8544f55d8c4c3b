import type { SourceParser } from '#core/archive/library/sourceParser.ts';
import type { PictureRecognizer } from '#core/archive/pictureReading/pageReader.ts';
import type { RenderTarget } from '#core/exchange/targets/content.ts';
import type { ReprintStore } from '#core/search/reprints/reprintStore.ts';
import type { SearchWorker } from '#core/search/worker/client.ts';
import type { Server } from '#core/server/connection.ts';
import type { AnchoredAnnotation, Reanchoring } from '#shared/model/annotation.ts';
import type { ReprintState } from '#shared/model/finding/reprints.ts';
import type { Hand } from '#shared/model/hand.ts';
import type { ImportState } from '#shared/model/import.ts';
import type { LibraryChange } from '#shared/model/library.ts';
import type { PictureReadingState } from '#shared/model/scans/pictureReading.ts';

/** An archive on a server, which the library folder keeps people's marks of. */
export interface SessionArchive {
  readonly server: Server;
  /** Absolute path of the folder that the fed library's files can be read in; null without. */
  readonly pictures: string | null;
}

/** What a library is opened with, and who hears of what happens in it. */
export interface SessionOptions {
  /** Absolute path of the library folder. */
  readonly path: string;
  readonly cacheFolder: string;
  /** The archive on a server that the issues come from; absent where they are in the folder. */
  readonly archive?: SessionArchive;
  /** Whose files this process writes: see `claimWriter`. */
  readonly writer: string;
  /** What the person wants to be called in the library; empty or absent where they gave no name. */
  readonly name?: () => string;
  /** Exports that are kept up to date: where the profile has them, and what renders them; absent where that is not wanted. */
  readonly targets?: { readonly folder: string; readonly render: RenderTarget };
  readonly onTargetsChange?: (waiting: number) => void;
  /** Whether to notice what changes in the folder after it was read. */
  readonly watch: boolean;
  /** Serves one session at a time. */
  readonly worker: SearchWorker;
  readonly parser: SourceParser;
  /** Reads pictures of pages; absent where that is not wanted. */
  readonly recognizer?: PictureRecognizer;
  /** Whether pictures may be read now: not on a battery, unless the person wants it. */
  readonly mayReadPictures?: () => boolean;
  readonly onPictureReading?: (state: PictureReadingState) => void;
  /** Looks for reprints, serving one session at a time; absent where that is not wanted. */
  readonly reprintStore?: ReprintStore;
  readonly onReprintsChange?: (state: ReprintState) => void;
  readonly onLibraryChange: (change: LibraryChange) => void;
  readonly onImportChange?: (state: ImportState) => void;
  readonly onAnnotationsChange: (issueId: string, annotations: readonly AnchoredAnnotation[]) => void;
  /** Hears of every issue whose corrections changed. */
  readonly onCorrectionsChange?: (issueId: string) => void;
  /** Hears that a saved search changed. */
  readonly onSearchesChange?: () => void;
  readonly onCollectionsChange?: () => void;
  readonly onLinksChange?: () => void;
  readonly onHandsChange?: (hands: readonly Hand[]) => void;
  /** Hears where annotations went when an issue's text changed. */
  readonly onReanchored?: (report: Reanchoring) => void;
}

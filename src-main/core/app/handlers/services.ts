import type { PictureDecoder } from '#core/archive/facsimile/pictureDecoder.ts';
import type { Uploads } from '#core/archive/import/uploads.ts';
import type { DictionaryService } from '#core/dictionaries/client.ts';
import type { Renderer } from '#core/exchange/export/renderExport.ts';
import type { Drafts } from '#core/kept/drafts/drafts.ts';
import type { SearchHistory } from '#core/kept/savedSearches/searchHistory.ts';
import type { HostInfo } from '#shared/contract/calls/host.ts';
import type { LibraryState } from '#shared/model/library.ts';
import type { Archives } from '../archives/archives.ts';
import type { GrantedPaths } from '../grantedPaths.ts';
import type { HostServices } from '../hostServices.ts';
import type { Interruptions } from '../runtime/interruptions.ts';
import type { Journal } from '../runtime/journal.ts';
import type { LibrarySession } from '../session/session.ts';
import type { SettingsStore } from '../settings/settings.ts';

/** What the handlers of the contract stand on. */
export interface HandlerServices {
  readonly settings: SettingsStore;
  readonly host: HostServices;
  /** Every handler that is given a path of the disk asks here first. */
  readonly granted: GrantedPaths;
  /** The host and its abilities. */
  readonly info: Omit<HostInfo, 'recentLibraries'>;
  readonly archives: Archives;
  readonly openLibrary: (path: string) => Promise<LibraryState>;
  readonly session: () => LibrarySession | null;
  /** The open library; throws `noLibrary` where none is open. */
  readonly opened: () => LibrarySession;
  /** The open library as a folder of issues; throws `notInArchive` where they are on a server. */
  readonly openedFolder: () => LibrarySession;
  readonly uploads: Uploads;
  readonly interruptions: Interruptions;
  readonly journal: Journal;
  /** A report on the program, as `runtime.report` answers it. */
  readonly report: () => Promise<string>;
  readonly searchHistory: SearchHistory;
  readonly drafts: Drafts;
  readonly dictionaries: DictionaryService;
  readonly renderer: Renderer;
  readonly pictures: Pick<PictureDecoder, 'decode' | 'cut'>;
}

/** Answers null when some work is done, as calls do that have nothing to tell. */
export async function done(work: Promise<unknown>): Promise<null> {
  await work;
  return null;
}

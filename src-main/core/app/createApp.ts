/**
 * The application without a host. Both hosts call `createApp` once, attach a wire for every window, and
 * add what only they can do (dialogs, links) as `HostServices`.
 */

import { join } from 'node:path';
import { startCovers } from '#core/archive/covers/covers.ts';
import { startPictureDecoder } from '#core/archive/facsimile/pictureDecoder.ts';
import { createUploads, sweepUploads } from '#core/archive/import/uploads.ts';
import { realFolder } from '#core/archive/library/library.ts';
import { startPictureRecognizer } from '#core/archive/pictureReading/recognizer.ts';
import { startReadingWorker } from '#core/archive/reading/client.ts';
import { startDictionaries } from '#core/dictionaries/client.ts';
import { startRenderer } from '#core/exchange/export/client.ts';
import { preferredInput } from '#core/exchange/export/exportInput.ts';
import type { RenderTarget } from '#core/exchange/targets/content.ts';
import { openDrafts } from '#core/kept/drafts/drafts.ts';
import { claimWriter } from '#core/kept/records/writer.ts';
import { openSearchHistory } from '#core/kept/savedSearches/searchHistory.ts';
import { startReprintWorker } from '#core/search/reprints/worker/client.ts';
import { startSearchWorker } from '#core/search/worker/client.ts';
import { notInArchive } from '#core/server/library/fedElsewhere.ts';
import type { EventName, Events } from '#shared/contract/calls.ts';
import { deepLinkBase } from '#shared/contract/deepLink.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { type ServerPeer, serveContract } from '#shared/contract/serve.ts';
import type { Wire } from '#shared/contract/wire.ts';
import type { LibraryState } from '#shared/model/library.ts';
import { type ArchiveToOpen, openArchives } from './archives/archives.ts';
import { type ContentRequest, respondToContent } from './content.ts';
import { createHandlers } from './createHandlers.ts';
import { createGrantedPaths } from './grantedPaths.ts';
import type { HostServices } from './hostServices.ts';
import type { ProgramFiles } from './programFiles.ts';
import { randomId } from './randomId.ts';
import { diagnosticsReport } from './runtime/diagnostics.ts';
import { createInterruptions } from './runtime/interruptions.ts';
import { type Journal, noJournal, recordReading } from './runtime/journal.ts';
import { recordFailures } from './runtime/recordFailures.ts';
import { emptyCache, withoutPreferences } from './runtime/safeMode.ts';
import { watchThreads } from './runtime/watchThreads.ts';
import { type LibrarySession, openSession } from './session/session.ts';
import { openSettings } from './settings/settings.ts';

export interface AppOptions {
  /** Absolute path of the folder for preferences. */
  readonly configFolder: string;
  /** Absolute path of the folder for everything that can be made again. */
  readonly cacheFolder: string;
  readonly files: ProgramFiles;
  readonly host: HostServices;
  /** The program's own log; absent where none is kept. */
  readonly journal?: Journal;
  /** Whether to do without the person's preferences and caches: what is wrong may be in them. */
  readonly safeMode?: boolean;
}

export interface App {
  /** Serves one window; its events go there until the wire closes. One that may not change anything may only read. */
  attach(wire: Wire, clientId: string, mayChange?: boolean): void;
  /** Opens a folder in place of the open library. Throws `libraryNotFound`, `notAFolder` or `noAccess`. */
  openLibrary(path: string): Promise<LibraryState>;
  /** Opens an archive on a server likewise. Throws `serverAway`, `serverRefuses`, `serverSchema` and what saving throws. */
  openArchive(archive: ArchiveToOpen): Promise<LibraryState>;
  /**
   * Answers what pages ask for by address: page pictures, covers, and files that are sent to be added. Null when the
   * address is none of these. The host has made sure that the page is its own.
   */
  respond(request: ContentRequest): Promise<Response | null>;
  /** Lets windows name these paths (absolute) and what lies below them: a person chose them outside the page. */
  grant(paths: readonly string[]): void;
  /** Sends an event to one window, or to all. */
  send<N extends EventName>(name: N, payload: Events[N], clientId?: string): void;
  /** A window lost its page, which is loaded again: the window will say so. */
  lostPage(clientId: string): void;
  /** Finishes everything that is on its way to the disk. */
  close(): Promise<void>;
}

export async function createApp(options: AppOptions): Promise<App> {
  const { journal = noJournal, safeMode = false } = options;
  const info = { ...options.host.info, safeMode, hasKeychain: options.host.secrets.isThere };
  const { version, host: hostName } = info;
  journal.record({ kind: 'started', version, host: hostName, safeMode });
  const preferences = await openSettings(options.configFolder);
  const settings = safeMode ? withoutPreferences(preferences) : preferences;
  const cache = safeMode ? await emptyCache() : { folder: options.cacheFolder, clear: async () => undefined };
  const searchHistory = await openSearchHistory(options.configFolder, () => new Date());
  const drafts = await openDrafts(options.configFolder, () => new Date());
  const archives = await openArchives({
    configFolder: options.configFolder,
    documents: options.host.documents,
    secrets: options.host.secrets,
    clock: () => new Date(),
  });
  const writer = await claimWriter({ folder: join(options.configFolder, 'writers'), randomId });
  const { files } = options;
  const worker = startSearchWorker(files);
  const reprintStore = startReprintWorker(files.reprintWorker);
  const parser = startReadingWorker(files.readingWorker);
  const pictures = startPictureDecoder(files.pictureWorker);
  const covers = startCovers(files.coverWorker);
  const renderer = startRenderer(files.renderWorker, files.citationStyles);
  const dictionaries = startDictionaries(files.dictionaryWorker, join(options.configFolder, 'dictionaries'));
  const recognizer = startPictureRecognizer(files.recognitionWorker);
  const uploads = createUploads(randomId);
  // Nobody waits for what is left of another day.
  sweepUploads().catch(() => undefined);
  const interruptions = createInterruptions();
  const clients = new Map<string, ServerPeer>();
  let session: LibrarySession | null = null;
  /** Opening and closing follow one another: the search worker serves one session at a time. */
  let switching: Promise<unknown> = Promise.resolve();

  const send: App['send'] = (name, payload, clientId) => {
    for (const [id, client] of clients) {
      if (clientId === undefined || id === clientId) client.send(name, payload);
    }
  };
  const forgetThreads = watchThreads(files, journal, (part) => send('runtime.interrupted', { part }));
  const recordLibrary = recordReading(journal);
  settings.onChange((changed) => send('settings.changed', changed));
  const powerChanged = () => session?.pictures.powerChanged();
  settings.onChange(powerChanged);
  settings.onChange(() => session?.targets?.changed());
  const unplug = options.host.power.onChange(powerChanged);
  const { updates } = options.host;
  const forgetUpdates = updates.onChange((state) => send('updates.changed', state));
  settings.onChange(({ lookForUpdates }) => updates.lookByItself(lookForUpdates));
  updates.lookByItself(settings.get().lookForUpdates);

  const renderTarget: RenderTarget = (scope, exportOptions, content) => {
    const input = { ...preferredInput(settings.get(), options.host.info.locales), ...content };
    // Files outlive the address of a host; the link of the system leads here from everywhere.
    return renderer.render({ scope, options: exportOptions, input, linkBase: deepLinkBase });
  };
  const start = async (path: string): Promise<LibrarySession> => {
    const archive = await archives.at(path);
    return await openSession({
      path,
      ...(archive && { archive }),
      cacheFolder: cache.folder,
      writer: writer.id,
      name: () => settings.get().author,
      watch: true,
      worker,
      parser,
      recognizer,
      reprintStore,
      onReprintsChange: (state) => send('reprints.changed', state),
      onLibraryChange: (change) => {
        recordLibrary(change.state);
        send('library.changed', change);
      },
      onImportChange: (state) => send('import.changed', state),
      mayReadPictures: () => settings.get().readPicturesOnBattery || !options.host.power.isOnBattery(),
      onPictureReading: (state) => send('pictures.changed', state),
      onAnnotationsChange: (issueId, annotations) => send('annotations.changed', { issueId, annotations }),
      onCorrectionsChange: (issueId) => send('corrections.changed', { issueId }),
      onSearchesChange: () => send('searches.changed', {}),
      onCollectionsChange: () => send('collections.changed', {}),
      onLinksChange: () => send('links.changed', {}),
      onHandsChange: (hands) => send('hands.changed', { hands }),
      targets: { folder: join(options.configFolder, 'targets'), render: renderTarget },
      onTargetsChange: (waiting) => send('targets.changed', { waiting }),
      onReanchored: (report) => send('annotations.reanchored', report),
    });
  };
  /** What cannot be opened leaves the open library as it is. */
  const open = async (path: string): Promise<LibraryState> => {
    await realFolder(path);
    const before = session?.library.state().path;
    await session?.close();
    session = null;
    try {
      session = await start(path);
    } catch (error) {
      session = before === undefined ? null : await start(before).catch(() => null);
      throw error;
    }
    // That the list of recent libraries cannot be kept is no reason not to open one.
    await settings.rememberLibrary(path).catch(() => undefined);
    return session.library.state();
  };
  const openLibrary = (path: string): Promise<LibraryState> => {
    const opened = switching.then(() => open(path));
    switching = opened.catch(() => undefined);
    return opened;
  };

  const opened = (): LibrarySession => {
    if (session) return session;
    throw new BroadsheetError('noLibrary', 'No library is open: choose a folder first.');
  };
  const granted = createGrantedPaths(() => settings.recentLibraries().map(({ path }) => path));
  const handlers = createHandlers({
    settings,
    granted,
    host: options.host,
    info,
    journal,
    report: () =>
      diagnosticsReport({
        info,
        settings: settings.get(),
        cacheFolder: cache.folder,
        library: session?.library.state() ?? null,
        index: async () => (session ? await session.index.state() : null),
        journal,
      }),
    archives,
    openLibrary,
    session: () => session,
    opened,
    openedFolder() {
      if (session?.archive) throw notInArchive();
      return opened();
    },
    uploads,
    interruptions,
    searchHistory,
    drafts,
    dictionaries,
    renderer,
    pictures,
  });

  return {
    attach(wire, clientId, mayChange = true) {
      clients.set(clientId, serveContract(wire, recordFailures(handlers, journal), { clientId, mayChange }));
      wire.onClose(() => {
        clients.delete(clientId);
        drafts.release(clientId);
      });
    },
    openLibrary,
    openArchive: async (archive) => await openLibrary(await archives.add(archive)),
    grant: granted.grant,
    respond: (request) =>
      respondToContent(request, { library: () => session?.library ?? null, pictures, covers, uploads }),
    send,
    lostPage: interruptions.lostPage,
    async close() {
      unplug();
      updates.lookByItself(false);
      forgetUpdates();
      forgetThreads();
      await switching;
      await session?.close();
      session = null;
      await writer.release();
      for (const client of clients.values()) client.close();
      clients.clear();
      // Nobody can ask for more now; a process that ended here would cut off what was asked for last.
      await Promise.all([settings, searchHistory, drafts, archives].map((store) => store.close()));
      await parser.close();
      await pictures.close();
      await covers.close();
      await recognizer.close();
      await dictionaries.close();
      await renderer.close();
      await uploads.close();
      await reprintStore.end();
      await worker.close();
      await cache.clear();
      journal.record({ kind: 'ended' });
    },
  };
}

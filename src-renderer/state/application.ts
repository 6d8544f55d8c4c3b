import { createContext, startTransition, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostInfo } from '#shared/contract/calls.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { pickLanguage } from '#shared/i18n/language.ts';
import { makeTranslator, type Translator } from '#shared/i18n/translate.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { addressOf, routeOfTarget } from './address.ts';
import { type CollectionsControl, createCollections } from './collections.ts';
import { type CorrectionsControl, createCorrections } from './corrections.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { createFacsimile, type Facsimile } from './facsimile.ts';
import { createFind, type Find } from './find.ts';
import { createImports, type Imports, type SendFile } from './imports.ts';
import { createLibrary, type Library } from './library.ts';
import { createLibraryTags, type LibraryTags } from './libraryTags.ts';
import { createLinks, type LinksControl } from './links.ts';
import { tellNews } from './news.ts';
import { createNotebook, type Notebook } from './notebook.ts';
import { createOverlays, type OverlayStore } from './overlays.ts';
import { createReading, type Reading, type ReadingSurroundings } from './reading.ts';
import { tellReanchoring } from './reanchoring.ts';
import { createRouter, type HistoryPort, type Router } from './router.ts';
import { createSavedSearches, type SavedSearchesControl } from './savedSearches.ts';
import { createSearch, type Search } from './search.ts';
import { createSettings, type SettingsControl } from './settings.ts';
import { createToasts, type Toasts } from './toasts.ts';

/** Everything that one window knows and can do, put together once. */
export interface Application {
  readonly peer: ClientPeer;
  readonly info: HostInfo;
  readonly router: Router;
  readonly library: Library;
  readonly reading: Reading;
  readonly corrections: CorrectionsControl;
  readonly facsimile: Facsimile;
  readonly find: Find;
  readonly imports: Imports;
  readonly exchange: Exchange;
  readonly search: Search;
  readonly savedSearches: SavedSearchesControl;
  readonly notebook: Notebook;
  readonly collections: CollectionsControl;
  readonly links: LinksControl;
  readonly libraryTags: LibraryTags;
  readonly settings: SettingsControl;
  readonly toasts: Toasts;
  readonly overlays: OverlayStore;
  readonly files: FilePort;
  readonly connection: StoreApi<{ readonly status: 'connected' | 'reconnecting' | 'closed' }>;
  /** Asks again for everything on screen, after events may have been missed. */
  reload(): Promise<void>;
}

/** How files of the person's computer reach the application; see host.ts. */
export interface FilePort {
  /** Where dropped files lie; null where the page cannot know and has to send them. */
  pathsOf(files: readonly File[]): Promise<readonly string[]> | null;
  readonly send: SendFile;
}

export interface Surroundings extends ReadingSurroundings {
  readonly files: FilePort;
  readonly history: HistoryPort;
  /** Runs work once nothing has been asked for a while; answers how to call it off. */
  wait(work: () => void): () => void;
}

export function createApplication(peer: ClientPeer, info: HostInfo, around: Surroundings): Application {
  const toasts = createToasts(around.newId);
  const router = createRouter(around.history, info.host === 'browser', around.newId);
  const reading = createReading(peer, toasts, around);
  const application: Application = {
    peer,
    info,
    router,
    toasts,
    library: createLibrary(peer, toasts.failed),
    reading,
    corrections: createCorrections(peer, reading, toasts),
    facsimile: createFacsimile(peer, toasts.failed),
    find: createFind(peer, around.wait),
    imports: createImports(peer, info, around.files.send),
    exchange: createExchange(peer, around.files.send, (issueId) =>
      application.library.store.getState().issues.has(issueId),
    ),
    files: around.files,
    search: createSearch(peer),
    savedSearches: createSavedSearches(peer, toasts.failed),
    notebook: createNotebook(peer, toasts),
    collections: createCollections(peer, toasts),
    links: createLinks(peer, toasts),
    libraryTags: createLibraryTags(peer),
    settings: createSettings(peer, toasts.failed),
    overlays: createOverlays(),
    connection: createStore(() => ({ status: 'connected' as const })),
    async reload() {
      application.reading.saveUnsaved();
      await Promise.all([
        application.settings.load(),
        application.library.load(),
        application.reading.refresh(),
        application.imports.load(),
        application.exchange.loadWaiting(),
        application.notebook.again(),
        application.collections.load(),
        application.links.open(application.links.store.getState().issueId),
      ]);
    },
  };
  application.library.store.subscribe(({ state }, before) => {
    if (!state || !before.state || state.path === before.state.path) return;
    application.reading.close();
    application.facsimile.close();
    application.find.close();
    application.search.reset();
    application.notebook.reset();
    void application.collections.open(null);
    application.links.wait(null);
    application.libraryTags.reset();
    router.go({ name: 'shelf', publication: null });
  });
  application.library.store.subscribe(({ issues }, before) => {
    const { issueId } = application.reading.store.getState();
    const now = issueId === null ? undefined : issues.get(issueId);
    const was = issueId === null ? undefined : before.issues.get(issueId);
    if (now && was && mayReadDifferently(now, was)) void application.reading.refresh();
  });
  application.library.store.subscribe(({ state }, before) => {
    if (state && state.path !== before.state?.path) void application.reading.enterLibrary(state.path);
    if (state?.marksLocked === null && before.state?.marksLocked) application.reading.saveUnsaved();
  });
  tellReanchoring(peer, toasts);
  tellNews(application.library, toasts);
  peer.on('navigate.requested', (target) => {
    const route = routeOfTarget(target);
    const current = router.store.getState().route;
    // The window's own first address is announced too; it must not become a second entry.
    if (current.name === 'issue' && addressOf({ ...current, articleId: null }) === addressOf(route)) return;
    router.go(route);
  });
  return application;
}

/** A new summary with the same count of marks means that the issue itself may have changed. */
const mayReadDifferently = (now: IssueSummary, was: IssueSummary): boolean =>
  now !== was && now.annotationCount === was.annotationCount && now.orphanCount === was.orphanCount;

export const ApplicationContext = createContext<Application | null>(null);

export function useApplication(): Application {
  const application = useContext(ApplicationContext);
  if (!application) throw new Error('The application context is missing above this component.');
  return application;
}

export const TranslatorContext = createContext<Translator | null>(null);

/** Words, numbers and dates in the language of the interface. */
export function useTranslator(): Translator {
  const translator = useContext(TranslatorContext);
  if (!translator) throw new Error('The translator context is missing above this component.');
  return translator;
}

/** The translator for the settings and the system's languages. */
export const translatorFor = (language: 'system' | 'en' | 'zh-CN', info: HostInfo): Translator =>
  makeTranslator(pickLanguage(language, info.locales));

/** A part of a store; the component renders again when that part changes. */
export const usePart = <S, T>(store: StoreApi<S>, part: (state: S) => T): T => useStore(store, part);

/**
 * Like `usePart` for what may follow a moment later: it is drawn behind what is urgent. `part` is the same
 * function at every rendering.
 */
export function useLaterPart<S, T>(store: StoreApi<S>, part: (state: S) => T): T {
  const [value, setValue] = useState(() => part(store.getState()));
  useEffect(() => {
    const follow = () => startTransition(() => setValue(() => part(store.getState())));
    follow();
    return store.subscribe(follow);
  }, [store, part]);
  return value;
}

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostInfo } from '#shared/contract/calls.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { pickLanguage } from '#shared/i18n/language.ts';
import { makeTranslator, type Translator } from '#shared/i18n/translate.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { addressOf, routeOfTarget } from './address.ts';
import { createFacsimile, type Facsimile } from './facsimile.ts';
import { createFind, type Find } from './find.ts';
import { createImports, type Imports, type SendFile } from './imports.ts';
import { createLibrary, type Library } from './library.ts';
import { createOverlays, type OverlayStore } from './overlays.ts';
import { createReading, type Reading } from './reading.ts';
import { createRouter, type HistoryPort, type Router } from './router.ts';
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
  readonly facsimile: Facsimile;
  readonly find: Find;
  readonly imports: Imports;
  readonly search: Search;
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

export interface Surroundings {
  readonly files: FilePort;
  readonly history: HistoryPort;
  newId(): string;
  /** Runs work once nothing has been asked for a while; answers how to call it off. */
  wait(work: () => void): () => void;
}

export function createApplication(peer: ClientPeer, info: HostInfo, around: Surroundings): Application {
  const toasts = createToasts(around.newId);
  const router = createRouter(around.history, info.host === 'browser', around.newId);
  const application: Application = {
    peer,
    info,
    router,
    toasts,
    library: createLibrary(peer, toasts.failed),
    reading: createReading(peer, toasts),
    facsimile: createFacsimile(peer, toasts.failed),
    find: createFind(peer, around.wait),
    imports: createImports(peer, info, around.files.send),
    files: around.files,
    search: createSearch(peer, around.wait),
    settings: createSettings(peer, toasts.failed),
    overlays: createOverlays(),
    connection: createStore(() => ({ status: 'connected' as const })),
    async reload() {
      await Promise.all([
        application.settings.load(),
        application.library.load(),
        application.reading.refresh(),
        application.imports.load(),
      ]);
    },
  };
  application.library.store.subscribe(({ state }, before) => {
    if (!state || !before.state || state.path === before.state.path) return;
    application.reading.close();
    application.facsimile.close();
    application.find.close();
    application.search.reset();
    router.go({ name: 'shelf', publication: null });
  });
  application.library.store.subscribe(({ issues }, before) => {
    const { issueId } = application.reading.store.getState();
    const now = issueId === null ? undefined : issues.get(issueId);
    const was = issueId === null ? undefined : before.issues.get(issueId);
    if (now && was && mayReadDifferently(now, was)) void application.reading.refresh();
  });
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

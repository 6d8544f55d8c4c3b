import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostInfo } from '#shared/contract/calls/host.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { Translator } from '#shared/i18n/translate.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { createReadAloud, type ReadAloud, type ReadAloudSurroundings } from './aloud/readAloud.ts';
import { type CorrectionsControl, createCorrections } from './issue/corrections.ts';
import {
  type CurrentIssue,
  type CurrentIssueSurroundings,
  createCurrentIssue,
} from './issue/currentIssue.ts';
import { createFacsimile, type Facsimile } from './issue/facsimile.ts';
import { createFind, type Find } from './issue/find.ts';
import { createIssuesAhead, type IssuesAhead } from './issue/issuesAhead.ts';
import { createLinks, type LinksControl } from './issue/links.ts';
import { createLookUp, type LookUp } from './issue/lookUp.ts';
import { createReprints, type ReprintsControl } from './issue/reprints.ts';
import { createWriting } from './issue/writing.ts';
import { createHands, type HandsControl } from './library/hands.ts';
import { createImports, type Imports, type SendFile } from './library/imports.ts';
import { createLibrary, type LibraryControl } from './library/library.ts';
import { tellNews, tellReanchoring, tellWaitingEdits } from './library/news.ts';
import { createPageSheets, type PageSheets } from './library/pageSheets.ts';
import { createPictureReading, type PictureReadingControl } from './library/pictureReading.ts';
import { addressOf, routeOfTarget } from './navigation/address.ts';
import { createPanes, type Panes } from './navigation/panes.ts';
import type { Side } from './navigation/route.ts';
import { createPaneRouter, createWindowRouter, type HistoryPort, type Router } from './navigation/router.ts';
import { type CollectionsControl, createCollections } from './notebook/collections.ts';
import { type AnnotationExchange, createAnnotationExchange } from './notebook/exchange.ts';
import { createLibraryTags, type LibraryTags } from './notebook/libraryTags.ts';
import { createNotebookControl, type NotebookControl } from './notebook/notebook.ts';
import { type ChainsControl, createChains } from './search/chains.ts';
import { createNamedPlaces, type NamedPlaces } from './search/namedPlaces.ts';
import { createNames, type Names } from './search/names.ts';
import { createPeople, type People } from './search/people.ts';
import { createSavedSearches, type SavedSearchesControl } from './search/savedSearches.ts';
import { createSearch, type Search } from './search/search.ts';
import { createHistory, type History } from './window/history.ts';
import { createOverlays, type OverlayStore } from './window/overlays.ts';
import { createSettings, type SettingsControl } from './window/settings.ts';
import { createToasts, type Toasts } from './window/toasts.ts';

/** What each of two issues side by side has for itself. */
interface Pane {
  readonly side: Side;
  readonly router: Router;
  readonly currentIssue: CurrentIssue;
  readonly corrections: CorrectionsControl;
  readonly facsimile: Facsimile;
  readonly find: Find;
  readonly links: LinksControl;
  readonly dictionary: LookUp;
  readonly reprints: ReprintsControl;
}

/**
 * Everything that one window knows and can do, put together once; with two issues side by side, as the
 * pane sees it that one is in. What is in neither sees it like the pane that has the focus.
 */
export interface Application extends Pane {
  readonly peer: ClientPeer;
  readonly info: HostInfo;
  readonly panes: Panes;
  /** The same as a pane sees it; the first one is the window's while there is only one. */
  readonly of: (side: Side) => Application;
  readonly issuesAhead: IssuesAhead;
  readonly library: LibraryControl;
  readonly hands: HandsControl;
  readonly imports: Imports;
  readonly pictures: PictureReadingControl;
  readonly pageSheets: PageSheets;
  readonly exchange: AnnotationExchange;
  readonly search: Search;
  readonly names: Names;
  readonly namedPlaces: NamedPlaces;
  readonly people: People;
  readonly chains: ChainsControl;
  readonly savedSearches: SavedSearchesControl;
  readonly notebook: NotebookControl;
  readonly collections: CollectionsControl;
  readonly libraryTags: LibraryTags;
  readonly settings: SettingsControl;
  readonly readAloud: ReadAloud;
  readonly toasts: Toasts;
  readonly history: History;
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

export interface Surroundings extends CurrentIssueSurroundings, ReadAloudSurroundings {
  readonly files: FilePort;
  readonly history: HistoryPort;
  /** Runs work once nothing has been asked for a while; answers how to call it off. */
  wait(work: () => void): () => void;
}

export function createApplication(peer: ClientPeer, info: HostInfo, around: Surroundings): Application {
  const toasts = createToasts(around.newId);
  const settings = createSettings(peer, toasts.failed);
  const whole = createWindowRouter(around.history, info.host === 'browser', around.newId);
  const writing = createWriting(peer, toasts, around);
  const issuesAhead = createIssuesAhead(peer, around.after);
  const makePane = (side: Side, beside?: Pane): Pane => {
    const currentIssue = createCurrentIssue(peer, toasts, around, writing, issuesAhead.take);
    return {
      side,
      router: createPaneRouter(whole, side),
      currentIssue,
      corrections: createCorrections(peer, currentIssue, toasts),
      facsimile: createFacsimile(peer, toasts.failed),
      find: createFind(peer, around.wait),
      links: createLinks(peer, toasts, beside?.links),
      dictionary: createLookUp(peer),
      reprints: createReprints(peer, around.wait),
    };
  };
  const first = makePane('first');
  const second = makePane('second', first);
  const both = [first, second];
  const exchange = () => {
    first.currentIssue.exchange(second.currentIssue);
    const [left, right] = [first.find.store.getState(), second.find.store.getState()];
    first.find.goOn(right);
    second.find.goOn(left);
  };
  const panes = createPanes(whole, exchange, () => leave(second));
  panes.store.subscribe(({ twice, focused }, before) => {
    if (!twice || focused === before.focused) return;
    const [here, there] = focused === 'first' ? [first, second] : [second, first];
    here.currentIssue.takePen(there.currentIssue);
  });
  const application: Application = {
    ...first,
    peer,
    info,
    panes,
    of: (side) => (side === 'first' ? application : besides),
    toasts,
    history: createHistory(peer, toasts),
    issuesAhead,
    library: createLibrary(peer, toasts.failed, around),
    hands: createHands(peer),
    imports: createImports(peer, info, around.files.send),
    pictures: createPictureReading(peer, toasts),
    pageSheets: createPageSheets(peer),
    exchange: createAnnotationExchange(peer, around.files.send, (issueId) =>
      application.library.store.getState().issues.has(issueId),
    ),
    files: around.files,
    search: createSearch(peer),
    names: createNames(peer),
    namedPlaces: createNamedPlaces(peer),
    people: createPeople(peer),
    chains: createChains(peer),
    savedSearches: createSavedSearches(peer, toasts.failed),
    notebook: createNotebookControl(peer, toasts),
    collections: createCollections(peer, toasts),
    libraryTags: createLibraryTags(peer),
    settings,
    readAloud: createReadAloud(settings, info.locales, around),
    overlays: createOverlays(),
    connection: createStore(() => ({ status: 'connected' as const })),
    async reload() {
      first.currentIssue.saveUnsaved();
      issuesAhead.empty();
      await Promise.all([
        application.settings.load(),
        application.library.load(),
        application.hands.load(),
        ...both.map(({ currentIssue }) => currentIssue.refresh()),
        application.imports.load(),
        application.pictures.load(),
        application.exchange.loadWaiting(),
        application.notebook.again(),
        application.collections.load(),
        ...both.map(({ links }) => links.open(links.store.getState().issueId)),
      ]);
    },
  };
  const besides: Application = { ...application, ...second };
  application.library.store.subscribe(({ state }, before) => {
    if (!state || !before.state || state.path === before.state.path) return;
    both.forEach(leave);
    application.pageSheets.forget();
    application.search.reset();
    application.names.reset();
    application.namedPlaces.reset();
    application.people.reset();
    application.chains.reset();
    application.notebook.reset();
    void application.collections.open(null);
    application.links.wait(null);
    application.libraryTags.reset();
    void application.hands.load();
    first.router.go({ name: 'shelf', publication: null });
  });
  application.library.store.subscribe(({ issues }, before) => {
    for (const { currentIssue } of both) {
      const { issueId } = currentIssue.store.getState();
      const now = issueId === null ? undefined : issues.get(issueId);
      const was = issueId === null ? undefined : before.issues.get(issueId);
      if (now && was && mayReadDifferently(now, was)) void currentIssue.refresh();
      else if (was && !now) void currentIssue.follow();
    }
  });
  for (const { currentIssue, router } of both) {
    currentIssue.store.subscribe(({ issueId, readAs }, before) => {
      const { route } = router.store.getState();
      if (readAs === null || readAs === before.readAs) return;
      if (route.name !== 'issue' || route.issueId !== issueId) return;
      // Its articles may bear other ids there.
      router.replace({ ...route, issueId: readAs, articleId: null });
    });
  }
  application.library.store.subscribe(({ state }, before) => {
    if (!state || state.path === before.state?.path) return;
    void first.currentIssue.enterLibrary(state.path);
    void application.pictures.load();
  });
  tellReanchoring(peer, toasts);
  tellNews(application.library, toasts);
  tellWaitingEdits(peer, application.overlays, toasts);
  peer.on('navigate.requested', (target) => {
    const route = routeOfTarget(target);
    const { router } = application.of(panes.store.getState().focused);
    const current = router.store.getState().route;
    // The window's own first address is announced too; it must not become a second entry.
    if (current.name === 'issue' && addressOf(current) === addressOf(route)) return;
    router.go(route);
  });
  return application;
}

/** Nothing of the issue stays in the pane. */
const leave = ({ currentIssue, dictionary, facsimile, find, links, reprints }: Pane): void => {
  currentIssue.close();
  facsimile.close();
  find.close();
  dictionary.close();
  void links.open(null);
  reprints.open(null);
};

/** A summary that differs in the count of marks alone tells of a mark; one whose marks lost their places, of new words. */
const mayReadDifferently = (now: IssueSummary, was: IssueSummary): boolean =>
  now !== was && (now.annotationCount === was.annotationCount || now.orphanCount !== was.orphanCount);

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

/** A part of a store; the component renders again when that part changes. */
export const usePart = <S, T>(store: StoreApi<S>, part: (state: S) => T): T => useStore(store, part);

import { Suspense, use, useEffect, useState } from 'react';
import { pickLanguage } from '#shared/i18n/language.ts';
import type { Translator } from '#shared/i18n/translate.ts';
import { ErrorBoundary } from './components/base/ErrorBoundary.tsx';
import { fetchedPart } from './components/base/fetchedPart.tsx';
import { ToastList } from './components/base/ToastList.tsx';
import { Dialogs } from './components/dialogs/Dialogs.tsx';
import { useFocusOnArrival } from './components/frame/arrival.ts';
import { Bar } from './components/frame/Bar.tsx';
import { ConnectionLine } from './components/frame/ConnectionLine.tsx';
import { useGlobalKeys } from './components/frame/useGlobalKeys.ts';
import { useWindowTitle } from './components/frame/useWindowTitle.ts';
import { DropTarget } from './components/import/DropTarget.tsx';
import { PendingLink } from './components/links/PendingLink.tsx';
import { PictureReadingLine } from './components/pictures/PictureReadingLine.tsx';
import {
  type Application,
  ApplicationContext,
  TranslatorContext,
  usePart,
  useTranslator,
} from './state/application.ts';
import { useMedia, useRoute } from './state/hooks.ts';
import type { Route } from './state/navigation/route.ts';
import { loadTranslator } from './state/window/translators.ts';
import { BrokenView } from './views/BrokenView.tsx';

const ShelfPanes = fetchedPart(() => import('./views/ShelfPanes.tsx').then((module) => module.ShelfPanes));
const IssuePanes = fetchedPart(() =>
  import('./views/issue/IssuePanes.tsx').then((module) => module.IssuePanes),
);
const SearchView = fetchedPart(() =>
  import('./views/search/SearchView.tsx').then((module) => module.SearchView),
);
const NotesView = fetchedPart(() => import('./views/NotesView.tsx').then((module) => module.NotesView));
const CollectionView = fetchedPart(() =>
  import('./views/CollectionView.tsx').then((module) => module.CollectionView),
);
const WelcomeView = fetchedPart(() => import('./views/WelcomeView.tsx').then((module) => module.WelcomeView));
const ChainsView = fetchedPart(() => import('./views/ChainsView.tsx').then((module) => module.ChainsView));
const GuideView = fetchedPart(() => import('./views/GuideView.tsx').then((module) => module.GuideView));
const SafeModeLine = fetchedPart(() =>
  import('./components/frame/SafeModeLine.tsx').then((module) => module.SafeModeLine),
);
const ArchiveLine = fetchedPart(() =>
  import('./components/archive/ArchiveLine.tsx').then((module) => module.ArchiveLine),
);
const PeopleView = fetchedPart(() => import('./views/PeopleView.tsx').then((module) => module.PeopleView));

/** Fetches the view that a route names, before anything else of it is known. */
export function fetchView({ name }: Route): void {
  const view = {
    shelf: ShelfPanes,
    problems: ShelfPanes,
    issue: IssuePanes,
    search: SearchView,
    notebook: NotesView,
    collection: CollectionView,
    people: PeopleView,
    chains: ChainsView,
    guide: GuideView,
  }[name];
  void view.fetch();
}

type ViewProps = Pick<AppWindowProps, 'application' | 'faces'>;

interface AppWindowProps {
  readonly application: Application;
  /** For the language of the settings as they are at first. */
  readonly firstTranslator: Translator;
  /** Fulfilled once the faces of type are declared; what is read is not shown in others before. */
  readonly faces: Promise<void>;
}

/** The window: its language and theme, the bar, and the view that the route names. */
export function AppWindow({ application, firstTranslator, faces }: AppWindowProps) {
  const language = usePart(application.settings.store, (state) => state.language);
  const theme = usePart(application.settings.store, (state) => state.theme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const [translator, setTranslator] = useState(firstTranslator);
  const wanted = pickLanguage(language, application.info.locales);
  useEffect(() => {
    let isWanted = true;
    loadTranslator(wanted).then(
      (loaded) => isWanted && setTranslator(loaded),
      // Without its words the window stays in the language it has.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  useEffect(() => {
    document.documentElement.lang = translator.language;
  }, [translator]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme === 'system' ? (dark ? 'dark' : 'light') : theme;
  }, [theme, dark]);
  // The bar, panels and dialogs around two issues belong to the one that has the focus.
  const focused = usePart(application.panes.store, (state) => state.focused);
  const around = application.of(focused);
  return (
    <ApplicationContext value={around}>
      <TranslatorContext value={translator}>
        <Window application={around} faces={faces} />
      </TranslatorContext>
    </ApplicationContext>
  );
}

function Window({ application, faces }: ViewProps) {
  const { t } = useTranslator();
  const entry = usePart(application.router.store, (state) => state.entry);
  const isAway = usePart(application.library.store, ({ state }) => Boolean(state?.archive?.away));
  useGlobalKeys();
  useWindowTitle();
  return (
    <div className="window">
      <button type="button" className="skip-link" onClick={skipToContent}>
        {t('bar.skip')}
      </button>
      <Bar />
      <ConnectionLine />
      {isAway && (
        <Suspense>
          <ArchiveLine />
        </Suspense>
      )}
      {application.info.safeMode && (
        <Suspense>
          <SafeModeLine />
        </Suspense>
      )}
      <PendingLink />
      <ErrorBoundary
        resetKey={entry}
        fallback={(error, retry) => <BrokenView error={error} onRetry={retry} />}
      >
        <Suspense fallback={<div className="desk" />}>
          <View application={application} faces={faces} />
          <FocusOnArrival entry={entry} />
        </Suspense>
      </ErrorBoundary>
      <PictureReadingLine />
      <Dialogs />
      <DropTarget />
      <ToastList />
    </div>
  );
}

/** Beside the view, so that it waits until the view is there. */
function FocusOnArrival({ entry }: { readonly entry: string }) {
  useFocusOnArrival(entry);
  return null;
}

function View({ application, faces }: ViewProps) {
  use(faces);
  const route = useRoute();
  const { loaded, state } = usePart(application.library.store, (value) => value);
  if (route.name === 'guide') return <GuideView route={route} />;
  if (!loaded) return <div className="desk" />;
  if (!state) return <WelcomeView />;
  if (route.name === 'issue') return <IssuePanes route={route} />;
  if (route.name === 'search') return <SearchView route={route} />;
  if (route.name === 'collection') return <CollectionView collectionId={route.collectionId} />;
  if (route.name === 'people') return <PeopleView person={route.person} />;
  if (route.name === 'chains') return <ChainsView />;
  if (route.name === 'notebook') return <NotesView route={route} />;
  return <ShelfPanes route={route} />;
}

const skipToContent = () => document.querySelector<HTMLElement>('main')?.focus();

import { useEffect, useMemo } from 'react';
import { ErrorBoundary } from './components/base/ErrorBoundary.tsx';
import { ToastList } from './components/base/ToastList.tsx';
import { Dialogs } from './components/dialogs/Dialogs.tsx';
import { useFocusOnArrival, useWindowTitle } from './components/frame/arrival.ts';
import { Bar } from './components/frame/Bar.tsx';
import { ConnectionLine } from './components/frame/ConnectionLine.tsx';
import { Frame } from './components/frame/Frame.tsx';
import { useGlobalKeys } from './components/frame/useGlobalKeys.ts';
import { DropTarget } from './components/import/DropTarget.tsx';
import { PendingLink } from './components/links/PendingLink.tsx';
import { PictureReadingLine } from './components/pictures/PictureReadingLine.tsx';
import { ShelfPanel } from './components/shelf/ShelfPanel.tsx';
import {
  type Application,
  ApplicationContext,
  TranslatorContext,
  translatorFor,
  usePart,
  useTranslator,
} from './state/application.ts';
import { useMedia, useRoute } from './state/hooks.ts';
import { BrokenView } from './views/BrokenView.tsx';
import { CollectionView } from './views/CollectionView.tsx';
import { IssuePanes } from './views/issue/IssuePanes.tsx';
import { NotesView } from './views/NotesView.tsx';
import { ProblemsView } from './views/ProblemsView.tsx';
import { ShelfView } from './views/ShelfView.tsx';
import { SearchView } from './views/search/SearchView.tsx';
import { WelcomeView } from './views/WelcomeView.tsx';

/** The window: its language and theme, the bar, and the view that the route names. */
export function AppWindow({ application }: { readonly application: Application }) {
  const language = usePart(application.settings.store, (state) => state.language);
  const theme = usePart(application.settings.store, (state) => state.theme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const translator = useMemo(() => translatorFor(language, application.info), [language, application.info]);
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
        <Window application={around} />
      </TranslatorContext>
    </ApplicationContext>
  );
}

function Window({ application }: { readonly application: Application }) {
  const { t } = useTranslator();
  const entry = usePart(application.router.store, (state) => state.entry);
  useGlobalKeys();
  useWindowTitle();
  useFocusOnArrival(entry);
  return (
    <div className="window">
      <button type="button" className="skip-link" onClick={skipToContent}>
        {t('bar.skip')}
      </button>
      <Bar />
      <ConnectionLine />
      <PendingLink />
      <ErrorBoundary
        resetKey={entry}
        fallback={(error, retry) => <BrokenView error={error} onRetry={retry} />}
      >
        <View application={application} />
      </ErrorBoundary>
      <PictureReadingLine />
      <Dialogs />
      <DropTarget />
      <ToastList />
    </div>
  );
}

function View({ application }: { readonly application: Application }) {
  const route = useRoute();
  const { loaded, state } = usePart(application.library.store, (value) => value);
  if (!loaded) return <div className="desk" />;
  if (!state) return <WelcomeView />;
  if (route.name === 'issue') return <IssuePanes route={route} />;
  if (route.name === 'search') return <SearchView route={route} />;
  if (route.name === 'collection') return <CollectionView collectionId={route.collectionId} />;
  if (route.name === 'notebook') return <NotesView route={route} />;
  return (
    <Frame left={<ShelfPanel />}>
      {route.name === 'problems' ? (
        <ProblemsView />
      ) : (
        <ShelfView key={route.publication} only={route.publication} />
      )}
    </Frame>
  );
}

const skipToContent = () => document.querySelector<HTMLElement>('main')?.focus();

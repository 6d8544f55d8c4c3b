import { useEffect } from 'react';
import type { MessageKey } from '#shared/i18n/translate.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useRoute } from '../../state/hooks.ts';
import type { Route } from '../../state/navigation/route.ts';

/** What a view that shows no issue is called; the shelf goes by the library's name alone. */
const viewTitles: Readonly<Record<Exclude<Route['name'], 'issue' | 'shelf'>, MessageKey>> = {
  search: 'search.title',
  notebook: 'notebook.title',
  collection: 'collection.title',
  people: 'people.title',
  chains: 'reprints.chains',
  guide: 'guide.title',
  problems: 'problems.title',
};

/** The window is named by what it shows, for task bars, tabs and screen readers. */
export function useWindowTitle(): void {
  const { library } = useApplication();
  const { t, dates } = useTranslator();
  const route = useRoute();
  const libraryName = usePart(library.store, (state) => state.state?.name ?? null);
  const issue = usePart(library.store, (state) =>
    route.name === 'issue' ? state.issues.get(route.issueId) : undefined,
  );
  const placeIn = (): readonly (string | null)[] => {
    if (route.name === 'shelf') return [libraryName];
    if (route.name === 'people' && route.person !== null) return [route.person, libraryName];
    if (route.name !== 'issue') return [t(viewTitles[route.name]), libraryName];
    if (!issue) return [libraryName];
    const { publication, date, dateText } = issue;
    return [publication ?? t('shelf.untitled'), date === null ? dateText : dates.day(date)];
  };
  const title = [...placeIn(), 'Broadsheet'].filter((part) => part !== null).join(' – ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

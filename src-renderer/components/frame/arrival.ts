import { useEffect } from 'react';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useRoute } from '../../state/hooks.ts';

/** The window is named by what it shows, for task bars, tabs and screen readers. */
export function useWindowTitle(): void {
  const { library } = useApplication();
  const { t, dates } = useTranslator();
  const route = useRoute();
  const name = usePart(library.store, (state) => state.state?.name ?? null);
  const issue = usePart(library.store, (state) =>
    route.name === 'issue' ? state.issues.get(route.issueId) : undefined,
  );
  const place =
    route.name === 'issue' && issue
      ? [
          issue.publication ?? t('shelf.untitled'),
          issue.date === null ? issue.dateText : dates.day(issue.date),
        ]
      : [
          route.name === 'search'
            ? t('search.title')
            : route.name === 'collection'
              ? t('collection.title')
              : route.name === 'notebook'
                ? t('notebook.title')
                : route.name === 'problems'
                  ? t('problems.title')
                  : null,
          name,
        ];
  const title = [...place, 'Broadsheet'].filter((part) => part !== null).join(' – ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** What had the focus may be gone in a new view: the keyboard then starts at the view, not at the window's top. */
export function useFocusOnArrival(entry: string): void {
  useEffect(() => {
    if (!entry) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>('main[tabindex]')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [entry]);
}

import { useApplication, usePart, useTranslator } from '../../../state/application.ts';
import type { SearchRoute } from '../filters/useNarrowing.ts';

/** What the person searched for before, in this profile. */
export function SearchHistoryList({ route }: { readonly route: SearchRoute }) {
  const { router, savedSearches } = useApplication();
  const { t } = useTranslator();
  const history = usePart(savedSearches.store, (state) => state.history);
  const others = history.filter((query) => query !== route.query.trim());
  if (others.length === 0) return null;
  return (
    <details className="search-history">
      <summary className="panel-title">{t('search.history')}</summary>
      <ul className="panel-list">
        {others.map((query) => (
          <li key={query}>
            <button
              type="button"
              className="facet"
              onClick={() => router.replace({ ...route, query, filters: {} })}
            >
              <span>{query}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="plain-button" onClick={() => void savedSearches.clearHistory()}>
        {t('search.clearHistory')}
      </button>
    </details>
  );
}

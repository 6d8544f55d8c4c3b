import { memo } from 'react';
import { Facets } from '../../components/search/filters/Facets.tsx';
import { Matching } from '../../components/search/filters/Matching.tsx';
import type { SearchRoute } from '../../components/search/filters/useNarrowing.ts';
import { SavedSearchList } from '../../components/search/query/SavedSearchList.tsx';
import { SearchHistoryList } from '../../components/search/query/SearchHistoryList.tsx';

/** Left of the hits: the kept searches, the filters with their counts, what counts as a match, the past. */
export const SearchPanel = memo(function SearchPanel({ route }: { readonly route: SearchRoute }) {
  return (
    <div className="search-panel">
      <SavedSearchList />
      <Facets route={route} />
      <Matching route={route} />
      <SearchHistoryList route={route} />
    </div>
  );
});

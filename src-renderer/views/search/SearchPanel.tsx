import { memo } from 'react';
import { Facets } from '../../components/search/filters/Facets.tsx';
import { Matching } from '../../components/search/filters/Matching.tsx';
import type { SearchRoute } from '../../components/search/filters/useNarrowing.ts';
import { SavedSearches } from '../../components/search/query/SavedSearches.tsx';
import { SearchHistory } from '../../components/search/query/SearchHistory.tsx';

/** Left of the hits: the kept searches, the filters with their counts, what counts as a match, the past. */
export const SearchPanel = memo(function SearchPanel({ route }: { readonly route: SearchRoute }) {
  return (
    <div className="search-panel">
      <SavedSearches />
      <Facets route={route} />
      <Matching route={route} />
      <SearchHistory route={route} />
    </div>
  );
});

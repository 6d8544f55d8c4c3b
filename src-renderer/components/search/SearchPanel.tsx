import { memo } from 'react';
import { Facets } from './Facets.tsx';
import { Matching } from './Matching.tsx';
import { SavedSearches } from './SavedSearches.tsx';
import { SearchHistory } from './SearchHistory.tsx';
import type { SearchRoute } from './useNarrowing.ts';

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

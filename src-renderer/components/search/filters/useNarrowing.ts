import type { SearchFilters } from '#shared/model/search.ts';
import { useApplication } from '../../../state/application.ts';
import type { Route } from '../../../state/navigation/route.ts';
import type { SearchWays } from '../../../state/navigation/searchWays.ts';

export type SearchRoute = Extract<Route, { name: 'search' }>;

/**
 * Changes to a search that stay at its place in the history, so that back leads out of it. What a person has typed
 * since `route` was drawn stays.
 */
export function useNarrowing(route: SearchRoute) {
  const { router } = useApplication();
  const current = (): SearchRoute => {
    const now = router.store.getState().route;
    return now.name === 'search' ? now : route;
  };
  return {
    narrow: (filters: SearchFilters) => router.replace({ ...current(), filters }),
    change: (ways: SearchWays) => router.replace({ ...current(), ways: { ...current().ways, ...ways } }),
  };
}

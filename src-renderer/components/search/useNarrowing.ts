import type { SearchFilters } from '#shared/model/search.ts';
import { useApplication } from '../../state/application.ts';
import type { Route } from '../../state/route.ts';
import type { SearchWays } from '../../state/searchWays.ts';

export type SearchRoute = Extract<Route, { name: 'search' }>;

/** Changes to a search that stay at its place in the history, so that back leads out of it. */
export function useNarrowing(route: SearchRoute) {
  const { router } = useApplication();
  return {
    narrow: (filters: SearchFilters) => router.replace({ ...route, filters }),
    change: (ways: SearchWays) => router.replace({ ...route, ways: { ...route.ways, ...ways } }),
  };
}

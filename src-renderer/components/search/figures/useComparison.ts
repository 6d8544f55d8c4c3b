import { useEffect, useState } from 'react';
import type { SearchComparison, TimelineUnit } from '#shared/model/search.ts';
import { useApplication } from '../../../state/application.ts';
import { useLaterPart } from '../../../state/hooks.ts';
import { taskOf } from '../../../state/navigation/searchWays.ts';
import type { SearchState } from '../../../state/search/search.ts';
import type { SearchRoute } from '../filters/useNarrowing.ts';

const countsIn = (state: SearchState) => state.counts;

/** The search's query and the words beside it, counted in time; the last answer until the next one is there. */
export function useComparison(route: SearchRoute, unit: TimelineUnit): SearchComparison | null {
  const { peer, search, toasts } = useApplication();
  // New answers to the same search (the library changed) bring new counts.
  const answered = useLaterPart(search.store, countsIn);
  const [comparison, setComparison] = useState<SearchComparison | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let isWanted = true;
    const { query, filters, fold, match, fuzzy } = taskOf(route);
    const queries = [query, ...(route.ways?.compared ?? [])];
    peer.call('search.compare', { queries, filters, fold, match, fuzzy, unit }).then(
      (result) => isWanted && setComparison(result),
      (error: unknown) => isWanted && toasts.failed(error),
    );
    return () => {
      isWanted = false;
    };
  }, [peer, route, unit, answered, toasts]);
  return comparison;
}

import { startTransition, useEffect, useState } from 'react';
import type { SearchRoute } from '../../components/search/filters/useNarrowing.ts';
import { afterPaint } from '../../dom/afterPaint.ts';
import { useApplication, usePart } from '../../state/application.ts';

const queryAside = (route: SearchRoute): string => JSON.stringify({ ...route, query: '' });

/**
 * The search as what stands around the hits shows it: while a query is typed, that of the letter before until the
 * new hits are on screen, so that nothing else is drawn while one waits for them. Filters show at once.
 */
export function useAnsweredRoute(route: SearchRoute): SearchRoute {
  const { search } = useApplication();
  const status = usePart(search.store, (state) => state.status);
  const [answered, setAnswered] = useState(route);
  useEffect(() => {
    const isTyped = queryAside(route) === queryAside(answered);
    // Another effect of this rendering may have begun the search.
    if (route === answered) return;
    if (isTyped && (status === 'searching' || search.store.getState().status === 'searching')) return;
    return afterPaint(() => startTransition(() => setAnswered(route)));
  }, [route, answered, status, search]);
  return answered;
}

import { useEffect, useMemo, useState } from 'react';
import type { SearchHit, SearchTask } from '#shared/model/search.ts';
import { type ContextLine, contextLines } from '#shared/text/contextLines.ts';
import { useApplication, usePart, useTranslator } from '../../../state/application.ts';
import type { ContextSort } from '../../../state/navigation/searchWays.ts';
import { sortContexts } from '../../../state/search/contexts.ts';

/** The matches of so many hits, the first of the search's order, are sorted together. */
export const contextHits = 1000;

/** Every match of the first hits in its context; null until they are there. */
export function useContexts(task: SearchTask, sort: ContextSort): readonly ContextLine[] | null {
  const { peer, search, toasts } = useApplication();
  const { language } = useTranslator();
  // New answers to the same search (the library changed) bring new contexts.
  const answered = usePart(search.store, (state) => state.hits);
  const [hits, setHits] = useState<readonly SearchHit[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let isWanted = true;
    if (!task.query.trim()) return setHits([]);
    peer.call('search.query', { ...task, offset: 0, limit: contextHits, everyPassage: true }).then(
      (result) => isWanted && setHits(result.hits),
      (error: unknown) => isWanted && toasts.failed(error),
    );
    return () => {
      isWanted = false;
    };
  }, [peer, task, answered, toasts]);
  const lines = useMemo(() => hits && contextLines(hits), [hits]);
  return useMemo(() => lines && sortContexts(lines, sort, language), [lines, sort, language]);
}

import { useEffect, useRef, useState } from 'react';
import { useApplication, usePart } from '../../state/application.ts';

/** Results are asked for again so long after the library or its index has changed, in milliseconds. */
const freshness = 1000;

/** Asks again, for results and saved searches, while the index is being built and after issues changed. */
export function useFreshResults(complete: boolean): void {
  const { library, search, savedSearches } = useApplication();
  const issues = usePart(library.store, (state) => state.issues);
  const seen = useRef(issues);
  const [turn, setTurn] = useState(0);
  useEffect(() => void savedSearches.load(), [savedSearches]);
  useEffect(() => {
    if (complete && seen.current === issues) return;
    const timer = setTimeout(() => {
      seen.current = issues;
      search.again();
      void savedSearches.load();
      // Still incomplete: the answer may look the same, so the next round is begun by hand.
      setTurn(turn + 1);
    }, freshness);
    return () => clearTimeout(timer);
  }, [complete, issues, search, savedSearches, turn]);
}

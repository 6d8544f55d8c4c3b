import { useEffect, useRef, useState } from 'react';
import { useApplication, usePart } from '../../state/application.ts';

/** Results are asked for again so long after the library or its index has changed, in milliseconds. */
const freshness = 1000;

/** Asks again, for results, names and saved searches, while the index is being built and after issues changed. */
export function useFreshResults(complete: boolean): void {
  const { library, search, names, savedSearches } = useApplication();
  const hasAllNames = usePart(names.store, (state) => state.complete);
  // What of an archive becomes known changes nothing of what is found in it; what is fed does.
  const issues = usePart(library.store, (state) => (state.state?.archive ? state.papers : state.issues));
  const seen = useRef(issues);
  const [turn, setTurn] = useState(0);
  useEffect(() => void savedSearches.load(), [savedSearches]);
  useEffect(() => {
    if (complete && hasAllNames && seen.current === issues) return;
    const timer = setTimeout(() => {
      seen.current = issues;
      search.again();
      names.again();
      void savedSearches.load();
      // Still incomplete: the answer may look the same, so the next round is begun by hand.
      setTurn(turn + 1);
    }, freshness);
    return () => clearTimeout(timer);
  }, [complete, hasAllNames, issues, search, names, savedSearches, turn]);
}

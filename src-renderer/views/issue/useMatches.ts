import { useEffect, useMemo, useRef } from 'react';
import type { Span } from '#shared/model/span.ts';
import type { PaintRequest } from '../../dom/highlights.ts';
import { useApplication, usePart } from '../../state/application.ts';

export interface MatchesOfView extends Pick<PaintRequest, 'matches' | 'currentMatch'> {
  /** The find bar is open on this issue. */
  readonly finding: boolean;
}

/**
 * Where one was sent in an issue: the find bar's matches, else a passage that a link led to; both are
 * painted alike. The match that one stands on is brought into sight.
 */
export function useMatches(
  issueId: string,
  linked: Span | null,
  showPassage: (span: Span) => void,
): MatchesOfView {
  const { find } = useApplication();
  const found = usePart(find.store, (state) => state);
  const finding = found.open && found.issueId === issueId;
  const matches = useMemo(
    () => (finding ? found.matches : linked ? [linked] : []),
    [finding, found.matches, linked],
  );
  const currentMatch = finding ? found.current : linked ? 0 : null;
  // Matches that were there already belong to the place one comes back to.
  const shown = useRef({ matches, currentMatch });
  useEffect(() => {
    if (shown.current.matches === matches && shown.current.currentMatch === currentMatch) return;
    shown.current = { matches, currentMatch };
    const match = currentMatch === null ? undefined : matches[currentMatch];
    if (match && finding) showPassage(match);
  }, [matches, currentMatch, finding, showPassage]);
  return { matches, currentMatch, finding };
}

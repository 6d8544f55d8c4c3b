import { useCallback, useEffect, useRef } from 'react';
import type { Span } from '#shared/model/span.ts';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';
import { useApplication } from '../../state/application.ts';
import type { Route } from '../../state/navigation/route.ts';

/** Brings a passage into sight; out of an opened article back to the sheet when it stands elsewhere. */
export function useShowPassage(
  route: Extract<Route, { name: 'issue' }>,
  onceLaidOut: (act: (handle: PaperHandle) => void) => void,
): (span: Span) => void {
  const { router } = useApplication();
  const latest = useRef(route);
  const waiting = useRef<Span | null>(null);
  useEffect(() => {
    latest.current = route;
    const span = waiting.current;
    if (route.articleId !== null || !span) return;
    waiting.current = null;
    onceLaidOut((handle) => handle.reveal(span));
  }, [route, onceLaidOut]);
  return useCallback(
    (span) =>
      onceLaidOut((handle) => {
        if (handle.reveal(span) || latest.current.articleId === null) return;
        waiting.current = span;
        router.replace({ ...latest.current, articleId: null, arrival: null });
      }),
    [router, onceLaidOut],
  );
}

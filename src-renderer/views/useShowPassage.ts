import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Span } from '#shared/model/span.ts';
import type { PaperHandle } from '../components/paper/types.ts';
import { useApplication } from '../state/application.ts';
import type { Route } from '../state/route.ts';

/** Brings a passage into sight; out of an opened article back to the sheet when it stands elsewhere. */
export function useShowPassage(
  route: Extract<Route, { name: 'issue' }>,
  paper: RefObject<PaperHandle | null>,
): (span: Span) => void {
  const { router } = useApplication();
  const latest = useRef(route);
  latest.current = route;
  const waiting = useRef<Span | null>(null);
  useEffect(() => {
    if (route.articleId !== null || !waiting.current) return;
    paper.current?.reveal(waiting.current);
    waiting.current = null;
  }, [route.articleId, paper]);
  return useCallback(
    (span) => {
      if (paper.current?.reveal(span) || latest.current.articleId === null) return;
      waiting.current = span;
      router.replace({ ...latest.current, articleId: null, arrival: null });
    },
    [paper, router],
  );
}

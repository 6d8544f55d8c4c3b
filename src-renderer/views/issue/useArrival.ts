import { type RefObject, useEffect, useRef } from 'react';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';
import type { Place } from '../../dom/place.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { useHasKeys } from '../../state/hooks.ts';
import type { IssueRoute } from '../../state/navigation/route.ts';

interface ArrivalOptions {
  readonly route: IssueRoute;
  readonly issue: Issue | null;
  readonly paper: RefObject<PaperHandle | null>;
  readonly onceLaidOut: (act: (handle: PaperHandle) => void) => void;
  readonly showPassage: (span: Span) => void;
  readonly showMark: (item: AnchoredAnnotation) => void;
  /** Paints a passage that a link led to. */
  readonly setLinked: (span: Span | null) => void;
}

/**
 * What happens once when an issue comes on screen: back and forward return to the passage that was in
 * sight; a link leads to its annotation or passage; a search hit brings the find bar with its query.
 */
export function useArrival({
  route,
  issue,
  paper,
  onceLaidOut,
  showPassage,
  showMark,
  setLinked,
}: ArrivalOptions): void {
  const { router, currentIssue, find } = useApplication();
  const hasKeys = useHasKeys();
  const entry = usePart(router.store, (state) => state.entry);
  const annotations = usePart(currentIssue.store, (state) => state.annotations);
  const handled = useRef<string | null>(null);
  useEffect(
    () => () => {
      handled.current = null;
    },
    [],
  );

  useEffect(() => router.keepPlace(() => paper.current?.place() ?? null), [router, paper]);
  useEffect(() => {
    if (!issue || issue.id !== route.issueId || handled.current === entry) return;
    const samePaper = handled.current !== null;
    handled.current = entry;
    if (hasKeys() && isNowhere(document.activeElement)) paper.current?.focus();
    const { returned } = router.store.getState();
    if (returned) {
      const place = router.place() as Place | null | undefined;
      // An article that was opened and closed again is the paper's own way back.
      if (place && !samePaper) onceLaidOut((handle) => handle.restore(place));
      return;
    }
    const { arrival } = route;
    // What was found before would be lit in place of the passage.
    if (find.store.getState().issueId !== issue.id || arrival?.kind === 'span') find.close();
    setLinked(null);
    if (!arrival) return;
    if (arrival.kind === 'page') onceLaidOut((handle) => handle.revealPage?.(arrival.page));
    if (arrival.kind === 'match') find.arrive(issue.id, arrival.query, arrival.start);
    if (arrival.kind === 'span') {
      setLinked(arrival.span);
      showPassage(arrival.span);
    }
    if (arrival.kind === 'annotation') {
      currentIssue.focus(arrival.annotationId);
      const found = annotations.find((item) => item.annotation.id === arrival.annotationId);
      if (found?.anchor) showMark(found);
    }
  }, [
    issue,
    route,
    entry,
    router,
    currentIssue,
    find,
    paper,
    annotations,
    onceLaidOut,
    showPassage,
    showMark,
    setLinked,
    hasKeys,
  ]);
}

/** The keyboard is nowhere yet, or at the view as a whole. */
const isNowhere = (element: Element | null): boolean =>
  element === null || element === document.body || element.tagName === 'MAIN';

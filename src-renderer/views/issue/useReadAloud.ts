import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';
import { isInDialog, isTyping } from '../../components/frame/useGlobalKeys.ts';
import { useApplication, usePart } from '../../state/application.ts';
import type { Route } from '../../state/navigation/route.ts';

interface ReadAloudOptions {
  readonly route: Extract<Route, { name: 'issue' }>;
  /** As it is shown: corrected, or as it is printed. */
  readonly issue: Issue | null;
  readonly paper: RefObject<PaperHandle | null>;
  readonly onceLaidOut: (act: (handle: PaperHandle) => void) => void;
}

export interface ReadAloudOfView {
  /** This issue is being read, or was and is paused. */
  readonly on: boolean;
  /** The sentence that is read. */
  readonly spoken: readonly Span[];
  /** From the selection where there is one; else pauses or goes on; else from where one reads. */
  readonly toggle: () => void;
  /** Brings the sentence back into sight; null while it is. */
  readonly back: (() => void) | null;
}

const nothing: readonly Span[] = [];

/** Reading the issue of a view aloud: where it begins, and keeping what is read in sight. */
export function useReadAloud({ route, issue, paper, onceLaidOut }: ReadAloudOptions): ReadAloudOfView {
  const { router, readAloud, side } = useApplication();
  const { store } = readAloud;
  const on = usePart(store, (state) => state.reader === side && state.status !== 'off');
  const spoken = usePart(store, (state) => (state.reader === side ? state.spans : nothing));
  const readId = usePart(store, (state) => (state.reader === side ? state.articleId : null));
  const [away, setAway] = useState(false);
  const before = useRef<readonly Span[]>(nothing);

  const show = useCallback(
    (spans: readonly Span[], articleId: string | null) => {
      setAway(false);
      const [first] = spans;
      if (!first) return;
      // With an article opened for itself the next one is opened in its place.
      if (route.articleId !== null && articleId !== null && route.articleId !== articleId)
        router.replace({ ...route, articleId, arrival: null });
      onceLaidOut((handle) => handle.reveal(first));
    },
    [route, router, onceLaidOut],
  );

  // Whoever has turned elsewhere is left in peace.
  useEffect(() => {
    if (before.current === spoken) return;
    const [last] = before.current;
    before.current = spoken;
    if (last && paper.current && !paper.current.sees(last)) setAway(spoken.length > 0);
    else show(spoken, readId);
  }, [spoken, readId, paper, show]);

  useEffect(() => {
    if (issue) readAloud.follow(side, issue);
  }, [readAloud, side, issue]);
  useEffect(
    () => () => {
      if (store.getState().reader === side) readAloud.stop();
    },
    [readAloud, store, side],
  );

  const toggle = useCallback(() => {
    const selection = paper.current?.selection() ?? null;
    const { status, reader } = store.getState();
    if (!issue) return;
    if (selection && !selection.region) {
      paper.current?.clearSelection();
      readAloud.start(side, issue, { kind: 'passage', start: selection.start });
    } else if (reader === side && status === 'speaking') readAloud.pause();
    else if (reader === side && status === 'paused') {
      readAloud.resume();
      show(store.getState().spans, store.getState().articleId);
    } else {
      const articleId = route.articleId ?? focusedArticle();
      const start = paper.current?.currentPlace()?.start ?? null;
      readAloud.start(side, issue, { kind: 'focus', articleId, start });
    }
  }, [paper, store, issue, readAloud, side, route.articleId, show]);
  useEffect(() => readAloud.onAsked(side, toggle), [readAloud, side, toggle]);

  // Ahead of everything else that Escape would close.
  useEffect(() => {
    if (!on) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isInDialog() || isTyping(event.target) || isMenuOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      readAloud.stop();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [on, readAloud]);

  const back = useCallback(() => {
    const { spans, articleId } = store.getState();
    show(spans, articleId);
  }, [store, show]);
  return { on, spoken, toggle, back: on && away ? back : null };
}

const isMenuOpen = (): boolean => document.querySelector('.menu') !== null;

/** The article that the keyboard is in, while it can be seen. */
function focusedArticle(): string | null {
  const article = document.activeElement?.closest<HTMLElement>('[data-article]');
  const box = article?.getBoundingClientRect();
  const seen =
    box && box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
  return (seen && article?.dataset.article) || null;
}

import { type RefObject, useEffect, useRef } from 'react';

/** When an open article closes, the focus goes back to it on the sheet. */
export function useReturnedFocus(
  scroller: RefObject<HTMLElement | null>,
  openArticleId: string | null,
): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    const closed = last.current;
    last.current = openArticleId;
    if (openArticleId !== null || closed === null) return;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-article="${CSS.escape(closed)}"] .paper-open`)
      ?.focus({ preventScroll: true });
  }, [openArticleId, scroller]);
}

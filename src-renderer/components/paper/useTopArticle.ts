import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import type { Place } from '../../dom/place.ts';

/** An article whose head is in this upper share of the window is at the top. */
const upperShare = 0.3;

/**
 * Tells which article is at the top of what is seen: the one whose text is, or, of several beside each other, the
 * one that was gone to for as long as its head stands there.
 */
export function useTopArticle(
  scroller: RefObject<HTMLElement | null>,
  { articles }: Pick<Issue, 'articles'>,
  tell: (articleId: string | null) => void,
): {
  readonly goneTo: (articleId: string) => void;
  readonly onPlace: (place: Place) => void;
} {
  const chosen = useRef<string | null>(null);
  useEffect(() => {
    chosen.current = null;
    tell(articles[0]?.id ?? null);
  }, [articles, tell]);
  const goneTo = useCallback(
    (articleId: string) => {
      chosen.current = articleId;
      tell(articleId);
    },
    [tell],
  );
  const onPlace = useCallback(
    ({ offset, atStart }: Place) => {
      if (chosen.current !== null && scroller.current && isAtTop(scroller.current, chosen.current)) return;
      chosen.current = null;
      // What stands between two articles belongs to the one that follows.
      const found = atStart ? articles[0] : (articles.find(({ end }) => end > offset) ?? articles.at(-1));
      tell(found?.id ?? null);
    },
    [scroller, articles, tell],
  );
  return { goneTo, onPlace };
}

/** Whether an article's head is where one that was gone to comes to stand; at the end of a paper that is lower. */
function isAtTop(scroller: HTMLElement, articleId: string): boolean {
  const element = scroller.querySelector(`[data-article="${CSS.escape(articleId)}"]`);
  if (!element) return false;
  const [box, head] = [scroller.getBoundingClientRect(), element.getBoundingClientRect()];
  const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 4;
  const reach = isAtEnd ? 1 : upperShare;
  return head.top >= box.top - 8 && head.top < box.top + box.height * reach;
}

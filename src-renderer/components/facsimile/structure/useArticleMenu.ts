import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { Zone } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import { holdsOffset } from '#shared/text/flow.ts';
import type { WordPlaces } from '../geometry/wordPlaces.ts';
import { articleAtPoint } from '../geometry/zones.ts';
import type { ArticlePlace } from './ArticleMenu.tsx';

interface ArticleMenuOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly stage: RefObject<HTMLElement | null>;
  readonly issue: Issue;
  readonly zones: readonly Zone[];
  readonly places: WordPlaces | null;
  readonly isWanted: boolean;
}

/** The menu of the article that is clicked with the second button, or that has the focus when its key is pressed. */
export function useArticleMenu(options: ArticleMenuOptions): {
  readonly at: ArticlePlace | null;
  readonly close: () => void;
} {
  const { scroller } = options;
  const [at, setAt] = useState<ArticlePlace | null>(null);
  const ask = useEffectEvent((event: MouseEvent) => {
    const { stage, issue, zones, places, isWanted } = options;
    const page = stage.current?.getBoundingClientRect();
    const { target } = event;
    if (!isWanted || !page || !(target instanceof Element) || target.closest('.line-editor')) return;
    const point = {
      x: (event.clientX - page.left) / page.width,
      y: (event.clientY - page.top) / page.height,
    };
    const focused = target.closest('.facsimile-zone-button') && target.closest('[data-zone]');
    const articleId = articleAtPoint(zones, point) ?? focused?.getAttribute('data-zone') ?? null;
    if (articleId === null) return;
    event.preventDefault();
    const word = places?.nearest(point)?.word;
    const article = issue.articles.find(({ id }) => id === articleId);
    const paragraph = word && article?.paragraphs.find((flow) => holdsOffset(flow, word.start));
    setAt({ articleId, paragraph: paragraph?.start ?? null, x: event.clientX, y: event.clientY });
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onMenu = (event: MouseEvent) => ask(event);
    element.addEventListener('contextmenu', onMenu);
    return () => element.removeEventListener('contextmenu', onMenu);
  }, [scroller]);
  return { at, close: () => setAt(null) };
}

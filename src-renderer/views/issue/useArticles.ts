import { type RefObject, useCallback } from 'react';
import type { IssueOnDesk } from '../../components/desk/issueOnDesk.ts';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';
import { useApplication } from '../../state/application.ts';
import type { IssueRoute, IssueViewName } from '../../state/navigation/route.ts';

export interface ArticlesOfView
  extends Pick<IssueOnDesk, 'onOpenArticle' | 'onReadBeside' | 'onCloseArticle' | 'onView'> {
  /** The contents lead to the article on the sheet; inside an article they lead to the next one. */
  readonly chooseArticle: (articleId: string) => void;
}

/** Going from article to article of an issue, and from one way of showing it to another. */
export function useArticles(route: IssueRoute, paper: RefObject<PaperHandle | null>): ArticlesOfView {
  const { router, overlays } = useApplication();
  const { articleId, view } = route;
  const onOpenArticle = useCallback(
    (id: string) => {
      overlays.setState({ drawer: null });
      router.go({ ...route, articleId: id, arrival: null });
    },
    [router, route, overlays],
  );
  const onReadBeside = useCallback(
    (id: string) => {
      overlays.setState({ drawer: null });
      router.replace({ ...route, view: 'beside', articleId: id, arrival: null });
    },
    [router, route, overlays],
  );
  const onCloseArticle = useCallback(
    () => router.replace({ ...route, articleId: null, arrival: null }),
    [router, route],
  );
  const onView = useCallback(
    (next: IssueViewName) => router.replace({ ...route, view: next, articleId: null, arrival: null }),
    [router, route],
  );
  const chooseArticle = useCallback(
    (id: string) => {
      overlays.setState({ drawer: null });
      if (articleId !== null) router.replace({ ...route, articleId: id, arrival: null });
      else if (paper.current?.revealArticle(id)) return;
      else if (view === 'facsimile') onReadBeside(id);
      else onOpenArticle(id);
    },
    [articleId, view, router, route, overlays, paper, onOpenArticle, onReadBeside],
  );
  return { onOpenArticle, onReadBeside, onCloseArticle, onView, chooseArticle };
}

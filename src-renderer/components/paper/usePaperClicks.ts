import { type RefObject, useEffect, useMemo } from 'react';
import { nameAtPoint } from '../../dom/bylines.ts';
import type { IssueOnDesk } from '../desk/issueOnDesk.ts';

/** A click on a headline opens its article; one on a byline, or a press on its button, shows what its writer wrote. */
export function usePaperClicks(
  root: RefObject<HTMLElement | null>,
  { issue, openArticleId, onOpenArticle, onPerson }: IssueOnDesk,
): void {
  const articleById = useMemo(() => new Map(issue.articles.map((article) => [article.id, article])), [issue]);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return;
      const person = event.target.closest<HTMLElement>('.paper-person')?.dataset.person;
      if (person) {
        onPerson(person);
        return;
      }
      if (document.getSelection()?.isCollapsed === false) return;
      const byline = event.target.closest('.paper-byline');
      if (byline) {
        const bearer = articleById.get(
          event.target.closest<HTMLElement>('[data-article]')?.dataset.article ?? '',
        );
        const name = bearer && nameAtPoint(byline, bearer, event.clientX, event.clientY);
        if (name) onPerson(name);
        return;
      }
      if (!event.target.closest('.paper-headline')) return;
      const article = event.target.closest<HTMLElement>('[data-article]')?.dataset.article;
      if (article && article !== openArticleId) onOpenArticle(article);
    };
    element.addEventListener('click', onClick);
    return () => element.removeEventListener('click', onClick);
  }, [root, onOpenArticle, openArticleId, articleById, onPerson]);
}

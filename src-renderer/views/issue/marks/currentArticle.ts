import type { Issue } from '#shared/model/issue.ts';
import type { PaperHandle } from '../../../components/desk/paperHandle.ts';
import type { IssueRoute } from '../../../state/navigation/route.ts';

/** The article that is open, or the one at the top of what is seen; by its index. */
export function currentArticle(
  { articleId }: IssueRoute,
  paper: PaperHandle | null,
  articles: Issue['articles'],
): number | null {
  const place = paper?.currentPlace();
  const at = articles.findIndex((article) =>
    articleId !== null
      ? article.id === articleId
      : place !== undefined && place !== null && article.end > place.start,
  );
  return at < 0 ? null : at;
}

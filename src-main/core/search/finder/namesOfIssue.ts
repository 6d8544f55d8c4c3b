import type { Issue } from '#shared/model/issue.ts';
import type { NamesInIssue } from './nameFinder.ts';

/** What an issue is called, and what is in it. */
export function namesOfIssue(issue: Issue): NamesInIssue {
  const { publication, date, edition, issueNumber, articles } = issue;
  return {
    publication,
    date,
    edition,
    issueNumber,
    headlines: articles.flatMap(({ id, headline, page }) =>
      headline === null || headline.text.trim() === '' ? [] : { articleId: id, label: headline.text, page },
    ),
    bylines: articles.flatMap((article) => [...new Set(article.bylines.map(({ name }) => name))]),
  };
}

import type { Article, Decision, Issue } from '#shared/model/issue.ts';

/** Decisions at or below this are worth a person's look. */
const doubtful = 0.65;

/** The doubtful decisions about an article, the weakest first. */
export function doubtsOfArticle(article: Article): readonly Decision[] {
  return article.decisions
    .filter(({ confidence }) => confidence <= doubtful)
    .toSorted((a, b) => a.confidence - b.confidence);
}

/** The articles whose structure is doubtful, each with its weakest decision. */
export function doubtsOf(
  issue: Issue,
): readonly { readonly article: Article; readonly decision: Decision }[] {
  return issue.articles.flatMap((article) => {
    const [decision] = doubtsOfArticle(article);
    return decision ? [{ article, decision }] : [];
  });
}

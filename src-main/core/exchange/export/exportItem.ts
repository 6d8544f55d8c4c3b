import type { AnchoredAnnotation, AnnotationTarget } from '#shared/model/annotation.ts';
import type { Article, Issue } from '#shared/model/issue.ts';

/** An annotation with where it stands. */
export interface ExportItem extends AnchoredAnnotation {
  /** What is cited: of a note on a paper one without date, number and edition. */
  readonly issue: Issue;
  /** The issue that the annotation is kept with. */
  readonly keptWith: Issue;
  /** The article that the passage stands in. */
  readonly article: Article | null;
  readonly page: number | null;
}

/** An annotation with where it stands in its issue. */
export function placed(anchored: AnchoredAnnotation, issue: Issue): ExportItem {
  const { annotation, anchor } = anchored;
  const cited = isOnPaper(anchored) ? paperOf(issue) : issue;
  return { ...anchored, issue: cited, keptWith: issue, ...whereItIs(annotation.target, anchor, issue) };
}

const isOnPaper = ({ annotation }: AnchoredAnnotation): boolean => annotation.target.about === 'publication';

/** What can be cited of annotated issues: those, and the papers that there are notes on. */
export const citedIssues = (
  issues: readonly { readonly issue: Issue; readonly annotations: readonly AnchoredAnnotation[] }[],
): readonly Issue[] =>
  issues.flatMap(({ issue, annotations }) =>
    annotations.some(isOnPaper) ? [issue, paperOf(issue)] : [issue],
  );

/** One object an issue, so that its items are of the same. */
const papers = new WeakMap<Issue, Issue>();

/** An issue as its paper is cited: without what tells one issue from another, and as something else than the issue. */
function paperOf(issue: Issue): Issue {
  const known = papers.get(issue);
  if (known) return known;
  const paper = {
    ...issue,
    id: `${issue.id}/paper`,
    date: null,
    edition: null,
    issueNumber: null,
    masthead: { ...issue.masthead, dateText: null },
    articles: [],
  };
  papers.set(issue, paper);
  return paper;
}

/** The article and the page of what is marked. */
export function whereItIs(
  { region, about }: Pick<AnnotationTarget, 'region' | 'about'>,
  anchor: AnchoredAnnotation['anchor'],
  issue: Issue,
): Pick<ExportItem, 'article' | 'page'> {
  const around = <T extends { readonly start: number; readonly end: number }>(parts: readonly T[]) =>
    (anchor && parts.find((part) => anchor.start >= part.start && anchor.start < part.end)) ?? null;
  // What begins where its page does is not on the article that begins there.
  const isOnWords = about === 'article' || anchor?.method !== 'place';
  const article = isOnWords ? around(issue.articles) : null;
  const page = region?.number ?? (isOnWords ? around(issue.pages)?.number : null) ?? article?.page ?? null;
  return { article, page };
}

import type { AnchoredAnnotation, AnnotationTarget } from '#shared/model/annotation.ts';
import type { Article, Issue } from '#shared/model/issue.ts';

/** An annotation with where it stands. */
export interface ExportItem extends AnchoredAnnotation {
  readonly issue: Issue;
  /** The article that the passage stands in. */
  readonly article: Article | null;
  readonly page: number | null;
}

/** An annotation with where it stands in its issue. */
export function placed(anchored: AnchoredAnnotation, issue: Issue): ExportItem {
  return { ...anchored, issue, ...whereItIs(anchored.annotation.target, anchored.anchor, issue) };
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

import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
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
  const { anchor } = anchored;
  const around = <T extends { readonly start: number; readonly end: number }>(parts: readonly T[]) =>
    (anchor && parts.find((part) => anchor.start >= part.start && anchor.start < part.end)) ?? null;
  const article = around(issue.articles);
  return { ...anchored, issue, article, page: around(issue.pages)?.number ?? article?.page ?? null };
}

import type { PrintedArticle, PrintedPart, PrintedQuote } from '#shared/contract/calls/print.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { type ExportItem, placed } from '../export/exportItem.ts';
import { noteOf, printedArticle, printedNotice, printedPlace } from './article.ts';

/** A whole issue: its articles and notices page by page, and behind them what was marked and is not found. */
export function printedIssue(
  issue: Issue,
  annotations: readonly AnchoredAnnotation[],
): readonly PrintedPart[] {
  const pieces: PrintedArticle[] = [
    ...issue.articles.map((article) => printedArticle(issue, article, annotations)),
    ...issue.notices.map((notice) => printedNotice(issue, notice, annotations)),
  ];
  const byPage = Map.groupBy(pieces, ({ place }) => place.page);
  const pages = [...byPage].toSorted(([a], [b]) => (a ?? Infinity) - (b ?? Infinity));
  const parts = pages.flatMap(([page, ofPage]): readonly PrintedPart[] => {
    if (page === null || pages.length === 1) return ofPage;
    const name = issue.pages.find(({ number }) => number === page)?.name ?? null;
    return [{ kind: 'page', number: page, name }, ...ofPage];
  });
  const lost = annotations.filter(({ anchor }) => anchor === null);
  return [...parts, ...lost.map((one) => printedQuote(placed(one, issue)))];
}

/** What a span of an issue shows: the parts of the articles that it meets. */
export function printedPassage(
  issue: Issue,
  annotations: readonly AnchoredAnnotation[],
  span: Span,
  met: readonly Article[],
): readonly PrintedPart[] {
  return met
    .map((article) => printedArticle(issue, article, annotations, span))
    .filter(({ paragraphs, headline }) => paragraphs.length > 0 || headline.length > 0);
}

/** An annotation by itself. */
export function printedQuote(item: ExportItem, remark = ''): PrintedQuote {
  const { issue, article, page, annotation, anchor } = item;
  return {
    kind: 'quote',
    place: printedPlace(issue, page),
    language: issue.language,
    remark,
    headline: article?.headline?.text.trim() ?? annotation.target.headline,
    note: noteOf(item, 1),
    isLost: anchor === null,
  };
}

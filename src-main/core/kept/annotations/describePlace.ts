import type { NamedPage } from '#core/archive/facsimile/issuePages.ts';
import { passageText, readPassage, snapSpan } from '#shared/anchoring/index.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { AnnotationTarget, PageRegion, PercentBox } from '#shared/model/annotation.ts';
import type { WordBox } from '#shared/model/facsimile.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { nameOfPage } from './findPage.ts';
import { describeTarget } from './targets.ts';
import { longestOf, wordsInside } from './wordsInside.ts';

/** A page of an issue, as a person names it, and a rectangle on it. */
export interface PageArea extends PercentBox {
  /** From 0. */
  readonly page: number;
}

const wholePage: PercentBox = { x: 0, y: 0, width: 100, height: 100 };
/** So many characters of an article without a headline stand for it. */
const mostFirstWords = 80;
/** Between the runs of words in a rectangle over several columns, as people read it. */
const gap = ' … ';

/**
 * Describes a rectangle on a page, with the longest run of the words in it as its quote. `words` are the page's,
 * in the order of the text. Throws `pageNotFound`.
 */
export function describeRegion(
  issue: Issue,
  pages: readonly NamedPage[],
  area: PageArea,
  words: readonly WordBox[],
): AnnotationTarget & { readonly region: PageRegion } {
  const page = pageAt(issue, pages, area.page);
  const points = indexCodePoints(issue.text);
  const runs = wordsInside(words, area).flatMap((run) => snapSpan(points, run) ?? []);
  const longest = longestOf(runs);
  const described = longest ? describeTarget(issue, longest) : withoutWords(startOf(page, words));
  return {
    ...described,
    shown: runs.map((run) => shownOf(issue, run)).join(gap),
    region: { page: area.page, ...nameOfPage(page), ...tidyBox(area) },
  };
}

/** Describes a page as a whole. Throws `pageNotFound`. */
export function describePage(
  issue: Issue,
  pages: readonly NamedPage[],
  at: number,
  words: readonly WordBox[],
): AnnotationTarget {
  const page = pageAt(issue, pages, at);
  return {
    ...withoutWords(startOf(page, words)),
    region: { page: at, ...nameOfPage(page), ...wholePage },
    about: 'page',
  };
}

/** Describes an article as a whole by its headline, or by its first words. Throws `articleNotFound`. */
export function describeArticle(issue: Issue, articleId: string): AnnotationTarget {
  const article = issue.articles.find(({ id }) => id === articleId);
  if (!article) {
    throw new BroadsheetError(
      'articleNotFound',
      `There is no article ${articleId} in the issue ${issue.id}: it reads differently now.`,
      { articleId },
    );
  }
  const span = snapSpan(indexCodePoints(issue.text), headOf(article));
  const described = span ? describeTarget(issue, span) : withoutWords(article.start);
  return { ...described, headline: article.headline?.text ?? null, about: 'article', articleId };
}

/** Describes an issue as a whole. */
export const describeWholeIssue = (): AnnotationTarget => ({ ...withoutWords(0), about: 'issue' });

/** Describes the paper that an issue is of: whatever it is called, and whatever the issue says of itself one day. */
export const describePublication = (): AnnotationTarget => ({ ...withoutWords(0), about: 'publication' });

/** What finds a place that has no words. */
const withoutWords = (start: number): AnnotationTarget => ({
  quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector', start, end: start },
  shown: '',
  headline: null,
});

/** To a ten-thousandth of a percent, less than a pixel of any scan, and never over the edge. */
export function tidyBox({ x, y, width, height }: PercentBox): PercentBox {
  const [left, right] = tidyRange(x, width);
  const [top, bottom] = tidyRange(y, height);
  return { x: left, y: top, width: round(right - left), height: round(bottom - top) };
}

function tidyRange(from: number, length: number): readonly [number, number] {
  const start = Math.min(round(Math.max(from, 0)), 100 - step);
  return [start, Math.min(100, Math.max(round(from + length), start + step))];
}

const step = 1e-4;
const round = (value: number) => Math.round(value / step) / Math.round(1 / step);

function pageAt(issue: Issue, pages: readonly NamedPage[], at: number): NamedPage {
  const page = pages[at];
  if (page) return page;
  throw new BroadsheetError(
    'pageNotFound',
    `The issue ${issue.id} has no page ${at + 1}: it has ${pages.length}.`,
    { issueId: issue.id, page: at + 1 },
  );
}

const startOf = (page: NamedPage, words: readonly WordBox[]): number =>
  page.text?.start ?? words[0]?.start ?? 0;

function headOf(article: Article): Span {
  if (article.headline) return article.headline;
  const [first] = article.paragraphs;
  const { start, end } = first ?? article;
  return { start, end: Math.min(end, start + mostFirstWords) };
}

const shownOf = (issue: Issue, run: Span): string =>
  passageText(readPassage(issue, run)) || indexCodePoints(issue.text).slice(run.start, run.end);

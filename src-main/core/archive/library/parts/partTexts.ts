import type { Article, Decision, Notice, Warning } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import type { ComposedIssue } from '../../parse/parse.ts';
import { markOfText } from '../identity/similarity.ts';

/** An article of a file that an earlier file has as well. */
export interface RepeatedArticle {
  /** Its stretch of the file's text. */
  readonly own: Span;
  /** Where it is shown. */
  readonly shown: Span;
}

/** The letters of articles that were met, and where they stand. */
export type MetArticles = Map<string, Span>;

/**
 * The articles of a file that were met already, letter for letter, in the order of its text. One that something else
 * of the file stands in the middle of is none of them, nor is one of a few words.
 */
export function repeatedArticles(issue: ComposedIssue, met: MetArticles): readonly RepeatedArticle[] {
  if (met.size === 0) return [];
  const { slice } = indexCodePoints(issue.text);
  const others: readonly Span[] = [
    ...issue.articles,
    ...issue.notices,
    ...issue.masthead.parts,
    ...issue.imprint.parts,
  ];
  const isApart = (own: Span) =>
    others.every((other) => other === own || other.end <= own.start || other.start >= own.end);
  return issue.articles
    .flatMap((own) => {
      const shown = met.get(lettersOf(slice(own.start, own.end)) ?? '');
      return shown && isApart(own) ? [{ own, shown }] : [];
    })
    .toSorted((a, b) => a.own.start - b.own.start);
}

/** Notes where the articles of a file stand in the whole text. */
export function meetArticles(
  articles: readonly Article[],
  text: string,
  start: number,
  met: MetArticles,
): void {
  const { slice } = indexCodePoints(text);
  for (const article of articles) {
    const letters = lettersOf(slice(article.start - start, article.end - start));
    if (letters !== null && !met.has(letters)) met.set(letters, { start: article.start, end: article.end });
  }
}

/** A text without its white space; null where it is too short to tell an article. */
const lettersOf = (text: string): string | null =>
  markOfText(text) === null ? null : text.replaceAll(/\s+/gu, '');

/** A text without some stretches of it, which are given in its order. */
export function textWithout(text: string, cuts: readonly Span[]): string {
  if (cuts.length === 0) return text;
  const { slice } = indexCodePoints(text);
  const ends = [0, ...cuts.map(({ end }) => end)];
  const starts = cuts.map(({ start }) => start);
  return ends.map((end, index) => slice(end, starts[index] ?? Number.POSITIVE_INFINITY)).join('');
}

/** An issue whose text stands `by` code points further along, without what lies in the stretches that were cut out of it. */
export function moveIssue(issue: ComposedIssue, by: number, cuts: readonly Span[]): ComposedIssue {
  const isLeft = ({ start, end }: Span) => !cuts.some((cut) => cut.start <= start && end <= cut.end);
  const place = (position: number) =>
    position +
    by -
    cuts.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(position, end) - start), 0);
  const span = <T extends Span>(one: T): T => ({ ...one, start: place(one.start), end: place(one.end) });
  const flow = <T extends Flow>(one: T): T => ({ ...span(one), pieces: one.pieces.map(span) });
  const maybe = (one: Flow | null): Flow | null => one && flow(one);
  const decision = (one: Decision): Decision => ({ ...one, start: place(one.start) });
  const warning = (one: Warning): Warning => ({
    ...one,
    start: one.start === null ? null : place(one.start),
  });
  const article = (one: Article): Article => ({
    ...span(one),
    headline: maybe(one.headline),
    kicker: maybe(one.kicker),
    deck: maybe(one.deck),
    bylineLine: maybe(one.bylineLine),
    bylines: one.bylines.map(span),
    paragraphs: one.paragraphs.map(flow),
    continuationMarks: one.continuationMarks.map(flow),
    decisions: one.decisions.map(decision),
  });
  return {
    ...issue,
    masthead: { ...issue.masthead, parts: issue.masthead.parts.map(flow) },
    imprint: { ...issue.imprint, parts: issue.imprint.parts.map(flow) },
    pages: issue.pages.filter(isLeft).map(span),
    articles: issue.articles.filter(isLeft).map(article),
    notices: issue.notices.map((notice): Notice => flow(notice)),
    dropped: issue.dropped.filter(isLeft).map(span),
    warnings: issue.warnings.map(warning),
  };
}

import type { Imprint, Issue, Masthead, Notice } from '#shared/model/issue.ts';
import type { Flow } from '#shared/model/span.ts';
import { allArticleFlows } from '#shared/text/flow.ts';

/** The parts of an issue that people read. */
export type ReadParts = Pick<Issue, 'masthead' | 'imprint' | 'articles' | 'notices'>;

/** Every flow of an issue. */
export const flowsOfIssue = (issue: ReadParts): readonly Flow[] => [
  ...issue.masthead.parts,
  ...issue.imprint.parts,
  ...issue.articles.flatMap(allArticleFlows),
  ...issue.notices,
];

/** Puts `now` in the place of a flow, wherever in the issue it stands. */
export function exchangeFlow(issue: Issue, before: Flow, now: Flow): Issue {
  const exchange = <T extends Flow>(one: T): T => (one === before ? { ...one, ...now } : one);
  const maybe = (one: Flow | null) => one && exchange(one);
  const parts = <T extends Masthead | Imprint>(one: T): T => ({ ...one, parts: one.parts.map(exchange) });
  return {
    ...issue,
    masthead: parts(issue.masthead),
    imprint: parts(issue.imprint),
    articles: issue.articles.map((article) =>
      allArticleFlows(article).includes(before)
        ? {
            ...article,
            kicker: maybe(article.kicker),
            headline: maybe(article.headline),
            deck: maybe(article.deck),
            bylineLine: maybe(article.bylineLine),
            paragraphs: article.paragraphs.map(exchange),
            continuationMarks: article.continuationMarks.map(exchange),
          }
        : article,
    ),
    notices: issue.notices.map((notice): Notice => exchange(notice)),
  };
}

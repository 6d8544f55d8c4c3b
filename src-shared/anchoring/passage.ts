import type { Article, Issue } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { allArticleFlows, holdsOffset, intersectFlow } from '#shared/text/flow.ts';

/** The part of a flow that a passage covers, in code points of `flow.text`. */
export interface PassagePart extends Span {
  readonly flow: Flow;
}

type PassageIssue = Pick<Issue, 'articles' | 'masthead' | 'imprint' | 'notices'>;

/** A passage as people see it: the parts of the flows that it covers, in reading order. */
export interface Passage {
  /** The article that it begins in. */
  readonly article: Article | null;
  readonly parts: readonly PassagePart[];
}

/**
 * What a span of the canonical text is to a person. Where columns or pages tore an article apart, other
 * articles lie between its ends in the canonical text; a passage that begins and ends in one article
 * covers that article only.
 */
export function readPassage(issue: PassageIssue, span: Span): Passage {
  const article = issue.articles.find((one) => holds(one, span.start)) ?? null;
  const inside = article !== null && holds(article, span.end - 1);
  const flows = inside
    ? allArticleFlows(article)
    : [
        ...issue.masthead.parts,
        ...issue.articles.flatMap(allArticleFlows),
        ...issue.notices,
        ...issue.imprint.parts,
      ];
  const parts = flows.flatMap((flow) => {
    const covered = intersectFlow(flow, span);
    return covered ? [{ flow, ...covered }] : [];
  });
  return { article, parts };
}

/** The passage's words, each paragraph on a line; empty when the span shows nothing. */
export function passageText(passage: Passage): string {
  return passage.parts
    .map(({ flow, start, end }) => [...flow.text].slice(start, end).join('').trim())
    .filter((line) => line !== '')
    .join('\n');
}

const holds = (article: Article, offset: number) =>
  allArticleFlows(article).some((flow) => holdsOffset(flow, offset));

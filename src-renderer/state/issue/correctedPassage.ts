import type { Article, Issue } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import {
  articleFlows,
  flowAround,
  holdsOffset,
  intersectFlow,
  printedText,
  readStretches,
} from '#shared/text/flow.ts';
import { issueFlows } from '../../dom/passages.ts';

/** A passage as it is read now and as it is printed. */
export interface ReadPassage {
  readonly read: string;
  readonly printed: string;
}

/** What can be corrected at once: words of one paragraph or line; null where a span touches several. */
export function readSpan(issue: Issue, span: Span): ReadPassage | null {
  const flow = flowAround(issueFlows(issue), span);
  const part = flow && intersectFlow(flow, span);
  if (!part) return null;
  const read = indexCodePoints(flow.text).slice(part.start, part.end);
  const { slice } = indexCodePoints(issue.text);
  let at = 0;
  let printed = '';
  for (const { text, replaced } of readStretches(flow)) {
    const length = [...text].length;
    const from = Math.max(part.start, at);
    const to = Math.min(part.end, at + length);
    if (from < to) {
      printed +=
        replaced.length > 0 ? printedText(replaced, slice) : [...text].slice(from - at, to - at).join('');
    }
    at += length;
  }
  return { read, printed };
}

/** The article or notice that a span begins in; null in the masthead. */
export function blockAt(
  issue: Issue,
  { start }: Span,
): { readonly kind: 'article' | 'notice'; readonly id: string } | null {
  const article = issue.articles.find((one) => flowsOf(one).some((flow) => holdsOffset(flow, start)));
  if (article) return { kind: 'article', id: article.id };
  const notice = issue.notices.find((one) => holdsOffset(one, start));
  return notice ? { kind: 'notice', id: notice.id } : null;
}

/** What stands around a passage: its paragraph, or all of its article or notice. */
export function linesAround(issue: Issue, span: Span, onlyParagraph: boolean): readonly string[] {
  const article = issue.articles.find(({ id }) => id === blockAt(issue, span)?.id);
  const flow = flowAround(issueFlows(issue), span);
  if (onlyParagraph || !article) return flow ? [flow.text] : [];
  return flowsOf(article).map(({ text }) => text);
}

const flowsOf = (article: Article): readonly Flow[] => [
  ...articleFlows(article),
  ...article.continuationMarks,
];

import { describePassage, passageText, prepareText, readPassage, snapSpan } from '#shared/anchoring/index.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { AnnotationTarget } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';

/** Describes the passage that a span of an issue's text is, for finding it again and for people. */
export function describeTarget(issue: Issue, span: Span): AnnotationTarget {
  const selectors = describePassage(prepareText(issue.text), span.start, span.end);
  return { ...selectors, ...shownPassage(issue, span, selectors.quote.exact) };
}

/** What a person selected, completed to whole characters. Throws `badArguments` where it holds no text. */
export function selectedSpan(issue: Issue, selected: Span): Span {
  const span = snapSpan(indexCodePoints(issue.text), selected);
  if (span) return span;
  throw new BroadsheetError(
    'badArguments',
    'Nothing can be marked there because the selection holds no text: select some words first.',
  );
}

/** A passage as people see it; `quote` where the span shows nothing. */
export function shownPassage(
  issue: Issue,
  span: Span,
  quote: string,
): Pick<AnnotationTarget, 'shown' | 'headline'> {
  const passage = readPassage(issue, span);
  return {
    shown: passageText(passage) || oneLine(quote),
    headline: passage.article?.headline?.text ?? null,
  };
}

/** A quote on one line, for people. */
export const oneLine = (quote: string): string => quote.replaceAll(/\s+/g, ' ');

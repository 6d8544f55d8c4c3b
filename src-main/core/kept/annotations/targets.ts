import { describePassage, passageText, prepareText, readPassage, snapSpan } from '#shared/anchoring/index.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { AnnotationTarget } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { oneLine } from '#shared/text/contexts.ts';
import { findQuote } from './findQuote.ts';

/** Describes the passage that a span of an issue's text is, for finding it again and for people. */
export function describeTarget(issue: Issue, span: Span): AnnotationTarget {
  const selectors = describePassage(prepareText(issue.text), span.start, span.end);
  return { ...selectors, ...shownPassage(issue, span, selectors.quote.exact) };
}

/**
 * Where the words of a span stand now, which may have been selected in an earlier reading of the issue: where
 * they stood, or the only place that has them letter for letter. Throws `quoteNotFound`.
 */
export function whereItStands(issue: Issue, span: Span, exact: string): Span {
  if (indexCodePoints(issue.text).slice(span.start, span.end) === exact) return span;
  const [only, second] = findQuote(issue, exact);
  if (only && !second) return only;
  throw new BroadsheetError(
    'quoteNotFound',
    `The text of the issue has changed, and “${oneLine(exact)}” is not found in it for certain: select the passage again.`,
  );
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

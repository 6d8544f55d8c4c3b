import { condense } from '#shared/anchoring/condense.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { type CodePointIndex, indexCodePoints } from '#shared/text/codePoints.ts';
import { articleFlows, flowStartToCanonical, flowToCanonical } from '#shared/text/flow.ts';

/**
 * Every place where a quote stands in an issue, letter for letter, whatever layout put between the
 * letters. In text order; empty when there is none.
 */
export function findQuote(issue: Issue, quote: string): readonly Span[] {
  const canonical = indexCodePoints(issue.text);
  const inText = occurrences(issue.text, quote, canonical);
  if (inText.length > 0) return inText;
  // A page mark or a running head inside the passage: nobody reads it, so nobody quotes it.
  return flowsOf(issue)
    .flatMap((flow) =>
      occurrences(flow.text, quote, indexCodePoints(flow.text)).map(({ start, end }) => ({
        start: flowStartToCanonical(flow, start),
        end: flowToCanonical(flow, end),
      })),
    )
    .toSorted((a, b) => a.start - b.start);
}

function flowsOf(issue: Issue): readonly Flow[] {
  return [
    ...issue.masthead.parts,
    ...issue.imprint.parts,
    ...issue.articles.flatMap(articleFlows),
    ...issue.notices,
  ];
}

function occurrences(text: string, quote: string, points: CodePointIndex): Span[] {
  const wanted = condense(quote).text;
  if (wanted === '') return [];
  const searched = condense(text);
  const found: Span[] = [];
  for (let at = searched.text.indexOf(wanted); at >= 0; at = searched.text.indexOf(wanted, at + 1)) {
    const last = searched.toOriginal(at + wanted.length - 1);
    found.push({
      start: points.toCodePoint(searched.toOriginal(at)),
      end: points.toCodePoint(last) + 1,
    });
  }
  return found;
}

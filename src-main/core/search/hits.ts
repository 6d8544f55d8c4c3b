import type { FacetCount, SearchFacets, SearchHit } from '#shared/model/search.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { flowStartToCanonical, flowToCanonical } from '#shared/text/flow.ts';
import type { SearchDocument } from './engine.ts';
import type { Match } from './matching.ts';
import type { RankedMatch } from './ranking.ts';
import { matchesIn, snippetsOf, wholeSnippet } from './snippets.ts';

/** What a person is shown of a matching document. */
export function hitOf(match: RankedMatch, fields: SearchDocument['fields'], phrase: string): SearchHit {
  const { meta } = match;
  const matched = fields
    .filter((_field, index) => (match.counts[index] ?? 0) > 0)
    .map((field) => ({ field, matches: matchesIn(field.flow.text, phrase) }));
  return {
    kind: meta.kind,
    issueId: meta.issueId,
    articleId: meta.articleId,
    annotationId: meta.annotationId,
    publication: meta.publication,
    date: meta.date,
    edition: meta.edition,
    issueNumber: meta.issueNumber,
    page: meta.page,
    headline: meta.headline,
    bylines: meta.bylines,
    colour: meta.colour,
    headlineSnippet: meta.headline === null ? null : wholeSnippet(meta.headline, phrase),
    snippets: snippetsOf(matched),
    matches: meta.kind === 'note' ? passageOf(match) : canonicalMatches(matched),
    score: match.score,
  };
}

function passageOf({ meta }: Match): readonly Span[] {
  return meta.passage === null ? [] : [{ start: meta.passage.start, end: meta.passage.end }];
}

function canonicalMatches(
  matched: readonly { field: { flow: Flow }; matches: readonly Span[] }[],
): readonly Span[] {
  return matched
    .flatMap(({ field: { flow }, matches }) => {
      const { toCodePoint } = indexCodePoints(flow.text);
      return matches.map((match) => ({
        start: flowStartToCanonical(flow, toCodePoint(match.start)),
        end: flowToCanonical(flow, toCodePoint(match.end)),
      }));
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Counts over all matching documents. Documents without the value are in no count of that facet. */
export function facetsOf(matches: readonly Match[]): SearchFacets {
  const count = (value: (match: Match) => string | null) => {
    const counts = new Map<string, number>();
    for (const match of matches) {
      const found = value(match);
      if (found !== null) counts.set(found, (counts.get(found) ?? 0) + 1);
    }
    return [...counts].map(([found, number]): FacetCount => ({ value: found, count: number }));
  };
  const byValue = (a: FacetCount, b: FacetCount) => (a.value < b.value ? -1 : Number(a.value > b.value));
  const byCount = (a: FacetCount, b: FacetCount) => b.count - a.count || byValue(a, b);
  return {
    publications: count(({ meta }) => meta.publication).sort(byCount),
    years: count(({ meta }) => meta.date?.slice(0, 4) ?? null).sort(byValue),
    kinds: count(({ meta }) => meta.kind).sort(byCount),
  };
}

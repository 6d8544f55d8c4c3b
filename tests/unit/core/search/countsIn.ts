import type { FacetCount, SearchResult } from '#shared/model/search.ts';
import type { ScannedFacet } from './bruteForce.ts';

/** The counts beside the hits, by value. */
export function countsIn({
  facets,
  details,
  timeline,
}: SearchResult): Record<ScannedFacet, Record<string, number>> {
  const byValue = (counts: readonly FacetCount[] = []) =>
    Object.fromEntries(counts.map(({ value, count }) => [value, count]));
  return {
    publications: byValue(facets.publications),
    years: byValue(facets.years),
    months: byValue(timeline),
    kinds: byValue(facets.kinds),
    pages: byValue(details?.pages),
    sections: byValue(details?.sections),
    bylines: byValue(details?.bylines),
    tags: byValue(details?.tags),
    colours: byValue(details?.colours),
    withNotes: details?.withNotes ? { yes: details.withNotes } : {},
  };
}

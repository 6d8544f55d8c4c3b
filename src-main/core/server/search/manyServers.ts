import {
  addCount,
  byCount,
  byValue,
  type Counts,
  frequentOf,
  sortedCounts,
} from '#core/search/answer/counts.ts';
import type { SearchReader } from '#core/search/engine.ts';
import type {
  FacetCount,
  SearchComparison,
  SearchDetails,
  SearchHit,
  SearchRequest,
  SearchResult,
  TimelineCount,
} from '#shared/model/search.ts';

/**
 * Several archives searched as one, each issue in one of them: what is found is what one archive with all of them would
 * find, in the same order. Where one of them fails so does the search, for a part would look like the whole. Names
 * beyond the 200 most frequent of an archive are not in the counts of bylines.
 */
export function searchTogether(readers: readonly SearchReader[]): SearchReader {
  return {
    async search(request, signal) {
      // Every one of them may have all of the page.
      const asked = { ...request, offset: 0, limit: request.offset + request.limit, everyTime: true };
      return joined(await Promise.all(readers.map((reader) => reader.search(asked, signal))), request);
    },
    async compare(request) {
      return comparisonOf(await Promise.all(readers.map((reader) => reader.compare(request))));
    },
  };
}

function joined(
  results: readonly SearchResult[],
  { query, offset, limit, order, everyTime }: SearchRequest,
): SearchResult {
  const matches = results.map(({ matchTotal }) => matchTotal);
  const hits = merged(
    results.map((result) => result.hits),
    order === 'date' ? byDate : byScore,
    offset + limit,
  );
  const timelines = results.flatMap(({ timeline }) => (timeline ? [timeline] : []));
  return {
    query,
    total: results.reduce((sum, { total }) => sum + total, 0),
    matchTotal: matches.includes(null) ? null : matches.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    hits: hits.slice(offset),
    facets: {
      publications: added(
        results.map(({ facets }) => facets.publications),
        byCount,
      ),
      years: added(
        results.map(({ facets }) => facets.years),
        byValue,
      ),
      kinds: added(
        results.map(({ facets }) => facets.kinds),
        byCount,
      ),
    },
    details: detailsOf(results.flatMap(({ details }) => details ?? [])),
    ...(timelines.length > 0 && { timeline: timelineOf(timelines, everyTime === true) }),
    notes: results[0]?.notes ?? [],
    complete: results.every(({ complete }) => complete),
    milliseconds: Math.max(0, ...results.map(({ milliseconds }) => milliseconds)),
  };
}

/** The first hits of several lists as one, each list in its own order, so that pages of any size follow one another. */
function merged(
  lists: readonly (readonly SearchHit[])[],
  order: (a: SearchHit, b: SearchHit) => number,
  most: number,
): readonly SearchHit[] {
  const places = lists.map(() => 0);
  const hits: SearchHit[] = [];
  while (hits.length < most) {
    let best: { readonly list: number; readonly hit: SearchHit } | null = null;
    for (const [list, place] of places.entries()) {
      const hit = lists[list]?.[place];
      if (hit && (!best || order(hit, best.hit) < 0)) best = { list, hit };
    }
    if (!best) break;
    hits.push(best.hit);
    places[best.list] = (places[best.list] ?? 0) + 1;
  }
  return hits;
}

const byDate = (a: SearchHit, b: SearchHit): number =>
  compareText(b.date ?? '', a.date ?? '') || compareText(a.issueId, b.issueId);
const byScore = (a: SearchHit, b: SearchHit): number => b.score - a.score || byDate(a, b);

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function countsOf(lists: readonly (readonly FacetCount[])[]): Counts {
  const counts: Counts = new Map();
  for (const { value, count } of lists.flat()) addCount(counts, value, count);
  return counts;
}

const added = (lists: readonly (readonly FacetCount[])[], order: typeof byCount): readonly FacetCount[] =>
  sortedCounts(countsOf(lists), order);

function detailsOf(all: readonly SearchDetails[]): SearchDetails {
  const frequent = (of: (details: SearchDetails) => readonly FacetCount[]) =>
    frequentOf(countsOf(all.map(of)));
  return {
    pages: added(
      all.map(({ pages }) => pages),
      (a, b) => Number(a.value) - Number(b.value),
    ),
    sections: frequent(({ sections }) => sections),
    bylines: frequent(({ bylines }) => bylines),
    tags: frequent(({ tags }) => tags),
    colours: frequent(({ colours }) => colours),
    withNotes: all.reduce((sum, { withNotes }) => sum + withNotes, 0),
  };
}

function timelineOf(
  timelines: readonly (readonly TimelineCount[])[],
  everyTime: boolean,
): readonly TimelineCount[] {
  const times = new Map<string, TimelineCount>();
  for (const { value, count, of } of timelines.flat()) {
    const known = times.get(value);
    times.set(value, { value, count: count + (known?.count ?? 0), of: of + (known?.of ?? 0) });
  }
  return [...times.values()].filter(({ count }) => everyTime || count > 0).sort(byValue);
}

function comparisonOf(all: readonly SearchComparison[]): SearchComparison {
  const [first] = all;
  if (!first) throw new RangeError('There is no archive to be searched.');
  const bins = added(
    all.map(({ bins: own }) => own.map(({ value, of }) => ({ value, count: of }))),
    byValue,
  );
  return {
    unit: first.unit,
    bins: bins.map(({ value, count }) => ({ value, of: count })),
    series: first.series.map(({ query }, number) => {
      const counts: Counts = new Map();
      for (const { bins: own, series } of all) {
        for (const [at, { value }] of own.entries()) addCount(counts, value, series[number]?.counts[at] ?? 0);
      }
      return {
        query,
        total: all.reduce((sum, { series }) => sum + (series[number]?.total ?? 0), 0),
        counts: bins.map(({ value }) => counts.get(value) ?? 0),
      };
    }),
    complete: all.every(({ complete }) => complete),
  };
}

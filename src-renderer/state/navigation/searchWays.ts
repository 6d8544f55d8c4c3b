import {
  type FoldName,
  foldNames,
  type SearchRequest,
  type SearchTask,
  type TimelineUnit,
} from '#shared/model/search.ts';

/** What the contexts are sorted by: the hits' own order, or what stands left or right of the match. */
export const contextSorts = ['hits', 'left', 'right'] as const;
export type ContextSort = (typeof contextSorts)[number];

/** How a search is made and its results are shown; what is absent is as usual. */
export interface SearchWays {
  readonly any?: boolean | undefined;
  readonly fuzzy?: boolean | undefined;
  readonly apart?: readonly FoldName[] | undefined;
  readonly contexts?: boolean | undefined;
  readonly sort?: ContextSort | undefined;
  readonly unit?: TimelineUnit | undefined;
  /** The timeline shows the hits' share of all articles of the time. */
  readonly share?: boolean | undefined;
  /** Further words in the timeline. */
  readonly compared?: readonly string[] | undefined;
  /** Words that are compared are counted, where their share is told otherwise. */
  readonly numbers?: boolean | undefined;
}

interface SearchPlace {
  readonly query: string;
  readonly filters: SearchRequest['filters'];
  readonly order: SearchRequest['order'];
  readonly ways?: SearchWays | undefined;
}

/** What the back end is asked at a search's place in the window. */
export function taskOf({ query, filters, order, ways = {} }: SearchPlace): SearchTask {
  const { any, fuzzy, apart = [] } = ways;
  return {
    query,
    filters,
    order,
    ...(any && { match: 'any' as const }),
    ...(fuzzy && { fuzzy }),
    ...(apart.length > 0 && { fold: Object.fromEntries(apart.map((name) => [name, false])) }),
  };
}

/** What is kept of a search that a person saves: also what it is compared with. */
export function savedTaskOf(place: SearchPlace): SearchTask {
  const compared = place.ways?.compared ?? [];
  return { ...taskOf(place), ...(compared.length > 0 && { compared }) };
}

/** Where a saved search is shown. */
export function searchPlaceOf({
  query,
  filters,
  order,
  match,
  fuzzy,
  fold,
  compared = [],
}: SearchTask): SearchPlace {
  const apart = foldNames.filter((name) => fold?.[name] === false);
  return {
    query,
    filters,
    order,
    ways: {
      ...(match === 'any' && { any: true }),
      ...(fuzzy && { fuzzy }),
      ...(apart.length > 0 && { apart }),
      ...(compared.length > 0 && { compared }),
    },
  };
}

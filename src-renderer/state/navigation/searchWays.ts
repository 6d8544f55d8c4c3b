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

/** Where a saved search is shown. */
export function searchPlaceOf({ query, filters, order, match, fuzzy, fold }: SearchTask): SearchPlace {
  const apart = foldNames.filter((name) => fold?.[name] === false);
  return {
    query,
    filters,
    order,
    ways: {
      ...(match === 'any' && { any: true }),
      ...(fuzzy && { fuzzy }),
      ...(apart.length > 0 && { apart }),
    },
  };
}

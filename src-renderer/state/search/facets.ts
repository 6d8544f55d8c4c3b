import type {
  FacetCount,
  SearchDetails,
  SearchFilters,
  SearchResult,
  TimelineCount,
} from '#shared/model/search.ts';

/** The counts beside the hits. Each is counted as if it had no filter itself, so that another value can be chosen. */
export interface SearchCounts extends SearchDetails {
  readonly publications: readonly FacetCount[];
  readonly kinds: readonly FacetCount[];
  readonly timeline: readonly TimelineCount[];
}

export const noCounts: SearchCounts = {
  publications: [],
  kinds: [],
  pages: [],
  sections: [],
  bylines: [],
  tags: [],
  colours: [],
  withNotes: 0,
  timeline: [],
};

export function withoutFilters(
  filters: SearchFilters,
  names: readonly (keyof SearchFilters)[],
): SearchFilters {
  return Object.fromEntries(
    Object.entries(filters).filter(([name]) => !(names as readonly string[]).includes(name)),
  );
}

export function countsOf({ facets, details, timeline = [] }: SearchResult): SearchCounts {
  return { ...noCounts, publications: facets.publications, kinds: facets.kinds, ...details, timeline };
}

/** Sets a filter, or takes it away when it is set to this value already. */
export function toggled<K extends keyof SearchFilters>(
  filters: SearchFilters,
  name: K,
  value: NonNullable<SearchFilters[K]>,
): SearchFilters {
  return filters[name] === value ? withoutFilters(filters, [name]) : { ...filters, [name]: value };
}

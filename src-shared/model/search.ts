import type { Colour } from './annotation.ts';
import type { IsoDate } from './issue.ts';
import type { Span } from './span.ts';

/** A search over articles, notices and notes of the whole library. */
export interface SearchRequest {
  readonly query: string;
  /** How many hits to return, at most 1,000. */
  readonly limit: number;
  readonly offset: number;
  readonly order: 'relevance' | 'date';
  readonly filters: SearchFilters;
}

export interface SearchFilters {
  readonly publication?: string | undefined;
  /** Inclusive. */
  readonly from?: IsoDate | undefined;
  /** Inclusive. */
  readonly to?: IsoDate | undefined;
  readonly kind?: SearchHitKind | undefined;
  readonly issueId?: string | undefined;
}

export type SearchHitKind = 'article' | 'notice' | 'note';

/** A stretch of text with the matches in it; offsets count code points of `text`. */
export interface Snippet {
  readonly text: string;
  readonly matches: readonly Span[];
}

export interface SearchHit {
  readonly kind: SearchHitKind;
  readonly issueId: string;
  /** The article the hit is in; null for notices and masthead. */
  readonly articleId: string | null;
  readonly annotationId: string | null;
  readonly publication: string | null;
  readonly date: IsoDate | null;
  readonly edition: string | null;
  readonly issueNumber: string | null;
  readonly page: number | null;
  readonly headline: string | null;
  /** The names of an article's bylines, in order. */
  readonly bylines: readonly string[];
  /** The colour of a note's highlight; null for what is no note. */
  readonly colour: Colour | null;
  /** The headline with its matches. */
  readonly headlineSnippet: Snippet | null;
  /** The best passages, at most three. */
  readonly snippets: readonly Snippet[];
  /** All verified matches, in the issue's canonical text. Empty for notes on orphans. */
  readonly matches: readonly Span[];
  readonly score: number;
}

export interface SearchResult {
  readonly query: string;
  /** Articles, notices and notes with at least one match. */
  readonly total: number;
  /** All matches in them. */
  readonly matchTotal: number;
  readonly hits: readonly SearchHit[];
  readonly facets: SearchFacets;
  /** False while the index is still being built: results are exact for `covered` of `documents`. */
  readonly complete: boolean;
  readonly milliseconds: number;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** Counts over all hits, not only the returned ones, most first (years in order). */
export interface SearchFacets {
  readonly publications: readonly FacetCount[];
  readonly years: readonly FacetCount[];
  readonly kinds: readonly FacetCount[];
}

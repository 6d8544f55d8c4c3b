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
  /** What counts as the same character; everything unless switched off. */
  readonly fold?: FoldOptions | undefined;
  /** Whether all terms of the query must occur, or any of them. All unless said otherwise. */
  readonly match?: 'all' | 'any' | undefined;
  /** Finds words, and runs of Chinese, with one letter wrong (from 4 letters) or two (from 8), as OCR misreads them. */
  readonly fuzzy?: boolean | undefined;
  /** Asks for the hits' distribution in time. */
  readonly timeline?: TimelineUnit | undefined;
  /** Further queries that are compared with this one in time; they find nothing themselves. */
  readonly compared?: readonly string[] | undefined;
  /** Asks for every match in a passage of its own, instead of the best three passages of a hit. */
  readonly everyPassage?: boolean | undefined;
  /** Asks for the times without hits in the timeline too, as joining it with that of another archive needs. */
  readonly everyTime?: boolean | undefined;
}

/** What a search is, whatever part of its answer is asked for. */
export type SearchTask = Pick<
  SearchRequest,
  'query' | 'filters' | 'order' | 'fold' | 'match' | 'fuzzy' | 'compared'
>;

/** A search that a person keeps in the library. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly search: SearchTask;
  /** Hits that were not there when its results were last looked at. */
  readonly newHits: number;
}

/** The index of the open library. */
export interface SearchIndexState {
  readonly documents: number;
  readonly issues: number;
  /** Bytes of postings and texts held, approximately. */
  readonly bytes: number;
  /** Whether everything that the library holds is in it. */
  readonly complete: boolean;
}

/** Each is on unless it is false. */
export interface FoldOptions {
  /** Simplified = traditional Chinese. */
  readonly script?: boolean | undefined;
  /** Full width = half width, and other compatibility forms. */
  readonly width?: boolean | undefined;
  readonly case?: boolean | undefined;
  readonly diacritics?: boolean | undefined;
}

/** What can be kept apart that is the same otherwise. */
export const foldNames = ['script', 'width', 'case', 'diacritics'] as const satisfies (keyof FoldOptions)[];
export type FoldName = (typeof foldNames)[number];

export const timelineUnits = ['day', 'month', 'year'] as const;
export type TimelineUnit = (typeof timelineUnits)[number];

export interface SearchFilters {
  readonly publication?: string | undefined;
  /** Inclusive. */
  readonly from?: IsoDate | undefined;
  /** Inclusive. */
  readonly to?: IsoDate | undefined;
  readonly kind?: SearchHitKind | undefined;
  readonly issueId?: string | undefined;
  readonly page?: number | undefined;
  readonly section?: string | undefined;
  readonly byline?: string | undefined;
  /** Notes with this tag, and articles that carry such a note. */
  readonly tag?: string | undefined;
  /** Notes of this colour, and articles that carry such a note. */
  readonly colour?: Colour | undefined;
  /** Articles that carry a note, or those that carry none; notes themselves pass neither way. */
  readonly hasNotes?: boolean | undefined;
}

export const searchHitKinds = ['article', 'notice', 'note'] as const;
export type SearchHitKind = (typeof searchHitKinds)[number];

/** A stretch of text with the matches in it; offsets count code points of `text`. */
export interface Snippet {
  readonly text: string;
  readonly matches: readonly Span[];
  /** The words as they were printed, where a person has corrected them. */
  readonly printed?: true | undefined;
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
  /** All matches in them; null where an archive on a server has found too much to count them. */
  readonly matchTotal: number | null;
  readonly hits: readonly SearchHit[];
  readonly facets: SearchFacets;
  /** More counts. */
  readonly details?: SearchDetails | undefined;
  /** Present when the request asks for it: every unit of time with hits, in order, whatever time is chosen. */
  readonly timeline?: readonly TimelineCount[] | undefined;
  /** How the query was understood where that is not plain. */
  readonly notes?: readonly QueryNote[] | undefined;
  /** False while the index is still being built: results are exact for `covered` of `documents`. */
  readonly complete: boolean;
  readonly milliseconds: number;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/**
 * Counts over all hits, not only the returned ones, most first (years in order). Each is taken without the filter of
 * its own, so that another value can be chosen: with a publication chosen, `publications` still counts all of them.
 */
export interface SearchFacets {
  readonly publications: readonly FacetCount[];
  readonly years: readonly FacetCount[];
  readonly kinds: readonly FacetCount[];
}

/** More such counts, most first (pages in order). Of sections, bylines and tags the 200 most frequent. */
export interface SearchDetails {
  readonly pages: readonly FacetCount[];
  readonly sections: readonly FacetCount[];
  readonly bylines: readonly FacetCount[];
  readonly tags: readonly FacetCount[];
  readonly colours: readonly FacetCount[];
  /** Articles that carry a note. */
  readonly withNotes: number;
}

/** `value` is `1998`, `1998-03` or `1998-03-09`. */
export interface TimelineCount extends FacetCount {
  /** All articles, notices and notes of that time, found or not. */
  readonly of: number;
}

/** So many queries can be compared with one. */
export const mostCompared = 6;

/** Several queries to be counted in time under the same filters; what each finds is what a search with it finds. */
export interface SearchComparisonRequest extends Pick<SearchRequest, 'filters' | 'fold' | 'match' | 'fuzzy'> {
  readonly queries: readonly string[];
  readonly unit: TimelineUnit;
}

/** Queries in time, side by side. Articles are counted, or the one kind that the filters ask for. */
export interface SearchComparison {
  readonly unit: TimelineUnit;
  /** Every unit of time with an article that the filters leave, in order, and how many it has, found or not. */
  readonly bins: readonly { readonly value: string; readonly of: number }[];
  /** In the order of the request. */
  readonly series: readonly ComparedQuery[];
  /** False while the index is still being built. */
  readonly complete: boolean;
}

export interface ComparedQuery {
  readonly query: string;
  /** Articles found, those without a date too. */
  readonly total: number;
  /** Articles found in each of the bins. */
  readonly counts: readonly number[];
}

export type QueryNoteCode =
  | 'unclosedQuote'
  | 'unknownField'
  | 'emptyField'
  | 'badValue'
  | 'onlyNegative'
  | 'wildcardIgnored'
  | 'tooManyTerms'
  | 'tooManyToRead'
  | 'archiveAway'
  | 'nothingToFind';

/** Something a person should know of how their query was understood. */
export interface QueryNote {
  readonly code: QueryNoteCode;
  /** The part of the query that it is about. */
  readonly text: string;
}

import type { Colour } from '#shared/model/annotation.ts';
import type {
  SearchComparison,
  SearchComparisonRequest,
  SearchHitKind,
  SearchRequest,
  SearchResult,
} from '#shared/model/search.ts';
import type { Flow } from '#shared/model/span.ts';

/** `printed`: what was printed where a person has corrected the text, which is found as well. */
export const searchFieldNames = [
  'headline',
  'kicker',
  'deck',
  'byline',
  'body',
  'note',
  'tag',
  'quote',
  'printed',
] as const;
export type SearchFieldName = (typeof searchFieldNames)[number];

/** One thing that can be found: an article, a notice (or masthead), or a note. */
export interface SearchDocument {
  readonly kind: SearchHitKind;
  readonly issueId: string;
  readonly articleId: string | null;
  readonly annotationId: string | null;
  readonly publication: string | null;
  readonly date: string | null;
  readonly edition: string | null;
  readonly issueNumber: string | null;
  readonly page: number | null;
  /** The part of the paper, where it names its parts. */
  readonly section: string | null;
  /** The text of its headline, which is a field as well where it is of the document. */
  readonly headline: string | null;
  /** The names of an article's bylines, in order. */
  readonly bylines: readonly string[];
  /** The colour of a note's highlight; null for what is no note. */
  readonly colour: Colour | null;
  /** In reading order. Fields named note, tag have no place in the issue: their matches are not reported as positions. */
  readonly fields: readonly { readonly name: SearchFieldName; readonly flow: Flow }[];
  /** For notes: where the passage stands in the issue, reported when the note matches. */
  readonly passage: { readonly start: number; readonly end: number } | null;
}

export interface SearchStatistics {
  readonly documents: number;
  readonly issues: number;
  /** Bytes of postings and texts held, approximately. */
  readonly bytes: number;
}

/** Which part of an issue a put replaces: its own text, or people's notes on it. */
export type SearchLayer = 'text' | 'notes';

/** What readers need of an engine: the embedded one of packedEngine.ts, or an archive on a server (core/server). */
export interface SearchReader {
  /** Exact: equals a brute-force scan of everything put so far. An engine that can stop once `signal` says so does. */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResult>;
  /** Counts several queries in time, as exactly. */
  compare(request: SearchComparisonRequest): Promise<SearchComparison>;
}

/**
 * The embedded index of packedEngine.ts, with what feeds it. It lives in a worker; the same interface, made asynchronous
 * by the wire, is what the application holds.
 */
export interface SearchEngine extends SearchReader {
  /**
   * Opens with a cache folder (null: in memory only). Answers which issues' text the cache already
   * holds, with the version they were put with, so that only the others need to be put. Notes are
   * never in the cache: all of them are to be put after opening.
   */
  open(cacheFolder: string | null): Promise<ReadonlyMap<string, string>>;
  /** Replaces one layer of an issue. `version` is any string that changes when the content does. */
  put(
    issueId: string,
    layer: SearchLayer,
    version: string,
    documents: readonly SearchDocument[],
  ): Promise<void>;
  /** Removes issues with all layers. */
  remove(issueIds: readonly string[]): Promise<void>;
  /** Writes the cache now. */
  flush(): Promise<void>;
  statistics(): Promise<SearchStatistics>;
  close(): Promise<void>;
}

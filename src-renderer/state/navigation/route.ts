import type { NotebookQuery } from '#shared/model/notebook.ts';
import type { SearchFilters, SearchRequest } from '#shared/model/search.ts';
import type { Span } from '#shared/model/span.ts';
import type { SearchWays } from './searchWays.ts';

/** How an issue is set: columns of a sheet, one quiet column, or vertical lines. */
export type PaperView = 'page' | 'reading' | 'vertical';

/** How an issue is shown: as its text, as the printed page, or the page beside the text. */
export const issueViewNames = ['page', 'reading', 'vertical', 'facsimile', 'beside'] as const;
export type IssueViewName = (typeof issueViewNames)[number];

/** What to show of an issue on arrival; used once, not when coming back. */
export type Arrival =
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'annotation'; readonly annotationId: string }
  /** `FacsimilePage.number`. */
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'match'; readonly query: string; readonly start: number | null };

/** An issue, and how it is shown. */
export interface IssuePlace {
  readonly issueId: string;
  readonly articleId: string | null;
  readonly view: IssueViewName;
  readonly arrival: Arrival | null;
}

/** The panes of two issues side by side, from left to right. */
export type Side = 'first' | 'second';

export const otherSide = (side: Side): Side => (side === 'first' ? 'second' : 'first');

export interface IssueRoute extends IssuePlace {
  readonly name: 'issue';
  /** What the second pane shows; absent while one issue has the window to itself. */
  readonly second?: IssuePlace | undefined;
}

export interface GuideRoute {
  readonly name: 'guide';
  /** A page of the guide by its name; null for the contents of it. */
  readonly page: string | null;
  /** A heading's id within the page; null for its beginning. */
  readonly section: string | null;
  /** Words looked for in the guide; what is found stands in place of the page. */
  readonly find: string;
}

export type Route =
  | { readonly name: 'shelf'; readonly publication: string | null }
  | IssueRoute
  | {
      readonly name: 'search';
      readonly query: string;
      readonly filters: SearchFilters;
      readonly order: SearchRequest['order'];
      /** What differs from how a search is made and shown by itself. */
      readonly ways?: SearchWays | undefined;
    }
  | { readonly name: 'notebook'; readonly query: NotebookQuery }
  /** Null: the list of all. */
  | { readonly name: 'collection'; readonly collectionId: string | null }
  /** Null: the list of all. */
  | { readonly name: 'people'; readonly person: string | null }
  /** The passages that went through several papers. */
  | { readonly name: 'chains' }
  | GuideRoute
  | { readonly name: 'problems' };

import type { Colour, PercentBox } from './annotation.ts';
import type { Span } from './span.ts';

/** A rectangle on a page of an issue, which counts from 0. */
export interface WantedRegion extends PercentBox {
  readonly page: number;
}

/** A page, an article, the issue or the paper that it is of, as a whole. */
export type WantedWhole =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'article'; readonly articleId: string }
  | { readonly kind: 'issue' }
  | { readonly kind: 'publication' };

/** Where a note is that is on no passage: one of the two. */
export interface WantedPlace {
  readonly region?: WantedRegion | undefined;
  readonly about?: WantedWhole | undefined;
}

/** A note that is being written and not saved yet, as it outlives its window. */
export interface KeptDraft extends WantedPlace {
  /** The id that its annotation has, or will have. */
  readonly id: string;
  readonly issueId: string;
  /** Whether the passage is not marked yet. */
  readonly isNew: boolean;
  readonly span: Span | null;
  /** The words of a new passage in the issue's canonical text: it is marked on no others; null where none are needed. */
  readonly exact: string | null;
  /** The passage as the person sees it. */
  readonly quote: string;
  readonly colour: Colour;
  readonly note: string;
  readonly tags: readonly string[];
  /** The person wanted it saved, and it could not be. */
  readonly unsaved: boolean;
}

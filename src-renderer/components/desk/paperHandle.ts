import type { WantedRegion } from '#shared/model/draft.ts';
import type { Box } from '#shared/model/facsimile.ts';
import type { Span } from '#shared/model/span.ts';
import type { CaretPlace } from '../../dom/caret.ts';
import type { SelectedSpan } from '../../dom/passages.ts';
import type { Place } from '../../dom/place.ts';

/**
 * What the view around text and printed page asks of either. All positions are code points of the issue's
 * canonical text.
 */

/** What a person has selected, snapped to whole characters of the canonical text. */
export interface PassageSelection extends SelectedSpan {
  /** The article the selection starts in; null in masthead, imprint and notices. */
  readonly articleId: string | null;
  /** The part of a printed page that is selected; then there are no words, and the span is empty. */
  readonly region?: WantedRegion;
  /** Where a floating toolbar belongs; a virtual element for @floating-ui. */
  readonly anchor: SelectionAnchor;
}

/**
 * Client rectangles of the selection, read afresh at each call so that they follow scrolling.
 * Fits @floating-ui/react's `refs.setPositionReference(anchor)`.
 */
export interface SelectionAnchor {
  getBoundingClientRect(): DOMRect;
  getClientRects(): DOMRect[];
  /** An element of the paper, so that the toolbar knows what scrolls. */
  readonly contextElement: Element;
}

/** What stands around a caret, and what can stand beside it. */
export interface CaretPassage extends Pick<CaretPlace, 'before' | 'after'> {
  readonly anchor: SelectionAnchor;
}

/** What text and printed page answer alike. */
export interface PaperHandle {
  /**
   * Scrolls the passage into sight and moves no focus. Opens and closes nothing: while an article is open,
   * passages of others answer false.
   */
  reveal(span: Span): boolean;
  /** Whether any of the passage can be seen now. */
  sees(span: Span): boolean;
  /** Scrolls to an article's head and moves the focus there; false while another article is open. */
  revealArticle(articleId: string): boolean;
  /** Turns to a printed page, by `FacsimilePage.number`; absent where none are shown. */
  revealPage?(page: number): boolean;
  /** Turns to a part of a printed page, by its index among them; false where there are none yet. */
  revealRegion?(page: number, box: Box): boolean;
  /** Index of the printed page that is seen; absent where none are shown. */
  printedPage?(): number | null;
  /** Begins to mark a part of the printed page; false where none is shown. */
  markPart?(): boolean;
  /** The stretch of text at the top of what is seen, to come back to; null before the first layout. */
  currentPlace(): Span | null;
  /** Where a person reads, to the pixel, for `restore`; null before the first layout. */
  place(): Place | null;
  /** Goes back to a place; answers whether its text is on the paper. */
  restore(place: Place): boolean;
  /** The present selection, as it was told. */
  selection(): PassageSelection | null;
  /** Where the caret stands in the text; null where something is selected or it stands nowhere. Absent where there is no caret. */
  caret?(): CaretPassage | null;
  clearSelection(): void;
  /** Moves the keyboard focus to the sheet. */
  focus(): void;
}

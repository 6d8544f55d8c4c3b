import type { Ref } from 'react';
import type { Colour } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import type { Place } from '../../dom/place.ts';

/**
 * The agreement between the paper (`IssuePaper`) and the shell around it. The paper fills its parent and
 * scrolls by itself; the shell gives it room (a block with a height) and the landmark, for there may be two
 * papers in a window. All positions are code points of the issue's canonical text.
 */

/** A highlight on the paper. */
export interface Mark extends Span {
  readonly id: string;
  readonly colour: Colour;
  /** Number of the note in text order, shown in the margin; null for a highlight without a note. */
  readonly numeral: number | null;
}

/** What a person has selected, snapped to whole characters of the canonical text. */
export interface PassageSelection extends Span {
  /** The passage as it is read: broken lines joined, paragraphs apart by a line break. */
  readonly text: string;
  /** The article the selection starts in; null in masthead, imprint and notices. */
  readonly articleId: string | null;
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

/** `page`: columns of a sheet; `reading`: every article in one quiet column; `vertical`: vertical lines, right to left. */
export type PaperView = 'page' | 'reading' | 'vertical';

/** What the shell can ask of the paper. */
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
  /** The stretch of text at the top of what is seen, to come back to; null before the first layout. */
  currentPlace(): Span | null;
  /** Where a person reads, to the pixel, for `restore`; null before the first layout. */
  place(): Place | null;
  /** Goes back to a place; answers whether its text is on the paper. */
  restore(place: Place): boolean;
  /** The present selection, as `onSelect` gave it. */
  selection(): PassageSelection | null;
  clearSelection(): void;
  /** Moves the keyboard focus to the sheet. */
  focus(): void;
}

export interface IssuePaperProps {
  readonly ref?: Ref<PaperHandle>;
  readonly issue: Issue;
  readonly view: PaperView;
  /** Set: one article is open for quiet reading; the paper remembers its own place underneath. */
  readonly openArticleId: string | null;
  /** Body size in CSS pixels, 12 to 28. */
  readonly typeSize: number;
  readonly marks: readonly Mark[];
  readonly focusedMarkId: string | null;
  /** Search hits. */
  readonly matches: readonly Span[];
  /** Index into `matches` of the hit a person stands on. */
  readonly currentMatch: number | null;
  /** The sentence that is read aloud, in as many spans as columns tear it into. */
  readonly spoken: readonly Span[];
  /** Whether keys that are pressed outside of any paper are meant for this one. */
  readonly hasKeys: () => boolean;
  /** Called when the selection settles (pointer up, key up) and with null when it is gone. */
  readonly onSelect: (selection: PassageSelection | null) => void;
  readonly onOpenArticle: (articleId: string) => void;
  readonly onCloseArticle: () => void;
  /** Absent where nothing can be corrected now. */
  readonly onCorrectArticle: ((articleId: string) => void) | null;
  /** A highlight was clicked, or its numeral activated. */
  readonly onMarkActivate: (markId: string) => void;
}

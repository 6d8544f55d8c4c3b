import type { MarkHands } from './hand.ts';
import type { Span } from './span.ts';

/** Zotero's eight highlight colours in Zotero's order; digits 1 to 8 pick one. The first is the default. */
export const colours = ['yellow', 'red', 'green', 'blue', 'purple', 'magenta', 'orange', 'grey'] as const;
export type Colour = (typeof colours)[number];

/** The colours' values, as Zotero has them. */
export const colourValues: Readonly<Record<Colour, string>> = {
  yellow: '#ffd400',
  red: '#ff6666',
  green: '#5fb236',
  blue: '#2ea8e5',
  purple: '#a28ae5',
  magenta: '#e56eee',
  orange: '#f19837',
  grey: '#aaaaaa',
};

/** https://www.w3.org/TR/annotation-model/#text-quote-selector, over the canonical text as it is. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** https://www.w3.org/TR/annotation-model/#text-position-selector, in code points. */
export interface TextPositionSelector extends Span {
  readonly type: 'TextPositionSelector';
}

/** Something in the surroundings of a passage that tells it from others like it. */
export interface Landmark {
  /** As it stands in the text; empty where the passage itself is the first or last of it. */
  readonly text: string;
  /** Code points between it and the passage, layout (white space, hyphens at line ends) not counted. */
  readonly distance: number;
  /** It tells because the text begins (before the passage) or ends (after it) there. */
  readonly isEnd?: true | undefined;
}

/** One on either side: what stands between them is the passage, or was put in its place. */
export interface Landmarks {
  readonly before: Landmark;
  readonly after: Landmark;
}

/**
 * A rectangle on the picture of a page, in percent of its width and height, 0 to 100, origin at the top left:
 * `xywh=percent:` of https://www.w3.org/TR/media-frags/#naming-space. Width and height are more than 0.
 */
export interface PercentBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a page (or all of it), with what names the page, so that it is found when the issue is read again. */
export interface PageRegion extends PercentBox {
  /** Which page of the issue it was when it was marked, from 0; where it is today says `Anchor.page`. */
  readonly page: number;
  /** As `FacsimilePage` has them. */
  readonly number: number;
  readonly label: string | null;
  /** Path of the page's picture, or of the PDF it is in, from the folder that the issue's file is in; null without one. */
  readonly picture: string | null;
  /** Which page of the PDF, from 1; absent where `picture` is no PDF. */
  readonly pdfPage?: number | undefined;
}

/**
 * The whole that an annotation without a passage is about. `publication` is the paper that its issue is of today, whatever
 * that is called: see decision 68.
 */
export const wholes = ['page', 'article', 'issue', 'publication'] as const;
export type Whole = (typeof wholes)[number];

/**
 * What an annotation is about, written down so that it can be found again in changed text. On a region or a
 * whole, quote and position are what is known of its words: those inside the rectangle, the headline (or first
 * words) of the article, and where none are known an empty quote where the page (or the issue) begins.
 */
export interface AnnotationTarget {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
  /**
   * How many other places of the text could have been taken for the passage when it was marked; absent:
   * none. With fewer left than that, nobody can tell whether the passage or one of them went.
   */
  readonly rivals?: number | undefined;
  /** Fingerprint of the text in which they were counted: in the same text nobody need count again; absent: no rivals. */
  readonly countedIn?: string | undefined;
  /** What tells it from those, bar those close by; absent where there are none, and where nothing does. */
  readonly landmarks?: Landmarks | undefined;
  /** The passage as the person saw it, with broken lines joined: for people and exports. */
  readonly shown: string;
  /** The headline of the article it stands in, for people. */
  readonly headline: string | null;
  /** Where it is on a printed page; of a whole page all of it. Absent for a passage, an article, an issue and a paper. */
  readonly region?: PageRegion | undefined;
  /** Absent for a passage and for a part of a page. */
  readonly about?: Whole | undefined;
  /** The article's id when it was marked, where `about` is `article`. */
  readonly articleId?: string | undefined;
}

/** A highlight with an optional note. Times are ISO 8601 in UTC. */
export interface Annotation {
  readonly id: string;
  readonly issueId: string;
  readonly target: AnnotationTarget;
  readonly colour: Colour;
  /** Markdown as the person typed it; empty when there is no note. */
  readonly note: string;
  readonly tags: readonly string[];
  readonly created: string;
  readonly modified: string;
  /** Who made it, where it came from another program or person; absent for one's own. */
  readonly creator?: string | undefined;
  /** Where it can be looked up in the program that it came from, an address; absent for one's own. */
  readonly via?: string | undefined;
}

/** How a passage was found again; `place`: by its page, article or issue, and not by words. */
export type AnchorMethod = 'position' | 'quote' | 'fuzzy' | 'place';

/** Where an annotation sits in the issue's text today. With method `place` it marks no words: start is end. */
export interface Anchor extends Span {
  readonly method: AnchorMethod;
  /** Which page of the issue its region is on today, from 0; absent where it has none. */
  readonly page?: number | undefined;
}

/** An annotation with its place; `anchor` is null for an orphan, which is never shown on any text. */
export interface AnchoredAnnotation {
  readonly annotation: Annotation;
  readonly anchor: Anchor | null;
  /** Who made it and who changed it last; absent where it lies in no library. */
  readonly hands?: MarkHands | undefined;
}

/** A place where the passage of an orphan might be now, in code points of the canonical text. */
export interface PassageCandidate extends Span {
  /** The words there, and what stands around them. */
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly headline: string | null;
  /** How well words and context agree with what was marked, 0 to 1. */
  readonly score: number;
}

/** How many annotations were elsewhere, nowhere, or somewhere again after their issue's text had changed. */
export interface Reanchoring {
  readonly issueId: string;
  readonly moved: number;
  readonly lost: number;
  readonly found: number;
}

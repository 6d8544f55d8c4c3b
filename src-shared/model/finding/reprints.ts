import type { IsoDate } from '../issue.ts';
import type { Span } from '../span.ts';

/**
 * What it means that a passage stands in two issues: `reprint`, in those of two papers; `repeat`, in two issues of one
 * paper; `standing`, in three or more issues of one paper, as advertisements, notices and headings do.
 */
export type ReprintKind = 'reprint' | 'repeat' | 'standing';

/** A passage in both texts, in the canonical text of each issue. */
export interface ReprintedPassage {
  readonly here: Span;
  readonly there: Span;
  /** 1 where all letters are the same, 0 where none is. */
  readonly similarity: number;
}

/** A text of another issue with passages of one of this. */
export interface Reprint {
  readonly kind: ReprintKind;
  /** The article or notice of the issue that was asked about. */
  readonly articleId: string;
  readonly there: ReprintPlace;
  /** How much of this text stands there, by letters (0 to 1), and how much of that one it is. */
  readonly share: number;
  readonly shareThere: number;
  /** In the order of this text. */
  readonly passages: readonly ReprintedPassage[];
}

/** An article or notice of an issue. */
export interface ReprintPlace {
  readonly issueId: string;
  readonly articleId: string;
  readonly publication: string | null;
  readonly date: IsoDate | null;
  readonly edition: string | null;
  readonly headline: string | null;
}

/** Where the texts of an issue stand elsewhere. */
export interface IssueReprints {
  readonly reprints: readonly Reprint[];
  /** Texts that may share a passage as well, and were not compared: there are too many. */
  readonly notCompared: number;
  /** False while issues of the library are still to be looked through. */
  readonly complete: boolean;
}

/** A stretch of two texts: the same in both, each as it prints it, or what each has in place of the other's. */
export interface Difference {
  readonly isSame: boolean;
  readonly left: string;
  readonly right: string;
}

/** The texts of both sides of a reprint, passage by passage; this side is the left one. */
export interface ReprintTexts {
  readonly passages: readonly (readonly Difference[])[];
}

/** How far the library was looked through for reprints. */
export interface ReprintState {
  readonly status: 'working' | 'stopped' | 'ready';
  /** Issues that were looked through, of all. */
  readonly done: number;
  readonly total: number;
}

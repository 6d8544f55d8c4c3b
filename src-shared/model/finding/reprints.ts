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
  /** Issues that were compared with all others since, for the chains. */
  readonly compared: number;
}

/** A passage's way through the papers: it stands in issues of two papers at least. */
export interface ReprintChain {
  /** The earliest first, those without a date last; of a long chain only the first `mostPrintings`. */
  readonly printings: readonly ChainPrinting[];
  /** All of them. */
  readonly printingCount: number;
  readonly paperCount: number;
  /** From the first printing with a date to the last; null where fewer than two have one. */
  readonly days: number | null;
  /** The passage in its longest printing, in characters (code points). */
  readonly characters: number;
  /** How it begins, as one of the issues prints it. */
  readonly opening: string;
}

/** A printing, and where in its issue's canonical text the passage stands. */
export interface ChainPrinting extends ReprintPlace {
  readonly span: Span;
}

/** Printings of a chain that are named one by one. */
export const mostPrintings = 40;

export const chainOrders = ['printings', 'days', 'characters', 'date'] as const;
/** What comes first: the chain with the most printings, that was longest on its way, the longest text, the earliest. */
export type ChainOrder = (typeof chainOrders)[number];

export interface ChainsRequest {
  /** Words that stand in the papers' names, the headlines or the opening; empty for all chains. */
  readonly text: string;
  readonly order: ChainOrder;
  readonly limit: number;
}

export interface ReprintChains {
  readonly chains: readonly ReprintChain[];
  /** All that match. */
  readonly total: number;
  /** False while issues are still to be compared, or where there are more links than are kept. */
  readonly complete: boolean;
}

import type { Bands } from './bands.ts';

/**
 * Making up a sheet, in pure numbers. Lengths are CSS pixels; a "unit" is one column with its gutter, so
 * that a block over `span` columns is `span * columnWidth + (span - 1) * gutter` wide.
 */

/** `lead` opens the sheet, `pageLead` opens a later page. */
export type Level = 'lead' | 'pageLead' | 'normal';

/** What the make-up needs to know of an article or notice. */
export interface Item {
  readonly id: string;
  readonly kind: 'article' | 'notice';
  readonly level: Level;
  /** Lines of its text set in one column. They do not depend on the span: spans are whole columns. */
  readonly lines: number;
  /** Lines it could be longer by where there is room: more of a story that goes on elsewhere. */
  readonly spare?: number;
  /** The bands that its columns stand in over `span` of them, balanced. */
  bands(span: number): Bands;
  /** Height of kicker, headline, deck and byline over `span` columns. */
  headHeight(span: number): number;
  /** Lines the headline takes over `span` columns. */
  headlineLines(span: number): number;
}

/** The grid of a sheet. */
export interface Grid {
  readonly columns: number;
  readonly columnWidth: number;
  readonly gutter: number;
  /** Whole pixels: every head, body and gap is a multiple of it. */
  readonly lineHeight: number;
  /** Space between two blocks one above the other, in whole lines; a rule runs through its middle. */
  readonly rowGap: number;
  /** Lines a column runs to at most before it goes on in another band; infinite where there are no bands. */
  readonly bandLines: number;
}

/** A guillotine partition: every cut goes right through what it cuts, and reading order is kept. */
export type MakeUp =
  | { readonly kind: 'leaf'; readonly item: Item; readonly span: number }
  | { readonly kind: 'row'; readonly parts: readonly MakeUp[]; readonly span: number }
  | { readonly kind: 'stack'; readonly parts: readonly MakeUp[]; readonly span: number };

/** Where one block stands, from the sheet section's upper left corner. */
export interface BlockFrame {
  readonly id: string;
  readonly column: number;
  readonly span: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Between the columns of its body. */
  readonly gutter: number;
  /** Room it has; its own height may be a little less. */
  readonly height: number;
  /** Heights of its head and its body, in whole lines of the body. */
  readonly head: number;
  readonly body: number;
}

/** A hairline where blocks meet. */
export interface Rule {
  readonly direction: 'across' | 'down';
  readonly x: number;
  readonly y: number;
  readonly length: number;
  /** Between a front page and what stands below it. */
  readonly isFold?: boolean;
}

export interface Placement {
  readonly frames: readonly BlockFrame[];
  readonly rules: readonly Rule[];
  readonly height: number;
}

/** Height of a block as it is set, head and text apart. */
export interface BlockHeight {
  readonly head: number;
  readonly body: number;
}

import type { ColumnStrip } from '../columns/strips.ts';
import type { Head } from '../heads/heads.ts';
import { around, type Rect } from '../page/rect.ts';
import type { SheetLine } from '../page/sheet.ts';

/** An article as it stands on the page: headlines, and columns in reading order. */
export interface ArticleOnPage {
  readonly heads: readonly Head[];
  readonly strips: readonly ColumnStrip[];
  readonly captions: readonly SheetLine[];
  readonly rect: Rect;
}

/** An article of what was gathered for it. */
export const toDraft = (heads: readonly Head[], strips: readonly ColumnStrip[]): ArticleOnPage => ({
  heads,
  strips,
  captions: [],
  rect: around([...heads, ...strips].map(({ rect }) => rect)),
});

import type { Strip } from '../columns/strips.ts';
import type { Head } from '../heads/heads.ts';
import { around, type Rect } from '../page/rect.ts';
import type { Item } from '../page/sheet.ts';

/** An article as it stands on the page: headlines, and columns in reading order. */
export interface Draft {
  readonly heads: readonly Head[];
  readonly strips: readonly Strip[];
  readonly captions: readonly Item[];
  readonly rect: Rect;
}

/** An article of what was gathered for it. */
export const toDraft = (heads: readonly Head[], strips: readonly Strip[]): Draft => ({
  heads,
  strips,
  captions: [],
  rect: around([...heads, ...strips].map(({ rect }) => rect)),
});

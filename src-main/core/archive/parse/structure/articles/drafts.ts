import { absorb } from '../heads/absorb.ts';
import { headChains } from '../heads/chains.ts';
import type { Measures } from '../page/measures.ts';
import { around, middleU } from '../page/rect.ts';
import type { PageSheet } from '../page/sheet.ts';
import { type Captioned, captionsOf } from './captions.ts';
import type { ArticleOnPage } from './draft.ts';
import { filling } from './filling.ts';
import { flowing } from './flowing.ts';

/** Makes articles of all that stands on a sheet outside its frames, in reading order where columns flow. */
export function draftsOf(sheet: PageSheet, body: Measures): ArticleOnPage[] {
  const captions = captionsOf(sheet, body);
  const captioned = new Set(captions.flatMap(({ items }) => items));
  const rest = { ...sheet, items: sheet.items.filter((item) => !captioned.has(item)) };
  const { heads, strips, spanning } = headChains(rest, body);
  const sorted = absorb(
    heads,
    strips,
    spanning.map(({ item }) => item),
    body,
  );
  const drafts = sheet.isLatin ? flowing(sorted, rest, body) : filling(sorted, rest, body);
  return withCaptions(drafts, captions);
}

/** A caption goes with the article around its picture, else it stands alone. */
function withCaptions(drafts: readonly ArticleOnPage[], captions: readonly Captioned[]): ArticleOnPage[] {
  const done = [...drafts];
  for (const { picture, items } of captions) {
    const rect = around([picture, ...items.map((item) => item.rect)]);
    const [u, v] = [middleU(picture), (picture.v0 + picture.v1) / 2];
    const at = done.findIndex(
      ({ rect: whole, strips }) =>
        strips.length > 0 && u > whole.u0 && u < whole.u1 && v > whole.v0 && v < whole.v1,
    );
    const host = done[at];
    if (host) done[at] = { ...host, captions: [...host.captions, ...items] };
    else done.push({ heads: [], strips: [], captions: items, rect });
  }
  return done;
}

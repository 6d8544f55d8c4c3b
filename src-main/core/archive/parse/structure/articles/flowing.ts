import { cutOrder } from '../columns/order.ts';
import type { ColumnStrip } from '../columns/strips.ts';
import type { Sorted } from '../heads/absorb.ts';
import type { Head } from '../heads/heads.ts';
import { ownersFromAbove } from '../heads/owners.ts';
import type { Measures } from '../page/measures.ts';
import { around, middleU, overlapU, type Rect, widthOf } from '../page/rect.ts';
import type { PageSheet } from '../page/sheet.ts';
import { type ArticleOnPage, toDraft } from './draft.ts';

/** Articles that flow from column to column until the next headline. */
export function flowing({ heads, strips }: Sorted, sheet: PageSheet, body: Measures): ArticleOnPage[] {
  const { owners } = ownersFromAbove(
    { sheet, heads, strips, measures: body },
    heads.map((_, at) => at),
    false,
  );
  const things = [
    ...heads.map((head) => ({ head, strip: null })),
    ...strips.map((strip) => ({ head: null, strip })),
  ];
  const solids = [...sheet.pictures, ...sheet.frames];
  const rects = [...things.map(({ head, strip }) => (head ?? strip)?.rect as Rect), ...solids];
  const order = cutOrder(rects, sheet.rules, body.size).filter((at) => at < things.length);
  const drafts: OpenArticle[] = [];
  const ofHead = new Map<Head, OpenArticle>();
  let open: OpenArticle | null = null;
  const begin = (head: Head | null) => {
    const draft = { heads: head ? [head] : [], strips: [] };
    drafts.push(draft);
    if (head) ofHead.set(head, draft);
    return draft;
  };
  for (const at of order) {
    const { head, strip } = things[at] as (typeof things)[number];
    const inside = head && open ? crossheadOf(head, open, sheet, body) : null;
    if (inside) open?.strips.push(inside);
    else if (head && open && goesWith(open, head, body)) {
      open.heads.push(head);
      ofHead.set(head, open);
    } else if (head) open = begin(head);
    if (!strip) continue;
    const owner = heads[owners[at - heads.length] ?? -1];
    const before: ColumnStrip | undefined = open?.strips.at(-1);
    const isNew = before !== undefined && open !== null && endsBetween(before, strip, open, sheet, body);
    open = (owner && ofHead.get(owner)) ?? (isNew ? null : open) ?? begin(null);
    open.strips.push(strip);
  }
  return drafts.map((draft) => toDraft(draft.heads, draft.strips));
}

/** An article while its columns are gathered. */
interface OpenArticle {
  readonly heads: Head[];
  readonly strips: ColumnStrip[];
}

/** Leadings that a deck may stand below its headline, a dash between them. */
const deckGap = 3;

/** Whether a headline close below another, with no text between, is a deck of it. */
function goesWith({ heads, strips }: OpenArticle, head: Head, { leading }: Measures): boolean {
  const last = heads.at(-1);
  if (!last || strips.length > 0) return false;
  const gap = head.rect.v0 - last.rect.v1;
  const largest = Math.max(...heads.map(({ size }) => size));
  return (
    gap > -leading &&
    gap < leading * deckGap &&
    head.size < largest * 1.15 &&
    overlapU(last.rect, head.rect) > 0
  );
}

/** Sizes of the body's type: a smaller line alone is a crosshead where no rule stands over it. */
const largestCrosshead = 1.5;

/**
 * A line of somewhat larger type right below the text of an article, with no rule between: a crosshead, or (where it
 * fills the column) two lines of text measured as one. In Fraktur such a line begins an article.
 */
function crossheadOf(
  head: Head,
  { strips }: OpenArticle,
  sheet: PageSheet,
  body: Measures,
): ColumnStrip | null {
  const above = strips.at(-1);
  const [only] = head.items;
  if (sheet.isFraktur || !above || !only || head.items.length > 1) return null;
  const gap = head.rect.v0 - above.rect.v1;
  if (
    overlapU(above.rect, head.rect) < widthOf(head.rect) * 0.8 ||
    gap < -body.leading ||
    gap > body.leading * 1.5
  ) {
    return null;
  }
  const fills = widthOf(head.rect) > widthOf(above.rect) * 0.93 && gap < body.leading * 0.5;
  const isRuled = sheet.rules.some(
    ({ rect, isAlong }) =>
      isAlong &&
      rect.v0 > above.rect.v1 - body.leading * 0.5 &&
      rect.v1 < head.rect.v0 + body.leading * 0.5 &&
      overlapU(rect, head.rect) > 0,
  );
  if (isRuled || !(fills || head.size < body.size * largestCrosshead)) return null;
  return { rect: head.rect, items: head.items, isCrosshead: !fills };
}

/** Lines of an article from which a dash ends it; before, it parts a deck or a byline from the text. */
const fewestLines = 5;

/**
 * Whether an article ends between two strips: at a short rule in the middle of the column with white around it, or
 * at a rule over all columns.
 */
function endsBetween(
  { rect: above }: ColumnStrip,
  { rect: below }: ColumnStrip,
  { strips }: OpenArticle,
  { rules, items }: PageSheet,
  { leading }: Measures,
): boolean {
  if (strips.reduce((sum, strip) => sum + strip.items.length, 0) < fewestLines) return false;
  const along = rules.filter(({ isAlong }) => isAlong).map(({ rect }) => rect);
  const page = around(items.map(({ rect }) => rect));
  const isOver = (rule: Rect) =>
    widthOf(rule) > widthOf(page) * 0.75 && rule.v0 < below.v0 && rule.v1 > below.v0 - leading * 3;
  if (along.some((rule) => isOver(rule) && rule.v0 > above.v0 + leading)) return true;
  if (below.v0 < above.v1 || overlapU(above, below) < widthOf(below) * 0.5) return false;
  const column = around([above, below]);
  return along.some(
    (rule) =>
      rule.v0 > above.v1 - leading * 0.3 &&
      rule.v1 < below.v0 + leading * 0.3 &&
      widthOf(rule) > widthOf(column) * 0.06 &&
      Math.abs(middleU(rule) - middleU(column)) < widthOf(column) * 0.1 &&
      below.v0 - above.v1 > leading * 0.6,
  );
}

import { type Captioned, captionsOf } from './captions.ts';
import { isCentredLine } from './centred.ts';
import { groupHeads, type Head, toHead } from './heads.ts';
import { predecessors } from './join.ts';
import { areBeside, largeLines, type Measures } from './measures.ts';
import { cutOrder } from './order.ts';
import { ownersFromAbove } from './owners.ts';
import { around, distance, middleU, overlapU, overlapV, type Rect, widthOf } from './rect.ts';
import type { Item, Sheet } from './sheet.ts';
import { sideHeadsOf } from './sideHeads.ts';
import { type Chains, chainLines, type Strip } from './strips.ts';

/** An article as it stands on the page: headlines, and columns in reading order. */
export interface Draft {
  readonly heads: readonly Head[];
  readonly strips: readonly Strip[];
  readonly captions: readonly Item[];
  readonly rect: Rect;
}

/** What a sheet holds once its lines are sorted by what they are. */
interface Sorted {
  readonly heads: readonly Head[];
  readonly strips: readonly Strip[];
}

/** Makes articles of all that stands on a sheet outside its frames, in reading order where columns flow. */
export function draftsOf(sheet: Sheet, body: Measures): Draft[] {
  const captions = captionsOf(sheet, body);
  const captioned = new Set(captions.flatMap(({ items }) => items));
  const rest = { ...sheet, items: sheet.items.filter((item) => !captioned.has(item)) };
  const { heads, strips, spanning } = chainsOf(rest, body);
  const sorted = absorb(
    heads,
    strips,
    spanning.map(({ item }) => item),
    body,
  );
  const drafts = sheet.isLatin ? flowing(sorted, rest, body) : filling(sorted, rest, body);
  return withCaptions(drafts, captions);
}

/** Headlines, and the columns that the other lines make. */
export function chainsOf(sheet: Sheet, body: Measures): Chains & { readonly heads: readonly Head[] } {
  const along = sheet.items.filter(({ isCrosswise }) => !isCrosswise);
  const large = largeLines(along, body);
  const lines = along.filter((item) => !large.includes(item));
  const sideHeads = sideHeadsOf(
    sheet.items.filter(({ isCrosswise }) => isCrosswise),
    along,
    body,
  );
  const chains = (heads: readonly Head[], some: readonly Item[]) => ({
    heads: [...heads, ...sideHeads],
    ...chainLines(
      some,
      sheet.rules,
      [...[...heads, ...sideHeads].map(({ rect }) => rect), ...sheet.pictures, ...sheet.frames],
      body,
    ),
  });
  const found = chains(groupHeads(large, sheet.rules, body), lines);
  if (!sheet.isLatin || (large.length > 0 && !sheet.isFraktur)) return found;
  const minor = new Set(
    found.strips.flatMap((strip) => strip.items.filter((item) => isCentredLine(item, strip, body))),
  );
  return chains(
    groupHeads([...large, ...minor], sheet.rules, body),
    lines.filter((item) => !minor.has(item)),
  );
}

/**
 * A line or two between a headline and several columns, or in the middle under a headline, belong to the headline;
 * lines across columns without a headline above are one of their own.
 */
function absorb(
  heads: readonly Head[],
  strips: readonly Strip[],
  spanning: readonly Item[],
  body: Measures,
): Sorted {
  const grown = [...heads];
  const left: Strip[] = [];
  const loose = [...spanning.map((item) => ({ rect: item.rect, items: [item] })), ...strips].sort(
    (a, b) => a.rect.v0 - b.rect.v0,
  );
  for (const strip of loose) {
    const within =
      strip.items.length > 2 ? -1 : grown.findIndex(({ rect }) => isBetweenLines(strip.rect, rect));
    const at = strip.items.length > 3 ? -1 : grown.findIndex((head) => isUnder(strip.rect, head, body));
    const below = loose.filter(
      (other) =>
        other !== strip &&
        other.rect.v0 >= strip.rect.v1 - body.size * 0.5 &&
        other.rect.v0 < strip.rect.v1 + body.leading * 2 &&
        overlapU(other.rect, strip.rect) > 0,
    );
    const crosses =
      below.filter((other) => overlapU(other.rect, strip.rect) > body.size * 1.5).length > 1 ||
      below.some(({ rect, items }) => items.length > 3 && !isWithin(strip.rect, rect, body));
    const isAlone = loose.every(
      (other) =>
        other === strip ||
        overlapV(other.rect, strip.rect) < body.size * 0.5 ||
        -overlapU(other.rect, strip.rect) > body.size * 4,
    );
    const isMiddle =
      at >= 0 &&
      below.length > 0 &&
      isAlone &&
      Math.abs(middleU(strip.rect) - middleU((grown[at] as Head).rect)) < body.size;
    const around = grown[within];
    const head = grown[at];
    if (around) grown[within] = toHead([...around.items, ...strip.items]);
    else if (head && ((crosses && isAlone) || isMiddle || spanning.includes(strip.items[0] as Item))) {
      grown[at] = {
        ...head,
        items: [...head.items, ...strip.items],
        rect: { ...head.rect, v1: Math.max(head.rect.v1, strip.rect.v1) },
      };
    } else left.push(strip);
  }
  return { heads: grown, strips: left };
}

/** A line between those of a headline is of it, whatever its size. */
const isBetweenLines = (rect: Rect, head: Rect): boolean => {
  const v = (rect.v0 + rect.v1) / 2;
  return v > head.v0 && v < head.v1 && overlapU(rect, head) > widthOf(rect) * 0.5;
};

const isWithin = (rect: Rect, column: Rect, { size }: Measures): boolean =>
  rect.u0 > column.u0 - size && rect.u1 < column.u1 + size;

const isUnder = (rect: Rect, head: Head, { leading }: Measures): boolean =>
  rect.v0 > head.rect.v1 - leading * 0.5 &&
  rect.v0 - head.rect.v1 < leading * 1.5 &&
  overlapU(rect, head.rect) > 0;

/** Articles that each fill a part of the page of their own: modular make-up. */
function filling({ heads, strips }: Sorted, sheet: Sheet, body: Measures): Draft[] {
  const rects = heads.map(({ rect }) => rect);
  const isSide = heads.map(({ items }) => items[0]?.isCrosswise === true);
  const indexes = (side: boolean) => heads.map((_, at) => at).filter((at) => isSide[at] === side);
  const field = { sheet, heads, strips, measures: body };
  const above = ownersFromAbove(field, indexes(false), false);
  const beside = ownersFromAbove(field, indexes(true), true);
  const owners = strips.map((_, at) => {
    const own = above.owners[at] ?? -1;
    return own >= 0 ? own : (beside.owners[at] ?? -1);
  });
  const before = predecessors(
    strips,
    owners.map((owner) => owner >= 0),
    sheet,
    body,
    rects,
  );
  const groupOf = (at: number, seen: ReadonlySet<number> = new Set()): number => {
    const owner = owners[at] ?? -1;
    if (owner >= 0) return owner;
    const from = before[at] ?? -1;
    return from < 0 || seen.has(at) ? heads.length + at : groupOf(from, new Set([...seen, at]));
  };
  const groups = new Map<number, Strip[]>(heads.map((_, at) => [at, []]));
  strips.forEach((strip, at) => {
    const group = groupOf(at);
    groups.set(group, [...(groups.get(group) ?? []), strip]);
  });
  const torn = [...above.torn, ...beside.torn];
  torn.push(...orphans(heads, groups, torn));
  const parts = new Set(torn.map(([, other]) => other));
  return [...groups].flatMap(([group, own]) => {
    if (parts.has(group)) return [];
    const whole = [group, ...torn.flatMap(([first, other]) => (first === group ? [other] : []))];
    const pieces = whole.flatMap((at) => heads[at] ?? []);
    return [toDraft(pieces.length > 1 ? [wholeHead(pieces)] : pieces, inColumns(own, body))];
  });
}

/** A headline of parts, in the order in which they are read. */
function wholeHead(pieces: readonly Head[]): Head {
  const items = pieces.flatMap((piece) => piece.items);
  const whole = toHead(items);
  if (!items.some(({ isCrosswise }) => isCrosswise)) return whole;
  return { ...whole, items: [...items].sort((a, b) => a.rect.u0 - b.rect.u0) };
}

/** Headlines over no columns that stand close beside one that has some, in its line: parts of it. */
function orphans(
  heads: readonly Head[],
  groups: ReadonlyMap<number, readonly Strip[]>,
  torn: readonly (readonly [number, number])[],
): [number, number][] {
  const isFree = (at: number) =>
    (groups.get(at) ?? []).length === 0 && !torn.some(([, other]) => other === at);
  return heads.flatMap((head, at): [number, number][] => {
    if (!isFree(at)) return [];
    const [nearest] = heads
      .map((other, index) => ({ other, index }))
      .filter(
        ({ other, index }) =>
          index !== at &&
          !isFree(index) &&
          !torn.some(([, part]) => part === index) &&
          head.items.some((a) => other.items.some((b) => areBeside(a, b, Math.min(a.size, b.size) * 2.5))),
      )
      .sort((a, b) => distance(a.other.rect, head.rect) - distance(b.other.rect, head.rect));
    return nearest ? [[nearest.index, at]] : [];
  });
}

/** Columns from first to last, each from top to bottom. */
function inColumns(strips: readonly Strip[], { size }: Measures): Strip[] {
  const columns: Strip[][] = [];
  for (const strip of [...strips].sort((a, b) => a.rect.u0 - b.rect.u0)) {
    const column = columns.find((some) =>
      some.some(
        ({ rect }) =>
          overlapU(rect, strip.rect) > Math.min(widthOf(rect), widthOf(strip.rect)) * 0.5 &&
          overlapU(rect, strip.rect) > size * 0.5,
      ),
    );
    if (column) column.push(strip);
    else columns.push([strip]);
  }
  return columns.flatMap((column) => column.sort((a, b) => a.rect.v0 - b.rect.v0));
}

/** Articles that flow from column to column until the next headline. */
function flowing({ heads, strips }: Sorted, sheet: Sheet, body: Measures): Draft[] {
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
    const before: Strip | undefined = open?.strips.at(-1);
    const isNew = before !== undefined && open !== null && endsBetween(before, strip, open, sheet, body);
    open = (owner && ofHead.get(owner)) ?? (isNew ? null : open) ?? begin(null);
    open.strips.push(strip);
  }
  return drafts.map((draft) => toDraft(draft.heads, draft.strips));
}

/** An article while its columns are gathered. */
interface OpenArticle {
  readonly heads: Head[];
  readonly strips: Strip[];
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
function crossheadOf(head: Head, { strips }: OpenArticle, sheet: Sheet, body: Measures): Strip | null {
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
  { rect: above }: Strip,
  { rect: below }: Strip,
  { strips }: OpenArticle,
  { rules, items }: Sheet,
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

const toDraft = (heads: readonly Head[], strips: readonly Strip[]): Draft => ({
  heads,
  strips,
  captions: [],
  rect: around([...heads, ...strips].map(({ rect }) => rect)),
});

/** A caption goes with the article around its picture, else it stands alone. */
function withCaptions(drafts: readonly Draft[], captions: readonly Captioned[]): Draft[] {
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

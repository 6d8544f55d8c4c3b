import type { PageReading, ReadBlock, ReadLine, StructuredReading } from '#shared/model/scans/pageReading.ts';
import { blocksOf } from './articles/blocks.ts';
import type { ArticleOnPage } from './articles/draft.ts';
import { draftsOf } from './articles/drafts.ts';
import { furnitureOf } from './articles/furniture.ts';
import { type Bridge, cutBridges } from './columns/gutters.ts';
import { rowOrder } from './columns/order.ts';
import { headChains } from './heads/chains.ts';
import { type Container, containersOf } from './page/containers.ts';
import { type Measures, measure } from './page/measures.ts';
import { around, distance, type Rect } from './page/rect.ts';
import {
  type PageSheet,
  type SheetLine,
  type SheetRule,
  straightener,
  toRect,
  uprightPage,
} from './page/sheet.ts';
import { pagesOf } from './page/spread.ts';

/** One article with the sheet that its lines are measured on. */
interface Unit {
  readonly draft: ArticleOnPage;
  readonly body: Measures;
  readonly isAdvert: boolean;
  /** Where it stands on the page, in the directions of the page. */
  readonly place: Rect;
  /** It stands in a frame, or is part of what does. */
  readonly isFramed: boolean;
}

/** A frame of type this much larger or smaller than the page's holds an advertisement. */
const otherFace = 0.15;
/** A frame around more of the page than this may hold several articles. */
const largeFrame = 0.3;

/**
 * Makes a newspaper of what was read on one picture: of its one page, or of the two of an open newspaper, one after the
 * other. Every line is in exactly one block; blocks are in reading order. The reading that comes back is the one that
 * blocks tell of.
 */
export function structurePage(given: PageReading): StructuredReading {
  const pages = pagesOf(given).map((page, _, { length }) =>
    structureOne(page, (given.width * given.height) / length),
  );
  const lines: ReadLine[] = [];
  const blocks: ReadBlock[] = [];
  for (const page of pages) {
    const articles = 1 + Math.max(-1, ...blocks.map(({ article }) => article ?? -1));
    for (const block of page.blocks) {
      blocks.push({
        ...block,
        article: block.article === null ? null : block.article + articles,
        lines: block.lines.map((at) => at + lines.length),
      });
    }
    lines.push(...page.reading.lines);
  }
  return { reading: { ...given, lines }, blocks };
}

/**
 * Makes a newspaper of one page, from geometry alone: frames are items of their own, lines chain
 * to columns (of vertical type to tiers), each headline takes the columns below its own white, and what has no
 * headline goes on from the column before. Lines that were read across a gutter are cut in two first.
 */
function structureOne(given: PageReading, area: number): StructuredReading {
  const reading = withoutBridges(given);
  if (reading.lines.length === 0) return { reading, blocks: [] };
  const page = containersOf(reading, uprightPage(reading));
  const whole = measure(wholeItems(page), null);
  const { masthead, folio } = furnitureOf(page.sheet, whole);
  const furniture = new Set([...masthead, ...folio]);
  const items = page.sheet.items.filter((item) => !furniture.has(item));
  const body = { ...page, sheet: { ...page.sheet, items } };
  const units = unitsOf(body, whole, whole, area);
  const blocks: ReadBlock[] = [];
  for (const [kind, some] of [
    ['folio', folio],
    ['masthead', masthead],
  ] as const) {
    if (some.length > 0) blocks.push({ kind, article: null, lines: some.map(({ index }) => index) });
  }
  const specks = units.filter(isSpeck);
  const articles = inReadingOrder(
    units.filter((unit) => !specks.includes(unit)),
    page.sheet,
    whole,
  );
  articles.forEach((unit, article) => {
    blocks.push(...blocksOf(unit.draft, article, unit.body, page.sheet.isLatin, unit.isAdvert));
  });
  for (const { draft } of specks) {
    const lines = draft.strips.flatMap((strip) => strip.items.map(({ index }) => index));
    blocks.push({ kind: 'folio', article: null, lines });
  }
  return { reading, blocks: complete(blocks, wholeItems(page)) };
}

/** Letters of which what stands alone is no article: dirt, and pieces of pictures. */
const fewestLetters = 6;

function isSpeck({ draft: { heads, strips, captions }, isFramed }: Unit): boolean {
  const letters = strips.flatMap(({ items }) => items).reduce((sum, { length }) => sum + length, 0);
  return !isFramed && heads.length + captions.length === 0 && letters < fewestLetters;
}

/** A line can cross one gutter more after it was cut at the first. */
const mostCuts = 4;

/** The reading with lines cut in two that run on from one column into the next. */
function withoutBridges(given: PageReading): PageReading {
  let reading = given;
  const straighten = straightener(given);
  for (let round = 0; round < mostCuts && reading.lines.length > 0; round++) {
    const page = containersOf(reading, uprightPage(reading));
    const cut = cutBridges(reading, bridgesIn(page, measure(wholeItems(page), null)), (line, box) => {
      const { u0, u1 } = toRect(straighten(box), line.isVertical);
      return { u0, u1 };
    });
    if (cut === reading) break;
    reading = cut;
  }
  return reading;
}

function bridgesIn({ sheet, children }: Container, outer: Measures): Bridge[] {
  const body = measure(sheet.items, outer);
  const { spanning } = headChains(sheet, body);
  return [
    ...spanning.map(({ item, at }) => ({ index: item.index, at, size: item.size })),
    ...children.flatMap((child) => bridgesIn(child, body)),
  ];
}

const wholeItems = ({ sheet, children }: Container): SheetLine[] => [
  ...sheet.items,
  ...children.flatMap(wholeItems),
];

function unitsOf(container: Container, outer: Measures, page: Measures, area: number): Unit[] {
  const { sheet, frame, children } = container;
  const body = frame ? measure(sheet.items, outer) : outer;
  const inner = children.flatMap((child) =>
    unitsOf(child, body, page, area).map((unit) => ({
      ...unit,
      isFramed: true,
      place: child.frame ? toRect(child.frame, sheet.isVertical) : unit.place,
    })),
  );
  const drafts = draftsOf(sheet, body);
  if (!frame)
    return [
      ...drafts.map((draft) => ({ draft, body, isAdvert: false, place: draft.rect, isFramed: false })),
      ...inner,
    ];
  const place = toRect(frame, sheet.isVertical);
  const isAdvert = sheet.items.length >= 3 && Math.abs(Math.log(body.size / page.size)) > otherFace;
  const isLarge = (frame.right - frame.left) * (frame.bottom - frame.top) > area * largeFrame;
  const joined = isLarge
    ? drafts
    : joinDrafts(
        inReadingOrder(
          drafts.map((draft) => ({ draft, place: draft.rect, isFramed: false })),
          sheet,
          body,
        ).map(({ draft }) => draft),
      );
  const units = [
    ...joined.map((draft) => ({
      draft,
      body,
      isAdvert,
      place: isLarge ? draft.rect : place,
      isFramed: true,
    })),
    ...inner,
  ];
  return inReadingOrder(units, sheet, body);
}

function joinDrafts(drafts: readonly ArticleOnPage[]): ArticleOnPage[] {
  if (drafts.length === 0) return [];
  return [
    {
      heads: drafts.flatMap(({ heads }) => heads),
      strips: drafts.flatMap(({ strips }) => strips),
      captions: drafts.flatMap(({ captions }) => captions),
      rect: around(drafts.map(({ rect }) => rect)),
    },
  ];
}

/**
 * Papers of an alphabet are read column by column; the others item by item, those first that stand highest, and of
 * such that stand equally high those first where reading begins (of vertical type at the right).
 */
function inReadingOrder<U extends Pick<Unit, 'draft' | 'place' | 'isFramed'>>(
  units: readonly U[],
  sheet: PageSheet,
  body: Measures,
): U[] {
  if (sheet.isLatin) return amongColumns(units);
  const order = rowOrder(
    units.map(({ place }) => toRows(place, sheet)),
    levelRules(sheet),
    body.leading * 4,
  );
  return order.flatMap((at) => units[at] ?? []);
}

/** What flows through the columns is in its order already; frames and pictures are read after what stands nearest. */
function amongColumns<U extends Pick<Unit, 'draft' | 'place' | 'isFramed'>>(units: readonly U[]): U[] {
  const flows = (unit: U) => !unit.isFramed && unit.draft.heads.length + unit.draft.strips.length > 0;
  const flowing = units.filter(flows);
  const after = new Map<U | undefined, U[]>();
  for (const unit of units.filter((some) => !flows(some))) {
    const far = ({ draft }: U) =>
      Math.min(...[...draft.heads, ...draft.strips].map(({ rect }) => distance(rect, unit.place)));
    const [nearest] = flowing.map((some) => ({ some, far: far(some) })).sort((a, b) => a.far - b.far);
    after.set(nearest?.some, [...(after.get(nearest?.some) ?? []), unit]);
  }
  return [...(after.get(undefined) ?? []), ...flowing.flatMap((unit) => [unit, ...(after.get(unit) ?? [])])];
}

/** Rows run from side to side of the upright page: across the lines of vertical type. */
const toRows = ({ u0, u1, v0, v1 }: Rect, { isVertical }: PageSheet): Rect =>
  isVertical ? { u0: v0, u1: v1, v0: u0, v1: u1 } : { u0, u1, v0, v1 };

const levelRules = (sheet: PageSheet): Rect[] =>
  sheet.rules
    .filter(({ isAlong }: SheetRule) => isAlong !== sheet.isVertical)
    .map(({ rect }) => toRows(rect, sheet));

/** Adds what was left over to the block of the line that stands nearest. */
function complete(blocks: readonly ReadBlock[], items: readonly SheetLine[]): ReadBlock[] {
  const placed = new Set(blocks.flatMap(({ lines }) => lines));
  const missing = items.filter(({ index }) => !placed.has(index));
  if (missing.length === 0) return [...blocks];
  const known = items.filter(({ index }) => placed.has(index));
  const added = new Map<number, number[]>();
  for (const item of missing) {
    const [nearest] = known
      .map((other) => ({ other, far: distance(other.rect, item.rect) }))
      .sort((a, b) => a.far - b.far);
    const at = blocks.findIndex(({ lines }) => nearest && lines.includes(nearest.other.index));
    added.set(at, [...(added.get(at) ?? []), item.index]);
  }
  const loose = added.get(-1);
  return [
    ...blocks.map((block, at) => ({ ...block, lines: [...block.lines, ...(added.get(at) ?? [])] })),
    ...(loose ? [{ kind: 'paragraph' as const, article: 0, lines: loose }] : []),
  ];
}

import type { PixelBox, PrintedRule } from '#shared/model/scans/pageReading.ts';
import type { Random } from '../../support/random.ts';
import type { LaidPage, TrueLine } from '../laidPage.ts';
import { type Cell, cutCells, orderCells } from './cells.ts';
import {
  between,
  type Counter,
  chance,
  columnsOf,
  fillColumns,
  hanText,
  oneOf,
  type SetLine,
  type Setting,
  type Space,
  setHead,
  toPixels,
  toTrueLine,
} from './typesetter.ts';

/** What a paper does alike on the whole page. */
interface House {
  readonly setting: Setting;
  readonly gap: number;
  readonly gutter: number;
  readonly isCentred: boolean;
  readonly hasColumnRules: boolean;
  readonly frames: number;
  readonly isVertical: boolean;
  /** Letters of one line of a column. */
  readonly letters: number;
  readonly width: number;
}

interface Filled {
  readonly lines: readonly TrueLine[];
  readonly rules: readonly PrintedRule[];
  readonly frames: readonly PixelBox[];
}

/** A Chinese page of the kind of the dailies of the nineties: articles in rectangles, headlines over columns. */
export function horizontalPage(random: Random): LaidPage {
  const size = between(random, 24, 36);
  const [width, height] = [size * between(random, 95, 150), size * between(random, 140, 200)];
  const house = houseOf(random, size, width, false);
  const { gap } = house;
  const margin = size * 4;
  const page = { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin };
  const least = { width: house.letters * size * 1.2, height: size * 24 };
  const top = mastheadOf(page, size, random, false, width);
  const body = { ...page, y: page.y + top.depth, height: page.height - top.depth };
  const rules: PrintedRule[] = [...top.rules];
  const bands = bandsOf(body, gap, random, rules, house);
  const cells = bands.flatMap((band) => orderCells(cutCells(band, least, gap, random), size * 3, false));
  return pageOf('horizontal', cells, house, { top, rules, width, height, size }, random, 'zh-Hans');
}

/** A Chinese page of the kind of the Republican press: vertical type in tiers, read from right to left. */
export function verticalPage(random: Random): LaidPage {
  const size = between(random, 24, 36);
  const [width, height] = [size * between(random, 90, 120), size * between(random, 120, 150)];
  const house = houseOf(random, size, width, true);
  const { gap } = house;
  const margin = size * 4;
  const page = { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin };
  const top = mastheadOf(page, size, random, true, width);
  const body = { ...page, y: page.y + top.depth, height: page.height - top.depth };
  const count = between(random, 3, 5);
  const rules: PrintedRule[] = [...top.rules];
  const isRuled = chance(random, 0.7);
  const heights = Array.from({ length: count }, () => 1 + random() * 0.5);
  const total = heights.reduce((sum, part) => sum + part, 0);
  let y = body.y;
  const cells = heights.flatMap((part, at) => {
    const tall = (body.height - gap * (count - 1)) * (part / total);
    const band = { x: body.x, y, width: body.width, height: tall };
    y += tall + gap;
    if (isRuled && at < count - 1) rules.push(level(body.x, y - gap / 2, body.width));
    return orderCells(cutCells(band, { width: size * 16, height: tall }, gap, random), size * 3, true);
  });
  return pageOf('vertical', cells, house, { top, rules, width, height, size }, random, 'zh-Hant');
}

function houseOf(random: Random, size: number, width: number, isVertical: boolean): House {
  return {
    setting: {
      size,
      leading: Math.round(size * (1.15 + random() * 0.5)),
      indent: isVertical ? oneOf(random, [0, 1, 1, 2]) : 2,
      advance: 1,
      text: hanText,
    },
    gap: Math.round(size * (1.4 + random() * 1.4)),
    gutter: Math.round(size * (0.9 + random() * 0.9)),
    isCentred: chance(random, isVertical ? 0.2 : 0.6),
    hasColumnRules: chance(random, 0.5),
    frames: random() * 0.35,
    isVertical,
    letters: isVertical ? between(random, 9, 16) : between(random, 12, 20),
    width,
  };
}

const level = (left: number, top: number, width: number): PrintedRule => ({
  isVertical: false,
  box: { left, top: top - 1, width, height: 3 },
});

interface Top {
  readonly depth: number;
  readonly lines: readonly TrueLine[];
  readonly rules: readonly PrintedRule[];
}

/** The name of the paper over the page, or a page number and date over a rule. */
function mastheadOf(page: Cell, size: number, random: Random, isVertical: boolean, width: number): Top {
  const furniture = { article: null, paragraph: null };
  const line = (x: number, y: number, large: number, text: string): TrueLine => ({
    box: { left: x, top: y, width: [...text].length * large, height: large },
    isVertical: false,
    size: large,
    text,
    ...furniture,
  });
  const date = '一九三五年四月十二日　星期五';
  if (!chance(random, 0.4)) {
    const y = page.y + size;
    return {
      depth: size * 4,
      lines: [
        line(page.x, y, size, `第${between(random, 2, 8)}版`),
        line(page.x + page.width - size * 20, y, size, date),
      ],
      rules: [level(page.x, y + size * 1.6, page.width)],
    };
  }
  const large = size * between(random, 6, 8);
  const name = oneOf(random, ['江聲日報', '南州晨报', '大同新聞']);
  void isVertical;
  void width;
  return {
    depth: large + size * 6,
    lines: [
      line(page.x + (page.width - large * 4) / 2, page.y, large, name),
      line(page.x + page.width / 3, page.y + large + size, size, date),
    ],
    rules: chance(random, 0.6) ? [level(page.x, page.y + large + size * 3.5, page.width)] : [],
  };
}

/** One to three bands over the page, parted by rules. */
function bandsOf(body: Cell, gap: number, random: Random, rules: PrintedRule[], { setting }: House): Cell[] {
  const count = between(random, 1, 3);
  const least = setting.size * 40;
  if (count === 1 || body.height < least * count) return [body];
  const tall = (body.height - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, at) => {
    const y = body.y + at * (tall + gap);
    if (at > 0) rules.push(level(body.x, y - gap / 2, body.width));
    return { ...body, y, height: tall };
  });
}

function pageOf(
  kind: 'horizontal' | 'vertical',
  cells: readonly Cell[],
  house: House,
  {
    top,
    rules,
    width,
    height,
    size,
  }: { top: Top; rules: readonly PrintedRule[]; width: number; height: number; size: number },
  random: Random,
  language: string,
): LaidPage {
  const counter = { next: 0 };
  const pictures: PixelBox[] = [];
  const parts: Filled[] = [];
  cells.forEach((cell, at) => {
    const isPicture =
      cells.length > 5 &&
      pictures.length < 2 &&
      at > 1 &&
      cell.width * cell.height < width * height * 0.12 &&
      chance(random, 0.25);
    if (isPicture) {
      const deep = cell.height - size * 2.2;
      pictures.push({ left: cell.x, top: cell.y, width: cell.width, height: deep });
      if (chance(random, 0.7)) {
        const text = hanText(random, Math.min(24, Math.floor(cell.width / size / 0.9) - 1));
        const box = {
          left: cell.x,
          top: cell.y + deep + size * 0.5,
          width: [...text].length * size * 0.9,
          height: size * 0.9,
        };
        parts.push({
          lines: [{ box, isVertical: false, size: size * 0.9, text, article: null, paragraph: null }],
          rules: [],
          frames: [],
        });
      }
    } else parts.push(fillCell(cell, `article ${at}`, house, counter, random));
  });
  return {
    name: kind,
    kind,
    width,
    height,
    skew: 0,
    language,
    writing: kind === 'vertical' ? 'vertical-rl' : 'horizontal-tb',
    lines: [...top.lines, ...parts.flatMap(({ lines }) => lines)],
    rules: [...rules, ...parts.flatMap((part) => part.rules)],
    frames: parts.flatMap((part) => part.frames),
    pictures,
  };
}

/** An article in a rectangle: headline, columns, perhaps a frame; of horizontal pages seldom one of vertical type. */
function fillCell(cell: Cell, article: string, house: House, counter: Counter, random: Random): Filled {
  const { size } = house.setting;
  const isFramed = chance(random, house.frames);
  const isAdvert = isFramed && house.isVertical && chance(random, 0.5);
  const turnsDown =
    !house.isVertical && isFramed && cell.height > size * 24 && cell.width < size * 30 && chance(random, 0.4);
  const isVertical = house.isVertical || turnsDown;
  const pad = isFramed ? size * 0.8 : 0;
  const inner: Cell = {
    x: cell.x + pad,
    y: cell.y + pad,
    width: cell.width - 2 * pad,
    height: cell.height - 2 * pad,
  };
  const space: Space = isVertical
    ? { u: inner.y, v: house.width - inner.x - inner.width, width: inner.height, depth: inner.width }
    : { u: inner.x, v: inner.y, width: inner.width, depth: inner.height };
  const hasSideHead = house.isVertical && !isFramed && cell.width > size * 24 && chance(random, 0.35);
  const set = hasSideHead
    ? withSideHead(space, article, house, counter, random)
    : withHead(space, article, isAdvert ? inAnotherFace(house, random) : house, counter, random, isAdvert);
  const lines = set.lines.map((line) => toTrueLine(line, isVertical, house.width));
  const rules = set.rules.map(
    (rule): PrintedRule => ({ isVertical: !isVertical, box: toPixels(rule, isVertical, house.width) }),
  );
  const frames = isFramed ? [{ left: cell.x, top: cell.y, width: cell.width, height: cell.height }] : [];
  return { lines, rules, frames };
}

const inAnotherFace = (house: House, random: Random): House => {
  const by = 1.35 + random() * 0.5;
  const size = house.setting.size * by;
  return { ...house, setting: { ...house.setting, size, leading: size * 1.45, indent: 0 } };
};

interface SetArticle {
  readonly lines: readonly SetLine[];
  /** Rules between columns (in vertical type level ones between tiers), in the directions of the writing. */
  readonly rules: readonly Space[];
}

/** Kicker, headline and deck over the columns. */
function withHead(
  space: Space,
  article: string,
  house: House,
  counter: Counter,
  random: Random,
  isAdvert: boolean,
): SetArticle {
  const { size, leading } = house.setting;
  const lines: SetLine[] = [];
  let v = space.v;
  const isWide = space.width > size * 45;
  const large = size * (isAdvert ? 1.6 : isWide ? 2.2 + random() * 2 : 1.55 + random());
  const add = (height: number, words: string) => {
    lines.push(setHead({ ...space, v }, height, words, house.isCentred, article));
    v += height * 1.25;
  };
  const fits = (height: number) => Math.max(2, Math.floor(space.width / height) - 1);
  if (chance(random, 0.12))
    add(size * 1.35, hanText(random, Math.min(fits(size * 1.35), between(random, 5, 12))));
  add(large, hanText(random, Math.min(fits(large), between(random, 3, 16))));
  if (chance(random, 0.25)) add(large, hanText(random, Math.min(fits(large), between(random, 3, 10))));
  if (chance(random, house.isVertical ? 0.5 : 0.2))
    add(size * 1.4, hanText(random, Math.min(fits(size * 1.4), between(random, 6, 14))));
  v += size * 0.4;
  const letters = isAdvert ? Math.floor(space.width / size) : house.letters;
  const count = Math.max(1, Math.round(space.width / (letters * size + house.gutter)));
  const columns = columnsOf(
    { ...space, v, depth: Math.max(leading * 2, space.v + space.depth - v) },
    count,
    house.gutter,
  );
  const share = chance(random, 0.6) ? 1 : 0.8 + random() * 0.2;
  lines.push(...fillColumns(columns, article, house.setting, counter, random, share));
  return { lines, rules: house.hasColumnRules ? rulesBetween(columns, house.gutter) : [] };
}

const rulesBetween = (columns: readonly Space[], gutter: number): Space[] =>
  columns.slice(1).map(({ u, v, depth }) => ({ u: u - gutter / 2 - 1, v, width: 3, depth }));

/** A horizontal headline, read from right to left, over tiers of vertical type. */
function withSideHead(
  space: Space,
  article: string,
  house: House,
  counter: Counter,
  random: Random,
): SetArticle {
  const { size } = house.setting;
  const large = size * (2 + random() * 1.8);
  const lines: SetLine[] = [];
  let u = space.u;
  const add = (height: number, words: string) => {
    const width = Math.min(space.depth, [...words].length * height);
    const v = space.v + (house.isCentred || chance(random, 0.7) ? (space.depth - width) / 2 : 0);
    lines.push({
      u,
      v,
      width: height,
      depth: width,
      size: height,
      text: words,
      article,
      paragraph: null,
      isCrosswise: true,
    });
    u += height * 1.2;
  };
  add(
    large,
    hanText(random, Math.max(2, Math.min(between(random, 3, 10), Math.floor(space.depth / large) - 1))),
  );
  if (chance(random, 0.6)) add(size * 1.4, hanText(random, between(random, 4, 9)));
  u += size * 0.5;
  const below = { ...space, u, width: space.u + space.width - u };
  const count = Math.max(1, Math.round(below.width / (house.letters * size + house.gutter)));
  const tiers = columnsOf(below, count, house.gutter);
  lines.push(...fillColumns(tiers, article, house.setting, counter, random, chance(random, 0.6) ? 1 : 0.85));
  return { lines, rules: house.hasColumnRules ? rulesBetween(tiers, house.gutter) : [] };
}

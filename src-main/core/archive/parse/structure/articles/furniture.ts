import { cutOrder } from '../columns/order.ts';
import { largeLines, type Measures } from '../page/measures.ts';
import {
  around,
  depthOf,
  distance,
  holds,
  middleU,
  middleV,
  overlapU,
  type Rect,
  shareU,
  shareV,
  widthOf,
} from '../page/rect.ts';
import type { PageSheet, SheetLine } from '../page/sheet.ts';

/** What stands on a page around its articles. */
export interface PageFurniture {
  readonly masthead: readonly SheetLine[];
  readonly folio: readonly SheetLine[];
}

const dateLike =
  /年.{1,6}月|月.{1,4}日|星期|禮拜|礼拜|农历|農曆|陰曆|中華民國|中华民国|^第?.{1,7}[版號号期張张]$|第.{1,6}[版號号期張张]|今日.{0,4}[版張张]|\b1[6-9]\d\d\b|\b20\d\d\b|\bN(?:r|ro|o)?\.? ?\d|\bVol\b|^\W*\d{1,4}\W*$/iu;
/** A line that says the day of the paper, with its weekday, and nothing else; its first letters may be misread. */
const wholeDate =
  /^.{0,4}[\d一二三四五六七八九十廿卅〇○零元]{1,5}年[\d一二三四五六七八九十正冬臘腊]{1,3}月[\d一二三四五六七八九十廿卅初]{1,4}日(?:星期|禮拜|礼拜).$/u;
const nameLike = /[報报刊聞闻誌志]$/u;

/** Parts the name of the paper, its date and page number from the articles. */
export function furnitureOf(sheet: PageSheet, body: Measures): PageFurniture {
  if (sheet.items.length === 0) return { masthead: [], folio: [] };
  const masthead = sheet.isLatin ? latinMasthead(sheet, body) : hanMasthead(sheet, body);
  const rest = sheet.items.filter((item) => !masthead.includes(item));
  return { masthead: inRows(masthead, sheet, body), folio: inRows(folioOf(sheet, rest, body), sheet, body) };
}

/** Reading order of what stands above the columns; large type is boxed with much white above and below. */
function inRows(items: readonly SheetLine[], sheet: PageSheet, { size }: Measures): SheetLine[] {
  const rects = items.map((item) => {
    const inset = item.size > size * 2 ? depthOf(item.rect) * 0.2 : 0;
    return { ...item.rect, v0: item.rect.v0 + inset, v1: item.rect.v1 - inset };
  });
  return cutOrder(rects, sheet.rules, size, 'rows').flatMap((at) => items[at] ?? []);
}

/** Rows from the top of the upright page: of vertical type the top is where lines begin. */
const topOf = ({ isVertical }: PageSheet, rect: Rect): number => (isVertical ? rect.u0 : rect.v0);
const bottomOf = ({ isVertical }: PageSheet, rect: Rect): number => (isVertical ? rect.u1 : rect.v1);
const levelWidth = ({ isVertical }: PageSheet, rect: Rect): number =>
  isVertical ? depthOf(rect) : widthOf(rect);

/** Horizontal rules over most of the page. */
function levelRules(sheet: PageSheet, share: number): Rect[] {
  const whole = around(sheet.items.map(({ rect }) => rect));
  return sheet.rules
    .filter(
      ({ rect, isAlong }) =>
        isAlong !== sheet.isVertical && levelWidth(sheet, rect) > levelWidth(sheet, whole) * share,
    )
    .map(({ rect }) => rect)
    .sort((a, b) => topOf(sheet, a) - topOf(sheet, b));
}

/** Sizes of the body's type from which a name is large: for itself, and over a rule across the page. */
const latinName = 2.2;
const latinNameOverRule = 1.4;
/** Lines that may stand over such a rule. */
const mostLines = 25;

/**
 * The largest type at the head of the page down to the last rule over its width, as long as what stands between
 * the rules is a line or two (date, contents, terms).
 */
function latinMasthead(sheet: PageSheet, body: Measures): SheetLine[] {
  const whole = around(sheet.items.map(({ rect }) => rect));
  const height = depthOf(whole);
  const nameOver = (size: number) =>
    sheet.items.filter(
      (item) =>
        item.size > body.size * size &&
        item.rect.v1 < whole.v0 + height * 0.35 &&
        !sheet.pictures.some((picture) => holds(picture, middleU(item.rect), middleV(item.rect))),
    );
  const surely = nameOver(latinName);
  const names = surely.length > 0 ? surely : nameOver(latinNameOverRule);
  if (names.length === 0) return [];
  const largest = Math.max(...names.map(({ size }) => size));
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { rect, size } of [...names].sort((a, b) => a.rect.v0 - b.rect.v0)) {
    if (size < largest * 0.5 || (bottom > 0 && rect.v0 > bottom + largest)) continue;
    bottom = Math.max(bottom, rect.v1);
  }
  const rules = levelRules(sheet, 0.6).filter(
    (rule) => rule.v0 > bottom - largest * 0.3 && rule.v0 < whole.v0 + height * 0.45,
  );
  let isRuled = false;
  for (const rule of rules) {
    const limit = isRuled ? Math.max(height * 0.05, body.leading * 5) : height * 0.15;
    if (rule.v0 - bottom > limit) break;
    bottom = rule.v0;
    isRuled = true;
  }
  const above = sheet.items.filter(({ rect }) => (rect.v0 + rect.v1) / 2 < bottom);
  if (isRuled) return above.length <= mostLines || surely.length > 0 ? above : [];
  if (surely.length === 0) return [];
  const next = sheet.items.filter(
    ({ rect, text }) =>
      !above.some((item) => item.rect === rect) &&
      rect.v0 < bottom + largest &&
      (dateLike.test(text) || widthOf(rect) > widthOf(whole) * 0.6),
  );
  return [...above, ...next];
}

/** Type so much larger than the largest headline names the paper though neither date nor name can be made out. */
const surelyName = 2.2;

/** Few characters, larger than any headline (or with the name of a paper), at the head of the page. */
function hanMasthead(sheet: PageSheet, body: Measures): SheetLine[] {
  const whole = around(sheet.items.map(({ rect }) => rect));
  const height = bottomOf(sheet, whole) - topOf(sheet, whole);
  const large = largeLines(sheet.items, body).sort((a, b) => b.size - a.size);
  const [first] = large.filter(
    ({ rect, size }) => size > body.size * 2.5 && topOf(sheet, rect) < topOf(sheet, whole) + height * 0.12,
  );
  if (!first) return [];
  const names = large.filter(
    (item) =>
      distance(item.rect, first.rect) < first.size * 0.6 &&
      (shareV(item.rect, first.rect) > 0.5
        ? item.size > first.size * 0.5
        : shareU(item.rect, first.rect) > 0.5 && item.size > first.size * 0.85),
  );
  const text = names.map((item) => item.text).join('');
  if ([...text].length < 2 || [...text].length > 9) return [];
  const name = { size: first.size, rect: around(names.map(({ rect }) => rect)) };
  const near = sheet.items.filter(
    (item) =>
      !names.includes(item) &&
      distance(item.rect, name.rect) < name.size * 0.9 &&
      dateLike.test(item.text) &&
      isAlone(
        sheet,
        item.rect,
        sheet.items.filter((other) => !names.includes(other)),
        body,
      ) &&
      !levelRules(sheet, 0.5).some((rule) => isBetween(sheet, rule, item.rect, name.rect)) &&
      item.length < 70,
  );
  const other = large.find((item) => !names.includes(item));
  const isNamed = near.length > 0 || names.some((item) => nameLike.test(item.text));
  if (!isNamed && (!other || name.size < other.size * surelyName)) return [];
  return other && name.size < other.size ? [] : [...names, ...near];
}

const isBetween = (sheet: PageSheet, rule: Rect, a: Rect, b: Rect): boolean => {
  const [first, second] = topOf(sheet, a) < topOf(sheet, b) ? [a, b] : [b, a];
  return topOf(sheet, rule) > topOf(sheet, first) && bottomOf(sheet, rule) < bottomOf(sheet, second);
};

/**
 * Small lines at the upper or lower edge that name page or date, or stand above a rule over the whole page; and the
 * paper's day wherever it stands: papers of vertical type have it beside the name, or between two tiers.
 */
function folioOf(sheet: PageSheet, items: readonly SheetLine[], body: Measures): SheetLine[] {
  if (items.length === 0) return [];
  const whole = around(sheet.items.map(({ rect }) => rect));
  const [top, bottom] = [topOf(sheet, whole), bottomOf(sheet, whole)];
  const edge = (bottom - top) * 0.06;
  const [rule] = levelRules(sheet, 0.6).filter((rect) => topOf(sheet, rect) < top + edge);
  const isLevel = (item: SheetLine) => item.isCrosswise === sheet.isVertical || item.length === 1;
  const small = items.filter((item) => isLevel(item) && item.size < body.size * 2);
  const overRule = rule
    ? small.filter(({ rect }) => bottomOf(sheet, rect) < bottomOf(sheet, rule) + body.size * 0.4)
    : [];
  const dated = small.filter(
    ({ rect, text, length }) =>
      length < 60 &&
      dateLike.test(text) &&
      (bottomOf(sheet, rect) < top + edge * 0.6 || topOf(sheet, rect) > bottom - edge * 0.4) &&
      isAlone(sheet, rect, items, body),
  );
  const days = items.filter(({ text }) => wholeDate.test(text.replaceAll(/\s/gu, '')));
  // A line across vertical type may have been found in pieces.
  const pieces = items.filter((item) =>
    days.some(
      (day) =>
        item !== day &&
        item.isCrosswise === day.isCrosswise &&
        item.length < day.length &&
        distance(item.rect, day.rect) < day.size &&
        (sheet.isVertical === day.isCrosswise ? shareU : shareV)(item.rect, day.rect) > 0.6,
    ),
  );
  const found = new Set([...(overRule.length <= 12 ? overRule : []), ...dated, ...days, ...pieces]);
  return items.filter((item) => found.has(item));
}

/** Nothing stands close below a line at the upper edge, or close above one at the lower. */
function isAlone(sheet: PageSheet, rect: Rect, items: readonly SheetLine[], { size }: Measures): boolean {
  return !items.some(({ rect: other }) => {
    if (other === rect) return false;
    const gap = sheet.isVertical
      ? Math.max(other.u0 - rect.u1, rect.u0 - other.u1)
      : Math.max(other.v0 - rect.v1, rect.v0 - other.v1);
    const isNear = sheet.isVertical
      ? Math.min(other.v1, rect.v1) > Math.max(other.v0, rect.v0)
      : overlapU(other, rect) > 0;
    return isNear && gap < size * 0.6 && gap > -size * 0.5;
  });
}

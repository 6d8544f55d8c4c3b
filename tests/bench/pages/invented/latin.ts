import type { PixelBox, PrintedRule } from '#shared/model/scans/pageReading.ts';
import type { Random } from '../../support/random.ts';
import type { LaidPage } from '../laidPage.ts';
import {
  between,
  chance,
  columnsOf,
  latinText,
  oneOf,
  type SetLine,
  type Space,
  setHead,
  toTrueLine,
} from './typesetter.ts';

/** How a paper marks its articles: small names in the middle of the column, or large headlines with decks. */
type Manner = 'names' | 'headlines';

/** A part of a column that is free for text. */
type Slot = Space & { readonly isLast: boolean };

/**
 * A page whose columns are filled one after the other: two to four columns with small headlines in the middle (as
 * German papers had them), or five to seven with large ones, decks, dashes and crossheads, and pictures over several.
 */
export function latinPage(random: Random): LaidPage {
  const manner: Manner = oneOf(random, ['names', 'headlines']);
  const size = between(random, 24, 36);
  const count = manner === 'names' ? between(random, 1, 4) : between(random, 5, 7);
  const letters = manner === 'names' ? between(random, 44, 62) : between(random, 32, 42);
  const advance = 0.48;
  const gutter = size * (0.8 + random() * 0.6);
  const column = letters * size * advance;
  const margin = size * 3;
  const width = Math.round(column * count + gutter * (count - 1) + 2 * margin);
  const leading = size * (1.15 + random() * 0.25);
  const height = Math.round(width * (1.25 + random() * 0.2));
  const lines: SetLine[] = [];
  const rules: PrintedRule[] = [];
  const pictures: PixelBox[] = [];
  const page = { u: margin, v: margin, width: width - 2 * margin, depth: height - 2 * margin };
  let v = masthead(page, size, lines, rules, random);
  const hasLower = manner === 'names' && count > 1 && chance(random, 0.3);
  const bottom = page.v + page.depth;
  const hasColumnRules = chance(random, 0.7);
  const counter = { next: 0, article: 0 };
  const parts = hasLower ? [v, v + (bottom - v) * 0.7] : [v];
  parts.forEach((from, at) => {
    const to = at + 1 < parts.length ? (parts[at + 1] as number) - leading : bottom;
    if (at > 0)
      rules.push({
        isVertical: false,
        box: { left: page.u, top: from - leading * 0.5, width: page.width, height: 4 },
      });
    v = from + leading * 0.4;
    const columns = columnsOf({ ...page, v, depth: to - v }, count, gutter);
    const spanned = manner === 'headlines' ? placePicture(columns, size, lines, pictures, random) : null;
    const slots = slotsOf(columns, spanned);
    if (hasColumnRules) {
      for (const slot of slots.filter(({ u }) => u > page.u + 1)) {
        rules.push({
          isVertical: true,
          box: { left: slot.u - gutter / 2 - 1, top: slot.v, width: 3, height: slot.depth },
        });
      }
    }
    fill(slots, { size, leading, advance, manner }, lines, rules, counter, random);
  });
  return {
    name: 'latin',
    kind: 'latin',
    width,
    height,
    skew: 0,
    language: manner === 'names' ? 'de-Latf' : 'en',
    writing: 'horizontal-tb',
    lines: lines.map((line) => toTrueLine(line, false, width)),
    rules,
    frames: [],
    pictures,
  };
}

/** The name of the paper between rules; returns where the text begins. */
function masthead(page: Space, size: number, lines: SetLine[], rules: PrintedRule[], random: Random): number {
  const name = oneOf(random, ['The Valley Courier', 'Neue Bergzeitung', 'Wochenblatt', 'Evening Star']);
  const large = Math.min(size * between(random, 4, 8), page.width / (name.length * 0.6));
  const rule = (top: number) =>
    rules.push({ isVertical: false, box: { left: page.u, top, width: page.width, height: 4 } });
  lines.push(setHead({ ...page, v: page.v }, large, name, true, null, 0.55));
  let v = page.v + large * 1.3;
  if (chance(random, 0.5)) rule(v);
  lines.push(setHead({ ...page, v: v + size * 0.6 }, size, 'Thursday, 4 March 1886.', true, null, 0.5));
  v += size * 2.2;
  rule(v);
  return v + size * 0.5;
}

/** A picture over some columns in the middle of the page, with a line under it. */
function placePicture(
  columns: readonly Space[],
  size: number,
  lines: SetLine[],
  pictures: PixelBox[],
  random: Random,
) {
  if (!chance(random, 0.6)) return null;
  const wide = between(random, 2, Math.min(3, columns.length - 1));
  const first = between(random, 0, columns.length - wide);
  const [from, to] = [columns[first] as Space, columns[first + wide - 1] as Space];
  const depth = from.depth * (0.2 + random() * 0.15);
  const v = chance(random, 0.5) ? from.v : from.v + from.depth * (0.25 + random() * 0.25);
  const width = to.u + to.width - from.u;
  pictures.push({ left: from.u, top: v, width, height: depth });
  lines.push(
    setHead(
      { u: from.u, width, v: v + depth + size * 0.6 },
      size * oneOf(random, [0.9, 1.5]),
      latinText(random, 24).toUpperCase(),
      true,
      null,
      0.6,
    ),
  );
  return { first, last: first + wide - 1, v: v - size, depth: depth + size * 4 };
}

/** The free parts of the columns in reading order; text above a picture over several columns is read before that below. */
function slotsOf(
  columns: readonly Space[],
  spanned: { first: number; last: number; v: number; depth: number } | null,
): Slot[] {
  const whole = (column: Space) => ({ ...column, isLast: true });
  if (!spanned) return columns.map(whole);
  const { first, last, v, depth } = spanned;
  const middle = columns.slice(first, last + 1);
  const above = middle.map((column) => ({ ...column, depth: v - column.v, isLast: true }));
  const below = middle.map((column) => ({
    ...column,
    v: v + depth,
    depth: column.v + column.depth - v - depth,
    isLast: true,
  }));
  return [
    ...columns.slice(0, first).map(whole),
    ...above.filter((slot) => slot.depth > 100),
    ...below,
    ...columns.slice(last + 1).map(whole),
  ];
}

interface Style {
  readonly size: number;
  readonly leading: number;
  readonly advance: number;
  readonly manner: Manner;
}

function fill(
  slots: readonly Slot[],
  { size, leading, advance, manner }: Style,
  lines: SetLine[],
  rules: PrintedRule[],
  counter: { next: number; article: number },
  random: Random,
): void {
  let rest = 0;
  let left = 0;
  let article = '';
  for (const slot of slots) {
    const bottom = slot.v + slot.depth;
    let v = slot.v;
    const full = Math.floor(slot.width / (size * advance));
    while (v + size <= bottom) {
      if (rest <= 0) {
        if (bottom - v < leading * (manner === 'names' ? 5 : 12)) break;
        article = `article ${counter.article++}`;
        rest = Math.round(manner === 'names' ? 4 + random() * 60 : 25 + random() * 220);
        left = 0;
        v = headOf(slot, v, { size, leading, advance, manner }, article, lines, rules, random);
      }
      let isFirst = false;
      if (left <= 0) {
        if (manner === 'headlines' && chance(random, 0.06) && bottom - v > leading * 4) {
          lines.push(
            setHead({ ...slot, v }, size * 0.95, latinText(random, 16).toUpperCase(), true, article, 0.55),
          );
          v += leading;
        }
        left = Math.round(full * (1.5 + random() * 8));
        counter.next++;
        isFirst = true;
      }
      const inset = isFirst ? size : 0;
      const count = Math.min(left, Math.floor(full - inset / (size * advance)));
      left -= count;
      const width = left <= 0 ? count * size * advance : slot.width - inset;
      lines.push({
        u: slot.u + inset,
        v,
        width,
        depth: size,
        size,
        text: latinText(random, Math.max(2, count)),
        article,
        paragraph: counter.next,
      });
      rest--;
      if (left <= 0 && rest < 3) rest = 0;
      else if (rest <= 0) rest = 1;
      v += leading;
    }
  }
}

/** Sets a headline and returns where its text begins. */
function headOf(
  slot: Space,
  from: number,
  { size, leading, manner }: Style,
  article: string,
  lines: SetLine[],
  rules: PrintedRule[],
  random: Random,
): number {
  let v = from + leading * 0.3;
  const dash = () => {
    rules.push({
      isVertical: false,
      box: { left: slot.u + slot.width * 0.4, top: v, width: slot.width * 0.2, height: 3 },
    });
    v += leading * 0.6;
  };
  if (manner === 'names') {
    lines.push(setHead({ ...slot, v }, size, latinText(random, between(random, 6, 16)), true, article, 0.65));
    return v + leading;
  }
  if (from > slot.v + leading) dash();
  const large = size * (1.5 + random() * 0.7);
  for (let n = between(random, 1, 3); n > 0; n--) {
    lines.push(
      setHead(
        { ...slot, v },
        large,
        latinText(random, between(random, 8, 16)).toUpperCase(),
        true,
        article,
        0.6,
      ),
    );
    v += large * 1.3;
  }
  if (chance(random, 0.6)) {
    v += leading * 0.3;
    dash();
    for (let n = between(random, 1, 3); n > 0; n--) {
      lines.push(
        setHead(
          { ...slot, v },
          size * 1.3,
          latinText(random, Math.floor(slot.width / size / 0.8)),
          true,
          article,
          0.55,
        ),
      );
      v += size * 1.6;
    }
  }
  if (chance(random, 0.4)) {
    v += leading * 0.2;
    dash();
  }

  return v + leading * 0.3;
}

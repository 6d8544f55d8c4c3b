import type { PageRegion } from '#shared/model/annotation.ts';
import type { WordBox } from '#shared/model/facsimile.ts';

/** A column of type, in percent of the page's width. */
export interface Column {
  readonly left: number;
  readonly right: number;
}

/** Slices that a page's width is looked at in. */
const slices = 400;
/** Between columns there is less than this share of what usually stands in a slice: headlines run across. */
const gutterShare = 0.25;
/** A narrower stretch is no column (percent of the width). */
const narrowest = 3;
/** More are no columns of type, but lines that run down the page. */
const mostColumns = 12;

/**
 * The columns that a page is set in, from the left: the stretches of its width in which words stand, parted where
 * few do. Empty where there is one only, or it cannot be told.
 */
export function columnsOf(words: readonly Pick<WordBox, 'box'>[]): readonly Column[] {
  const heights = new Float64Array(slices);
  for (const { box } of words) {
    const from = Math.max(0, Math.floor(box.left * slices));
    const to = Math.min(slices, Math.ceil((box.left + box.width) * slices));
    for (let at = from; at < to; at++) heights[at] = (heights[at] ?? 0) + box.height;
  }
  const filled = [...heights].filter((height) => height > 0).toSorted((a, b) => a - b);
  const usual = filled[filled.length >> 1] ?? 0;
  const columns: Column[] = [];
  let start: number | null = null;
  for (let at = 0; at <= slices; at++) {
    const isType = at < slices && (heights[at] ?? 0) > usual * gutterShare;
    if (isType) start ??= at;
    else if (start !== null) {
      const column = { left: (start / slices) * 100, right: (at / slices) * 100 };
      if (column.right - column.left >= narrowest) columns.push(column);
      start = null;
    }
  }
  return columns.length < 2 || columns.length > mostColumns ? [] : columns;
}

/** How much of a page's side a rectangle takes before it is in no part of it. */
const most = 0.6;

/**
 * Where a rectangle is on its page, as people cite it: `p. 3, col. 2 top`, and where no columns are known
 * `p. 3, top left`; of a whole page `p. 3`. In Chinese `第3版第2栏上`.
 */
export function placeOnPage(
  region: Pick<PageRegion, 'number' | 'label' | 'x' | 'y' | 'width' | 'height'>,
  words: readonly Pick<WordBox, 'box'>[],
  isChinese: boolean,
): string {
  const say = isChinese ? chinese : english;
  const page = say.page(region.label ?? String(region.number));
  const down = thirdOf(region.y, region.height);
  const across = thirdOf(region.x, region.width);
  const column = columnsIn(region, columnsOf(words));
  if (column) return say.inColumn(page, column, down);
  return say.inThird(page, down, across);
}

type Third = 0 | 1 | 2 | null;

/** Null for what takes most of the side. */
function thirdOf(from: number, length: number): Third {
  if (length > most * 100) return null;
  const middle = from + length / 2;
  return middle < 100 / 3 ? 0 : middle < 200 / 3 ? 1 : 2;
}

/** The first and last column that a rectangle lies over by half of either, from 1; null for none and for all. */
function columnsIn(
  { x, width }: Pick<PageRegion, 'x' | 'width'>,
  columns: readonly Column[],
): readonly [number, number] | null {
  const covered = columns.flatMap(({ left, right }, at) => {
    const shared = Math.min(right, x + width) - Math.max(left, x);
    return shared >= Math.min(right - left, width) / 2 ? [at + 1] : [];
  });
  const [first] = covered;
  const last = covered.at(-1);
  if (first === undefined || last === undefined || covered.length === columns.length) return null;
  return [first, last];
}

interface Saying {
  page(name: string): string;
  inColumn(page: string, columns: readonly [number, number], down: Third): string;
  inThird(page: string, down: Third, across: Third): string;
}

const english: Saying = {
  page: (name) => `p. ${name}`,
  inColumn(page, [first, last], down) {
    const columns = first === last ? `col. ${first}` : `cols. ${first}–${last}`;
    return `${page}, ${columns}${down === null ? '' : ` ${['top', 'middle', 'bottom'][down]}`}`;
  },
  inThird(page, down, across) {
    const parts = [
      ...(down === null ? [] : [['top', 'middle', 'bottom'][down]]),
      ...(across === null ? [] : [['left', 'centre', 'right'][across]]),
    ];
    return parts.length === 0 ? page : `${page}, ${parts.join(' ')}`;
  },
};

const chinese: Saying = {
  page: (name) => (/[版頁页]/u.test(name) ? name : `第${name}版`),
  inColumn(page, [first, last], down) {
    const columns = first === last ? `第${first}栏` : `第${first}至${last}栏`;
    return `${page}${columns}${down === null ? '' : ['上', '中', '下'][down]}`;
  },
  inThird(page, down, across) {
    if (down === 1 && across === 1) return `${page}正中`;
    const side = across === null ? '' : (['左', '中', '右'][across] ?? '');
    return `${page}${side}${down === null ? '' : (['上', '中', '下'][down] ?? '')}`;
  },
};

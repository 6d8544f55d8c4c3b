import type { Random } from '../../support/random.ts';
import { between, chance } from './typesetter.ts';

/** A part of the page: x and y in pixels of the upright page. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Cuts a page into cells no smaller than asked, by cuts through the whole of what is left, sometimes by a pinwheel. */
export function cutCells(
  page: Cell,
  least: { readonly width: number; readonly height: number },
  gap: number,
  random: Random,
): Cell[] {
  const { x, y, width, height } = page;
  const canCutX = width > least.width * 2 + gap;
  const canCutY = height > least.height * 2 + gap;
  if (width > least.width * 3.2 && height > least.height * 3.2 && chance(random, 0.35))
    return pinwheel(page, least, gap, random);
  const isSmall = width * height < least.width * least.height * 5;
  if ((!canCutX && !canCutY) || (isSmall && chance(random, 0.45))) return [page];
  if (canCutX && (!canCutY || chance(random, width / (width + height)))) {
    const at = between(random, least.width, width - least.width - gap);
    return [
      ...cutCells({ x, y, height, width: at }, least, gap, random),
      ...cutCells({ x: x + at + gap, y, height, width: width - at - gap }, least, gap, random),
    ];
  }
  const at = between(random, least.height, height - least.height - gap);
  return [
    ...cutCells({ x, y, width, height: at }, least, gap, random),
    ...cutCells({ x, y: y + at + gap, width, height: height - at - gap }, least, gap, random),
  ];
}

/** Four cells around a fifth: no straight cut parts them. */
function pinwheel(
  { x, y, width, height }: Cell,
  least: { readonly width: number; readonly height: number },
  gap: number,
  random: Random,
): Cell[] {
  const a = between(random, least.width, Math.floor(width * 0.4));
  const b = between(random, least.width, Math.floor(width * 0.4));
  const c = between(random, least.height, Math.floor(height * 0.4));
  const d = between(random, least.height, Math.floor(height * 0.4));
  return [
    { x, y, width: width - b - gap, height: c },
    { x: x + width - b, y, width: b, height: height - d - gap },
    { x: x + a + gap, y: y + height - d, width: width - a - gap, height: d },
    { x, y: y + c + gap, width: a, height: height - c - gap },
    { x: x + a + gap, y: y + c + gap, width: width - a - b - 2 * gap, height: height - c - d - 2 * gap },
  ];
}

/** Reading order of cells: those first that begin highest, of such at one height from the side where reading begins. */
export function orderCells<C extends Cell>(cells: readonly C[], near: number, fromRight: boolean): C[] {
  const rows: C[][] = [];
  for (const cell of [...cells].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row?.[0] && cell.y - row[0].y < near) row.push(cell);
    else rows.push([cell]);
  }
  return rows.flatMap((row) => row.sort((a, b) => (fromRight ? b.x - a.x : a.x - b.x)));
}

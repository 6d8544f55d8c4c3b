import type { Box } from '#shared/model/facsimile.ts';

/** A box in the unit of its file; NaN where the file gives no number. */
export interface RawBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Share of boxes outside the page from which on page and boxes are in different units. */
const unitMismatch = 0.2;
/** Share of boxes outside the page from which on they are no accidents: the page is larger than it says. */
const tooSmall = 0.02;
/** How far a box may reach over the edge of its page before it counts as outside. */
const tolerance = 1.02;

/**
 * The size of a page in the unit of its boxes. Files that give none are measured by their boxes. Where many
 * boxes lie outside, page and boxes are in different units and the page is scaled to hold them; where some
 * do, it is grown to hold them; single ones are stray.
 */
export function pageSize(
  stated: { readonly width: number; readonly height: number },
  boxes: readonly RawBox[],
): { readonly width: number; readonly height: number } {
  let right = 0;
  let bottom = 0;
  let outside = 0;
  let sound = 0;
  for (const box of boxes) {
    const boxRight = box.left + box.width;
    const boxBottom = box.top + box.height;
    if (!(Number.isFinite(boxRight) && Number.isFinite(boxBottom))) continue;
    sound++;
    if (boxRight > stated.width * tolerance || boxBottom > stated.height * tolerance) outside++;
    right = Math.max(right, boxRight);
    bottom = Math.max(bottom, boxBottom);
  }
  const isStated = stated.width > 0 && stated.height > 0;
  if (!isStated) return { width: right || 1, height: bottom || 1 };
  if (sound === 0 || outside / sound < tooSmall) return stated;
  if (outside / sound < unitMismatch) {
    return { width: Math.max(stated.width, right), height: Math.max(stated.height, bottom) };
  }
  const scale = Math.max(right / stated.width, bottom / stated.height);
  return { width: stated.width * scale, height: stated.height * scale };
}

/** A raw box in fractions of its page, cut at the edges; null where it is no box or lies outside. */
export function toFractions(
  raw: RawBox,
  page: { readonly width: number; readonly height: number },
): Box | null {
  const left = clamp(raw.left / page.width);
  const top = clamp(raw.top / page.height);
  const width = clamp((raw.left + raw.width) / page.width) - left;
  const height = clamp((raw.top + raw.height) / page.height) - top;
  return width > 0 && height > 0 ? { left, top, width, height } : null;
}

/** A NaN stays one, so that it fails every comparison. */
const clamp = (value: number): number => (value < 0 ? 0 : Math.min(value, 1));

/** The box around points given as `x,y x,y …` or `x,y,x,y …`; NaN throughout where they are none. */
export function boxAroundPoints(points: string): RawBox {
  const numbers = points
    .split(/[\s,]+/u)
    .filter((part) => part !== '')
    .map(Number);
  const xs = numbers.filter((value, index) => index % 2 === 0 && Number.isFinite(value));
  const ys = numbers.filter((value, index) => index % 2 === 1 && Number.isFinite(value));
  if (xs.length === 0 || ys.length === 0) return noBox;
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** A confidence that a format gives as a share of `most`, from 0 to 1; undefined where it gives no number of that kind. */
export function confidenceOf(stated: string | null | undefined, most = 1): number | undefined {
  if (stated === null || stated === undefined || stated.trim() === '') return undefined;
  const share = Number(stated.replace(',', '.')) / most;
  return share >= 0 && share <= 1 ? share : undefined;
}

export const noBox: RawBox = { left: Number.NaN, top: Number.NaN, width: Number.NaN, height: Number.NaN };

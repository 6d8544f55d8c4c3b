import { boxAround } from '#shared/model/facsimile.ts';
import type { PixelBox, PrintedRule } from '#shared/model/scans/pageReading.ts';
import { components } from '../raster/components.ts';
import { blankRaster, type Raster } from '../raster/raster.ts';

/** Darker than this is ink on a flattened page. */
export const inkBelow = 175;

export interface RuleLimits {
  /** Side of a body character (pixels of the sheet). */
  readonly em: number;
}

/** The least length of a rule (body characters): no stroke of a headline is as long and as thin. */
const leastLength = 4;
/** A rule is at least so many times longer than thick. */
const leastSlimness = 14;
/** Gaps in a rule that are bridged (body characters): worn type, specks. */
const bridgedGap = 0.35;

/**
 * Printed rules of a deskewed, flattened sheet: long thin ink, found by an opening with a line as long as a body
 * character is high (rules lean and wave a little: pieces that touch are one).
 */
export function findRules(sheet: Raster, { em }: RuleLimits): readonly PrintedRule[] {
  const level = levelRules(sheet, em).map((box) => ({ box, isVertical: false }));
  const upright = levelRules(transpose(sheet), em).map((box) => ({ box: transposed(box), isVertical: true }));
  return [...level, ...upright];
}

function levelRules(sheet: Raster, em: number): readonly PixelBox[] {
  const pieces = components(longRuns(sheet, em), (value) => value === 0)
    .map(({ box }) => box)
    .filter((box) => box.width >= 1.5 * em && standsAlone(sheet, box, em));
  return joined(pieces, em).filter(
    ({ width, height }) => width >= leastLength * em && width >= leastSlimness * height,
  );
}

/** More ink than this close to both sides of a run, or to one, is type whose strokes touch. */
const mostInk = { both: 0.08, either: 0.3 } as const;

/** Whether there is paper above and below a run: the feet of closely set letters run together too. */
function standsAlone(sheet: Raster, box: PixelBox, em: number): boolean {
  const [near, far] = [Math.max(2, Math.round(0.08 * em)), Math.round(0.25 * em)];
  const bottom = box.top + box.height;
  const above = inkShare(sheet, box, box.top - far, box.top - near);
  const below = inkShare(sheet, box, bottom + near, bottom + far);
  return Math.min(above, below) <= mostInk.both && Math.max(above, below) <= mostInk.either;
}

/** A row with more ink than this is of another rule beside the first. */
const ruled = 0.85;

/** Share of ink in the rows from one to another, as wide as the box; rows of a second rule are left out. */
function inkShare(sheet: Raster, { left, width }: PixelBox, from: number, to: number): number {
  const shares: number[] = [];
  for (let y = Math.max(0, from); y < Math.min(sheet.height, to); y++) {
    const row = sheet.data.subarray(y * sheet.width + left, y * sheet.width + left + width);
    let ink = 0;
    for (const value of row) if (value < inkBelow) ink++;
    if (ink < ruled * width) shares.push(ink / width);
  }
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Black where a row has ink for at least a body character's height and a half, small gaps left out. */
function longRuns(sheet: Raster, em: number): Raster {
  const result = blankRaster(sheet.width, sheet.height);
  const least = Math.round(1.5 * em);
  const gap = Math.max(1, Math.round(0.08 * em));
  for (let y = 0; y < sheet.height; y++) {
    const row = y * sheet.width;
    let start = -1;
    let last = -1;
    for (let x = 0; x <= sheet.width; x++) {
      const isInk = x < sheet.width && (sheet.data[row + x] as number) < inkBelow;
      if (isInk) {
        if (start < 0) start = x;
        last = x;
      } else if (start >= 0 && (x - last > gap || x === sheet.width)) {
        if (last - start >= least) result.data.fill(0, row + start, row + last + 1);
        start = -1;
      }
    }
  }
  return result;
}

/** Pieces of one rule, one after the other in a row, become one. */
function joined(pieces: readonly PixelBox[], em: number): readonly PixelBox[] {
  const result: PixelBox[] = [];
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    const at = result.findLastIndex(
      (rule) =>
        piece.left - (rule.left + rule.width) <= bridgedGap * em * 4 &&
        piece.left > rule.left &&
        Math.abs(piece.top + piece.height / 2 - endOf(rule)) <=
          Math.max(bridgedGap * em, piece.height, rule.height),
    );
    const rule = result[at];
    if (rule) result[at] = boxAround(rule, piece);
    else result.push(piece);
  }
  return result;
}

const endOf = (rule: PixelBox): number => rule.top + rule.height / 2;

const transposed = ({ left, top, width, height }: PixelBox): PixelBox => ({
  left: top,
  top: left,
  width: height,
  height: width,
});

/** The picture with rows and columns exchanged. */
function transpose({ width, height, data }: Raster): Raster {
  const result = new Uint8Array(data.length);
  const block = 32;
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      const bottom = Math.min(top + block, height);
      const right = Math.min(left + block, width);
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) result[x * height + y] = data[y * width + x] as number;
      }
    }
  }
  return { width: height, height: width, data: result };
}

/** Boxes drawn around items: two upright rules and two level ones whose ends meet. */
export function findFrames(rules: readonly PrintedRule[], { em }: RuleLimits): readonly PixelBox[] {
  const reach = 1.2 * em;
  const level = rules.filter(({ isVertical }) => !isVertical).map(({ box }) => box);
  const upright = rules.filter(({ isVertical }) => isVertical).map(({ box }) => box);
  const frames: PixelBox[] = [];
  for (const left of upright) {
    for (const right of upright) {
      const isPair =
        right.left - left.left > 3 * em &&
        Math.abs(left.top - right.top) <= reach &&
        Math.abs(left.top + left.height - right.top - right.height) <= reach;
      if (!isPair) continue;
      const box = boxAround(left, right);
      const closes = (y: number) =>
        level.some(
          (rule) =>
            Math.abs(rule.top + rule.height / 2 - y) <= reach &&
            Math.abs(rule.left - box.left) <= reach &&
            Math.abs(rule.left + rule.width - box.left - box.width) <= reach,
        );
      if (closes(box.top) && closes(box.top + box.height)) frames.push(box);
    }
  }
  // A double rule makes several frames of one.
  return frames.filter(
    (frame, at) => !frames.some((other, before) => before < at && isNear(frame, other, reach)),
  );
}

const isNear = (a: PixelBox, b: PixelBox, reach: number): boolean =>
  Math.abs(a.left - b.left) <= reach &&
  Math.abs(a.top - b.top) <= reach &&
  Math.abs(a.left + a.width - b.left - b.width) <= reach &&
  Math.abs(a.top + a.height - b.top - b.height) <= reach;

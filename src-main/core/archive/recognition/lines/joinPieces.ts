import { boxAround } from '#shared/model/facsimile.ts';
import type { PixelBox, PrintedRule } from '#shared/model/scans/pageReading.ts';
import { type FoundLine, foundBodySize } from './foundLine.ts';
import { along, eachDirection } from './level.ts';

/** Joins the pieces of a line that stands apart letter by letter: neighbours in its direction, of its thickness. */
export function joinPieces(lines: readonly FoundLine[], rules: readonly PrintedRule[]): readonly FoundLine[] {
  return eachDirection(lines, (boxes, isVertical) => {
    const across = rules.filter((rule) => rule.isVertical !== isVertical);
    return joinLevel(
      boxes,
      across.map(({ box }) => along(box, isVertical)),
      largestType * foundBodySize(lines),
    );
  });
}

/** What is so many times thicker than the page's body type is a picture, and no line goes on in it. */
const largestType = 14;

function joinLevel(
  boxes: readonly PixelBox[],
  cuts: readonly PixelBox[],
  thickest: number,
): readonly PixelBox[] {
  const result: PixelBox[] = [];
  for (const box of boxes.toSorted((a, b) => a.left - b.left)) {
    const at = result.findLastIndex(
      (line) =>
        Math.max(line.height, box.height) <= thickest &&
        continues(line, box) &&
        !cuts.some((cut) => parts(cut, line, box)),
    );
    const line = result[at];
    if (line) result[at] = joinedTo(line, box);
    else result.push(box);
  }
  return result;
}

/** Both pieces as one line, as thick as the thicker: a mark that hangs out of its line reaches into no other. */
function joinedTo(line: PixelBox, box: PixelBox): PixelBox {
  const { top, height } = line.height >= box.height ? line : box;
  const isAlike = Math.max(line.height, box.height) < 1.3 * Math.min(line.height, box.height);
  return isAlike ? boxAround(line, box) : { ...boxAround(line, box), top, height };
}

/** Sizes so different are two kinds of type. */
const alike = 1.6;

function continues(line: PixelBox, box: PixelBox): boolean {
  const thick = Math.max(line.height, box.height);
  const thin = Math.min(line.height, box.height);
  const shared = Math.min(line.top + line.height, box.top + box.height) - Math.max(line.top, box.top);
  const gap = box.left - (line.left + line.width);
  if (shared < 0.6 * thin || gap < -1.2 * thick) return false;
  // A mark of punctuation stands within its line, and is as short as it is thin.
  const isMark = (one: PixelBox) => one.height < 0.7 * thick && one.width < 1.2 * thick;
  if (isMark(box) || isMark(line)) return shared > 0.8 * thin && gap < 0.5 * thick;
  // Two long pieces are two lines where even a narrow gutter parts them; a character set wide has a gap on each side.
  const isShort = Math.min(line.width, box.width) < 2.5 * thin;
  return thick < alike * thin && gap < (isShort ? 0.5 : 0.15) * thin;
}

/** Whether a rule across the line stands between two pieces of it. */
function parts(cut: PixelBox, line: PixelBox, box: PixelBox): boolean {
  const middle = cut.left + cut.width / 2;
  const isBetween =
    middle > line.left + line.width - line.height * 0.5 && middle < box.left + box.height * 0.5;
  return isBetween && cut.top < box.top + box.height && cut.top + cut.height > box.top;
}

/** Lines side by side whose boxes overlap each end in the middle of what they share, so that none shows its neighbour. */
export function apart(lines: readonly FoundLine[]): readonly FoundLine[] {
  return eachDirection(lines, (boxes) => {
    const order = boxes.toSorted((a, b) => a.top - b.top);
    for (const [at, upper] of order.entries()) {
      for (let below = at + 1; below < order.length; below++) {
        const lower = order[below];
        const here = order[at] ?? upper;
        if (!lower || lower.top >= here.top + here.height) break;
        const cut = parted(here, lower);
        if (cut) [order[at], order[below]] = cut;
      }
    }
    return order;
  });
}

/** Two level boxes of which one lies below the other, without what they share; null where they are not neighbours. */
function parted(upper: PixelBox, lower: PixelBox): readonly [PixelBox, PixelBox] | null {
  const common =
    Math.min(upper.left + upper.width, lower.left + lower.width) - Math.max(upper.left, lower.left);
  const overlap = upper.top + upper.height - lower.top;
  const thin = Math.min(upper.height, lower.height);
  if (common < 0.3 * Math.min(upper.width, lower.width) || overlap > 0.5 * thin) return null;
  const middle = lower.top + overlap / 2;
  return [
    { ...upper, height: middle - upper.top },
    { ...lower, top: middle, height: lower.top + lower.height - middle },
  ];
}

import type { Upright, UprightPage } from './sheet.ts';

/** A rule may end or begin beside the corner by this share of the frame's side. */
const corner = 0.06;
/** Shares of a side that must be printed: of the two upright ones, and of the level ones together. */
const upright = 0.55;
const level = 1.1;

/**
 * Frames that rules draw though they are broken or do not quite meet: two upright rules that begin and end at the
 * same heights, joined above and below by level ones. Those that are known already are not found again.
 */
export function framesOfRules({ rules, frames, lines }: UprightPage): Upright[] {
  const uprights = sides(rules.filter(({ isVertical }) => isVertical).map(({ box }) => box));
  const levels = rules.filter(({ isVertical }) => !isVertical).map(({ box }) => box);
  const closed = uprights.flatMap((left) =>
    uprights.flatMap((right) => {
      const frame = right.left > left.right ? between(left, right) : null;
      return frame && isClosed(frame, left, right, uprights, levels) ? [frame] : [];
    }),
  );
  const found: Upright[] = [];
  for (const frame of closed.sort((a, b) => area(a) - area(b))) {
    const others = [...frames, ...found];
    const isApart = others.every(
      (other) =>
        shared(other, frame) < area(other) * 0.1 || holds(frame, other) || holdsSmaller(other, frame),
    );
    const inner = others.filter((other) => holds(frame, other));
    const own = lines.filter(
      ({ box }) => isInside(frame, box) && !inner.some((other) => isInside(other, box)),
    );
    if (isApart && own.length > 0) found.push(frame);
  }
  return found;
}

/** An upright rule, or several that go on in one line, with how much of it is printed (pixels). */
interface Side extends Upright {
  readonly printed: number;
}

/** Upright rules, each for itself and with those that go on in its line below it. */
function sides(rules: readonly Upright[]): Side[] {
  const found = new Map<string, Side>();
  const sorted = [...rules].sort((a, b) => a.top - b.top);
  sorted.forEach((first, at) => {
    let side: Side = { ...first, printed: first.bottom - first.top };
    const add = () =>
      found.set(`${Math.round(side.left)} ${Math.round(side.top)} ${Math.round(side.bottom)}`, side);
    add();
    for (const rule of sorted.slice(at + 1)) {
      const isInLine = Math.abs(middle(side) - middle(rule)) < Math.max(6, (rule.bottom - side.top) * 0.008);
      if (!isInLine || rule.top - side.bottom > (rule.bottom - side.top) * 0.3) continue;
      side = {
        left: Math.min(side.left, rule.left),
        right: Math.max(side.right, rule.right),
        top: side.top,
        bottom: Math.max(side.bottom, rule.bottom),
        printed: side.printed + Math.max(0, rule.bottom - Math.max(rule.top, side.bottom)),
      };
      add();
    }
  });
  return [...found.values()];
}

const middle = ({ left, right }: Upright): number => (left + right) / 2;

function between(left: Upright, right: Upright): Upright | null {
  const height = Math.max(left.bottom, right.bottom) - Math.min(left.top, right.top);
  const isLevel =
    Math.abs(left.top - right.top) < height * corner * 2 &&
    Math.abs(left.bottom - right.bottom) < height * corner * 2;
  if (!isLevel || right.right - left.left < height * 0.08) return null;
  return {
    left: left.left,
    right: right.right,
    top: Math.min(left.top, right.top),
    bottom: Math.max(left.bottom, right.bottom),
  };
}

function isClosed(
  frame: Upright,
  left: Side,
  right: Side,
  uprights: readonly Side[],
  levels: readonly Upright[],
): boolean {
  const [width, height] = [frame.right - frame.left, frame.bottom - frame.top];
  if (left.printed < height * upright || right.printed < height * upright) return false;
  const near = Math.max(12, Math.min(width, height) * 0.03);
  const side = (edge: number) => {
    const on = levels.filter(({ top, bottom }) => Math.abs((top + bottom) / 2 - edge) < near);
    const covered = on.reduce(
      (sum, rule) => sum + Math.max(0, Math.min(rule.right, frame.right) - Math.max(rule.left, frame.left)),
      0,
    );
    const reaches = on.some(
      (rule) =>
        (rule.left < frame.left - width * 0.25 || rule.right > frame.right + width * 0.25) &&
        Math.min(rule.right, frame.right) - Math.max(rule.left, frame.left) > width * 0.5,
    );
    return { covered: Math.min(1, covered / width), reaches };
  };
  const [above, below] = [side(frame.top), side(frame.bottom)];
  if (above.reaches && below.reaches && !(isDoubled(left, uprights) && isDoubled(right, uprights)))
    return false;
  return above.covered + below.covered > level && Math.min(above.covered, below.covered) > 0.2;
}

/**
 * Whether another upright rule runs close beside a side: of frames in a row each has its own sides, while columns
 * between two level rules share the rule between them. A side at the edge of the page has no neighbour to share with.
 */
function isDoubled(side: Side, uprights: readonly Side[]): boolean {
  const height = side.bottom - side.top;
  const near = uprights.some((other) => {
    const gap = Math.max(other.left - side.right, side.left - other.right);
    const beside = Math.min(other.bottom, side.bottom) - Math.max(other.top, side.top);
    return gap > 4 && gap < height * 0.08 && beside > height * 0.5;
  });
  const isLast =
    uprights.every((other) => other.left <= side.right) ||
    uprights.every((other) => other.right >= side.left);
  return near || isLast;
}

const area = ({ left, right, top, bottom }: Upright): number =>
  Math.max(0, right - left) * Math.max(0, bottom - top);

const shared = (a: Upright, b: Upright): number =>
  area({
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  });

/** Whether a frame stands in a larger one (and is not the same, drawn with two lines). */
const holdsSmaller = (frame: Upright, other: Upright): boolean =>
  holds(frame, other) && area(other) < area(frame) * 0.6;

const holds = (frame: Upright, other: Upright): boolean => shared(frame, other) > area(other) * 0.9;

const isInside = (frame: Upright, { left, right, top, bottom }: Upright): boolean =>
  (left + right) / 2 > frame.left &&
  (left + right) / 2 < frame.right &&
  (top + bottom) / 2 > frame.top &&
  (top + bottom) / 2 < frame.bottom;

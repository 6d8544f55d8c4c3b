import type { PageReading } from '#shared/model/scans/pageReading.ts';
import { framesOfRules } from './frames.ts';
import { type PageSheet, toItem, toRect, type Upright, type UprightPage } from './sheet.ts';

/** A page, or a frame on it, with what stands in it but not in a smaller frame. */
export interface Container {
  /** Null for the page. */
  readonly frame: Upright | null;
  readonly sheet: PageSheet;
  /** The frames that stand directly in it, as containers. */
  readonly children: readonly Container[];
}

/** A frame around more of the page than this is the page's own border. */
const mostOfPage = 0.8;
/** Two frames that share this much of their area are one drawn with two lines. */
const sameFrame = 0.75;

/**
 * Takes a page apart into frames, each with its own direction of writing: that of most of its characters.
 * Frames without text, and such as go round the whole page, are none.
 */
export function containersOf(reading: PageReading, page: UprightPage): Container {
  const frames = distinctFrames(reading, page);
  const homes = page.lines.map(({ box }) => homeOf(frames, box));
  const build = (frame: Upright | null, outer: boolean): Container => {
    const at = frame ? frames.indexOf(frame) : -1;
    const own = page.lines.filter((_, index) => homes[index] === at);
    const isVertical = frame && own.length > 0 ? runsDown(own.map(({ line }) => line)) : outer;
    const children = frames
      .filter((inner) => inner !== frame && parentOf(frames, inner) === at)
      .map((inner) => build(inner, isVertical));
    const isHere = (box: Upright) =>
      homeOf(frames, box) === at && !(frame && area(box) > area(frame) * sameFrame);
    const rules = joinRules(
      page.rules.filter(({ box }) => isHere(box) && !liesOn(frames, box)),
      reading.width,
    );
    return {
      frame,
      children,
      sheet: {
        items: own.map((line) => toItem(line, isVertical)),
        rules: rules.map((rule) => ({
          rect: toRect(rule.box, isVertical),
          isAlong: rule.isVertical === isVertical,
        })),
        frames: children.flatMap((child) => (child.frame ? [toRect(child.frame, isVertical)] : [])),
        pictures: page.pictures.filter(isHere).map((box) => toRect(box, isVertical)),
        isVertical,
        isLatin: page.isLatin,
        isFraktur: page.isFraktur,
      },
    };
  };
  return build(null, reading.writing === 'vertical-rl');
}

function distinctFrames(reading: PageReading, page: UprightPage): Upright[] {
  const whole = reading.width * reading.height;
  const frames: Upright[] = [];
  for (const frame of [...page.frames, ...framesOfRules(page)].sort((a, b) => area(b) - area(a))) {
    if (area(frame) > whole * mostOfPage) continue;
    if (!page.lines.some(({ box }) => isIn(frame, box))) continue;
    if (frames.some((other) => shared(other, frame) > area(other) * sameFrame)) continue;
    frames.push(frame);
  }
  return frames;
}

const area = ({ left, right, top, bottom }: Upright): number => (right - left) * (bottom - top);

const shared = (a: Upright, b: Upright): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

const isIn = (frame: Upright, { left, right, top, bottom }: Upright): boolean => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
};

/** Frames are in the order of their size: the last that holds a box is the innermost. */
const homeOf = (frames: readonly Upright[], box: Upright): number =>
  frames.findLastIndex((frame) => isIn(frame, box));

const parentOf = (frames: readonly Upright[], inner: Upright): number =>
  frames.findLastIndex((frame) => frame !== inner && area(frame) > area(inner) && isIn(frame, inner));

/** Whether a rule is a side of a frame. */
function liesOn(frames: readonly Upright[], rule: Upright): boolean {
  const [x, y] = [(rule.left + rule.right) / 2, (rule.top + rule.bottom) / 2];
  const isFlat = rule.right - rule.left > rule.bottom - rule.top;
  return frames.some(({ left, right, top, bottom }) => {
    const near = Math.max(6, Math.min(right - left, bottom - top) * 0.03);
    return isFlat
      ? x > left - near && x < right + near && Math.min(Math.abs(y - top), Math.abs(y - bottom)) < near
      : y > top - near && y < bottom + near && Math.min(Math.abs(x - left), Math.abs(x - right)) < near;
  });
}

/** A rule goes on after a gap no wider than this share of the page. */
const ruleGap = 0.04;

/** Rules with the parts joined that one broke into. */
function joinRules(rules: UprightPage['rules'], pageWidth: number): { isVertical: boolean; box: Upright }[] {
  const joined: { isVertical: boolean; box: Upright }[] = [];
  const start = ({ isVertical, box }: UprightPage['rules'][number]) => (isVertical ? box.top : box.left);
  for (const rule of [...rules].sort((a, b) => start(a) - start(b))) {
    const { isVertical, box } = rule;
    const first = joined.find((other) => {
      if (other.isVertical !== isVertical) return false;
      const [gap, aside, long, before] = isVertical
        ? [
            box.top - other.box.bottom,
            box.left + box.right - other.box.left - other.box.right,
            box.bottom - box.top,
            other.box.bottom - other.box.top,
          ]
        : [
            box.left - other.box.right,
            box.top + box.bottom - other.box.top - other.box.bottom,
            box.right - box.left,
            other.box.right - other.box.left,
          ];
      const isNear = gap < Math.min(pageWidth * ruleGap, Math.max(long, before) * 0.12);
      return isNear && Math.abs(aside) / 2 < Math.max(4, (long + before) * 0.006);
    });
    if (first) {
      first.box = {
        left: Math.min(first.box.left, box.left),
        right: Math.max(first.box.right, box.right),
        top: Math.min(first.box.top, box.top),
        bottom: Math.max(first.box.bottom, box.bottom),
      };
    } else joined.push({ isVertical, box });
  }
  return joined;
}

function runsDown(lines: readonly PageReading['lines'][number][]): boolean {
  const count = (isVertical: boolean) =>
    lines.filter((line) => line.isVertical === isVertical).reduce((sum, { words }) => sum + words.length, 0);
  return count(true) > count(false);
}

import type { PixelBox, PrintedRule, Writing } from '#shared/model/pageReading.ts';
import { around } from '../raster/boxes.ts';
import { type Component, components } from '../raster/components.ts';
import type { Raster } from '../raster/raster.ts';

/** A line as found on the deskewed sheet, before it is read. */
export interface FoundLine {
  readonly box: PixelBox;
  readonly isVertical: boolean;
}

/** How likely a pixel must lie in a line's core to be taken for it (of 255; PaddleOCR takes 0.3 of 1). */
const coreAbove = 77;
/** The same where two lines hang together. */
const sureAbove = 190;
/** A core is grown by so much of its area over its girth (PaddleOCR's `unclip_ratio`). */
const growth = 1.6;
/** Smaller cores are specks (pixels). */
const leastSide = 3;

/**
 * Lines of text from the detector's map of a deskewed sheet. Printed rules cut them, so that two columns never become
 * one line; a single character follows the page's writing.
 */
export function lineBoxes(
  map: Raster,
  rules: readonly PrintedRule[],
  writing: Writing,
): readonly FoundLine[] {
  for (const { box } of rules) erase(map, box);
  const isTall = ({ width, height }: PixelBox) =>
    writing === 'vertical-rl' ? height > 0.8 * width : height > 2.2 * width;
  const cores = components(map, isCore)
    .flatMap((component) => unhooked(map, component))
    .flatMap((component) => parallel(map, component, isTall(component.box)))
    .filter(({ box }) => Math.min(box.width, box.height) >= leastSide);
  const lines = cores.map(({ box }) => ({ box: grown(box, map), isVertical: isTall(box) }));
  return withoutSpecks(joinPieces(lines, rules));
}

const isCore = (value: number): boolean => value >= coreAbove;

/** Smaller than this share of the page's body type in both directions, a line is a speck or a lone mark. */
const speck = 0.6;
/** Thinner than this share of it, a line is the edge of something. */
const sliver = 0.35;

function withoutSpecks(lines: readonly FoundLine[]): readonly FoundLine[] {
  const body = bodySize(lines);
  return lines.filter(({ box: { width, height } }) => {
    const [thin, long] = [Math.min(width, height), Math.max(width, height)];
    return long >= speck * body && thin >= sliver * body;
  });
}

/** The thickness of most of the text, by its length (pixels); 0 where there is none. */
export function bodySize(lines: readonly FoundLine[]): number {
  const sides = lines.map(({ box, isVertical }) =>
    isVertical ? { thick: box.width, long: box.height } : { thick: box.height, long: box.width },
  );
  let left = sides.reduce((sum, { long }) => sum + long, 0) / 2;
  for (const { thick, long } of sides.toSorted((a, b) => a.thick - b.thick)) {
    left -= long;
    if (left <= 0) return thick;
  }
  return 0;
}

/** Below this share of the fullest row of a component's map lies a gap between two lines. */
const valley = 0.3;

/** The component, or the lines side by side that it is made of: between them the map is nearly empty all along. */
function parallel(map: Raster, component: Component, isTall: boolean): readonly Component[] {
  const { box } = component;
  const across = isTall ? box.width : box.height;
  const profile = new Float64Array(across);
  for (let y = 0; y < box.height; y++) {
    const from = (box.top + y) * map.width + box.left;
    for (let x = 0; x < box.width; x++) {
      const at = isTall ? x : y;
      profile[at] = (profile[at] as number) + (map.data[from + x] as number);
    }
  }
  const least = valley * Math.max(...profile);
  const bands: { start: number; end: number }[] = [];
  for (const [at, value] of profile.entries()) {
    if (value < least) continue;
    const open = bands.at(-1);
    if (open && open.end === at) open.end = at + 1;
    else bands.push({ start: at, end: at + 1 });
  }
  const lines = bands.filter(({ start, end }) => end - start >= leastSide);
  if (lines.length < 2) return [component];
  return lines.flatMap(({ start, end }) =>
    components(
      map,
      isCore,
      isTall
        ? { ...box, left: box.left + start, width: end - start }
        : { ...box, top: box.top + start, height: end - start },
    ),
  );
}

function erase({ width, height, data }: Raster, box: PixelBox): void {
  const left = Math.max(0, Math.floor(box.left) - 1);
  const right = Math.min(width, Math.ceil(box.left + box.width) + 1);
  const bottom = Math.min(height, Math.ceil(box.top + box.height) + 1);
  for (let y = Math.max(0, Math.floor(box.top) - 1); y < bottom; y++)
    data.fill(0, y * width + left, y * width + right);
}

/** The component, or where it fills its box badly the parts of it that are sure: lines hooked to each other. */
function unhooked(map: Raster, component: Component): readonly Component[] {
  const { box, area } = component;
  if (area >= 0.55 * box.width * box.height || Math.min(box.width, box.height) < 12) return [component];
  const parts = components(crop(map, box), (value) => value >= sureAbove)
    .filter(({ box: part }) => Math.min(part.width, part.height) >= leastSide)
    .map((part) => ({
      ...part,
      // What is sure of a line is thinner than its core by about a pixel on each side.
      box: widened({ ...part.box, left: part.box.left + box.left, top: part.box.top + box.top }, 1),
    }));
  return parts.length > 1 ? parts : [component];
}

function crop({ width, data }: Raster, box: PixelBox): Raster {
  const part = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (box.top + y) * width + box.left;
    part.set(data.subarray(from, from + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, data: part };
}

const widened = ({ left, top, width, height }: PixelBox, by: number): PixelBox => ({
  left: left - by,
  top: top - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** The line's whole box, from its core, within the sheet. */
function grown(core: PixelBox, sheet: Raster): PixelBox {
  const by = (growth * core.width * core.height) / (2 * (core.width + core.height));
  const { left, top, width, height } = widened(core, by);
  const x = Math.max(0, left);
  const y = Math.max(0, top);
  return {
    left: x,
    top: y,
    width: Math.min(sheet.width, left + width) - x,
    height: Math.min(sheet.height, top + height) - y,
  };
}

/** Joins the pieces of a line that stands apart letter by letter: neighbours in its direction, of its thickness. */
export function joinPieces(lines: readonly FoundLine[], rules: readonly PrintedRule[]): readonly FoundLine[] {
  const sides = [false, true].flatMap((isVertical) => {
    const turned = lines
      .filter((line) => line.isVertical === isVertical)
      .map(({ box }) => along(box, isVertical));
    const cuts = rules
      .filter((rule) => rule.isVertical !== isVertical)
      .map(({ box }) => along(box, isVertical));
    return joinLevel(turned, cuts).map((box) => ({ box: along(box, isVertical), isVertical }));
  });
  return sides;
}

/** Exchanges the axes for lines of vertical type, so that every line is level. */
const along = (box: PixelBox, isVertical: boolean): PixelBox =>
  isVertical ? { left: box.top, top: box.left, width: box.height, height: box.width } : box;

function joinLevel(boxes: readonly PixelBox[], cuts: readonly PixelBox[]): readonly PixelBox[] {
  const result: PixelBox[] = [];
  for (const box of boxes.toSorted((a, b) => a.left - b.left)) {
    const at = result.findLastIndex(
      (line) => continues(line, box) && !cuts.some((cut) => parts(cut, line, box)),
    );
    const line = result[at];
    if (line) result[at] = around(line, box);
    else result.push(box);
  }
  return result;
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

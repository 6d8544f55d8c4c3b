import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import { type Component, components } from '../raster/components.ts';
import type { Raster } from '../raster/raster.ts';
import { crop } from '../raster/resample.ts';
import { foundBodySize } from './foundLine.ts';

/** How likely a pixel must lie in a line's core to be taken for it (of 255; PaddleOCR takes 0.3 of 1). */
const coreAbove = 77;
/** The same where two lines hang together. */
const sureAbove = 190;
/** Smaller cores are specks (pixels). */
const leastSide = 3;

const isCore = (value: number): boolean => value >= coreAbove;

/** The cores of lines in the detector's map; what hangs together of several lines is parted. */
export function lineCores(map: Raster, isTall: (box: PixelBox) => boolean): readonly Component[] {
  const pieces = components(map, isCore)
    .flatMap((component) => unhooked(map, component))
    .flatMap((component) => parallel(map, component, isTall(component.box)))
    .filter(({ box }) => Math.min(box.width, box.height) >= leastSide);
  const usual = foundBodySize(pieces.map(({ box }) => ({ box, isVertical: isTall(box) })));
  return pieces.flatMap((component) => halved(map, component, isTall(component.box), usual));
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

export const widened = ({ left, top, width, height }: PixelBox, by: number): PixelBox => ({
  left: left - by,
  top: top - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** Below this share of the fullest row of a component's map lies a gap between two lines. */
const valley = 0.3;

/** The component, or the lines side by side that it is made of: between them the map is nearly empty all along. */
function parallel(map: Raster, component: Component, isTall: boolean): readonly Component[] {
  const profile = profileAcross(map, component.box, isTall);
  const least = valley * Math.max(...profile);
  const bands: { start: number; end: number }[] = [];
  for (const [at, value] of profile.entries()) {
    if (value < least) continue;
    const open = bands.at(-1);
    if (open && open.end === at) open.end = at + 1;
    else bands.push({ start: at, end: at + 1 });
  }
  const lines = bands.filter(({ start, end }) => end - start >= leastSide);
  // A line that leans has soft edges: it reaches as far as half the way to its neighbour.
  const cuts = lines.slice(1).map((line, at) => Math.round(((lines[at]?.end ?? 0) + line.start) / 2));
  return cutAcross(map, component, isTall, cuts);
}

/** A core so many times thicker than most, and longer than a headline of that size, may be two lines. */
const [twoLines, manyLines, longLine] = [1.7, 6, 5] as const;

/** The component, or where it is as thick as two lines the halves on both sides of the emptiest row in its middle. */
function halved(map: Raster, component: Component, isTall: boolean, usual: number): readonly Component[] {
  const { box } = component;
  const [thick, long] = isTall ? [box.width, box.height] : [box.height, box.width];
  if (thick < twoLines * usual || thick > manyLines * usual || long < longLine * thick) return [component];
  const profile = profileAcross(map, box, isTall);
  const [from, to] = [Math.floor(0.25 * thick), Math.ceil(0.75 * thick)];
  const middle = profile.slice(from, to);
  const least = Math.min(...middle);
  const cut = from + middle.indexOf(least);
  // Both lines are fuller than what is between them; one line that leans is fullest in its middle.
  const fuller = Math.min(Math.max(...profile.slice(0, cut)), Math.max(...profile.slice(cut + 1)));
  return least > 0.75 * fuller ? [component] : cutAcross(map, component, isTall, [cut]);
}

/** Sum of the map along a line, for each row (of a tall one, column) of its box. */
function profileAcross(map: Raster, box: PixelBox, isTall: boolean): Float64Array {
  const profile = new Float64Array(isTall ? box.width : box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (box.top + y) * map.width + box.left;
    for (let x = 0; x < box.width; x++) {
      const at = isTall ? x : y;
      profile[at] = (profile[at] as number) + (map.data[from + x] as number);
    }
  }
  return profile;
}

function cutAcross(
  map: Raster,
  component: Component,
  isTall: boolean,
  cuts: readonly number[],
): readonly Component[] {
  const { box } = component;
  if (cuts.length === 0) return [component];
  const edges = [0, ...cuts, isTall ? box.width : box.height];
  return cuts.concat(edges.at(-1) ?? 0).flatMap((end, at) => {
    const start = edges[at] ?? 0;
    const part = isTall
      ? { ...box, left: box.left + start, width: end - start }
      : { ...box, top: box.top + start, height: end - start };
    return components(map, isCore, part).filter(
      ({ box: { width, height } }) => Math.min(width, height) >= leastSide,
    );
  });
}

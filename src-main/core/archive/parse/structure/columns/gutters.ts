import type { PageReading, PixelBox, ReadLine, ReadWord } from '#shared/model/scans/pageReading.ts';
import { median } from '../page/rect.ts';
import { printedExtent } from '../page/sheet.ts';

/** A line that runs across the gutter between two columns, and where (a place along the line, pixels of the upright page). */
export interface Bridge {
  readonly index: number;
  readonly at: number;
  /** Of its type (pixels). */
  readonly size: number;
}

/** A place along a line, pixels of the upright page. */
interface Along {
  readonly u0: number;
  readonly u1: number;
}

/** Type sizes that words are farther apart at a gutter than elsewhere in their line. */
const leastGap = 0.3;
/** Type sizes from the gutter in which its gap is looked for. */
const reach = 1.6;

/**
 * Cuts lines in two that an engine read across a gutter, at the widest gap between words near it. A line without
 * such a gap is set across the columns and stays whole. `along` gives the place of a box along its line.
 */
export function cutBridges(
  reading: PageReading,
  bridges: readonly Bridge[],
  along: (line: ReadLine, box: PixelBox) => Along,
): PageReading {
  const cuts = new Map(bridges.map((bridge) => [bridge.index, bridge]));
  let isCut = false;
  const lines = reading.lines.flatMap((line, index) => {
    const at = cuts.get(index);
    const parts = at === undefined ? null : cutLine(line, at.at, at.size, (box) => along(line, box));
    if (!parts) return [line];
    isCut = true;
    return parts;
  });
  return isCut ? { ...reading, lines } : reading;
}

function cutLine(
  line: ReadLine,
  at: number,
  size: number,
  along: (box: PixelBox) => Along,
): ReadLine[] | null {
  const places = line.words.map(({ box, text }) => printedExtent(along(box), text, size));
  const gaps = places.slice(1).map(({ u0 }, index) => u0 - (places[index] as Along).u1);
  const usual = median(gaps.map((gap) => Math.max(0, gap)));
  let best = -1;
  gaps.forEach((gap, index) => {
    const middle = ((places[index] as Along).u1 + (places[index + 1] as Along).u0) / 2;
    const isNear = Math.abs(middle - at) < size * reach;
    if (isNear && gap > usual + size * leastGap && gap > (gaps[best] ?? 0)) best = index;
  });
  if (best < 0) return null;
  return [line.words.slice(0, best + 1), line.words.slice(best + 1)].map((words) => ({
    ...line,
    words: words.map((word, index) => (index === 0 ? { ...word, spaceBefore: false } : word)),
    box: boxOf(words, line),
  }));
}

/** Around the words along the line, as thick as the line was. */
function boxOf(words: readonly ReadWord[], line: ReadLine): PixelBox {
  const boxes = words.map(({ box }) => box);
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return line.box.height > line.box.width
    ? { left: line.box.left, width: line.box.width, top, height: bottom - top }
    : { top: line.box.top, height: line.box.height, left, width: right - left };
}

import type { PageReading, PixelBox, ReadLine, ReadWord } from '#shared/model/pageReading.ts';
import { median } from './rect.ts';

/** A line that runs across the gutter between two columns, and where (a place along the line, pixels of the upright page). */
export interface Bridge {
  readonly index: number;
  readonly at: number;
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
  along: (line: ReadLine, box: PixelBox) => readonly [from: number, to: number],
): PageReading {
  const cuts = new Map(bridges.map(({ index, at }) => [index, at]));
  let isCut = false;
  const lines = reading.lines.flatMap((line, index) => {
    const at = cuts.get(index);
    const parts = at === undefined ? null : cutLine(line, at, (box) => along(line, box));
    if (!parts) return [line];
    isCut = true;
    return parts;
  });
  return isCut ? { ...reading, lines } : reading;
}

function cutLine(
  line: ReadLine,
  at: number,
  along: (box: PixelBox) => readonly [from: number, to: number],
): ReadLine[] | null {
  const places = line.words.map(({ box }) => along(box));
  const gaps = places.slice(1).map(([from], index) => from - (places[index] as readonly [number, number])[1]);
  const usual = median(gaps.map((gap) => Math.max(0, gap)));
  let best = -1;
  gaps.forEach((gap, index) => {
    const middle =
      ((places[index] as readonly [number, number])[1] +
        (places[index + 1] as readonly [number, number])[0]) /
      2;
    const isNear = Math.abs(middle - at) < line.size * reach;
    if (isNear && gap > usual + line.size * leastGap && gap > (gaps[best] ?? 0)) best = index;
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
  return line.isVertical
    ? { left: line.box.left, width: line.box.width, top, height: bottom - top }
    : { top: line.box.top, height: line.box.height, left, width: right - left };
}

import type { PageReading } from '#shared/model/scans/pageReading.ts';
import { containersOf } from './containers.ts';
import { measure } from './measures.ts';
import { type Upright, uprightPage } from './sheet.ts';

/** A picture this much wider than high shows no single page of a newspaper. */
const landscape = 1.1;
/** Where in such a picture the fold is looked for (of its width). */
const [foldFrom, foldTo] = [0.35, 0.65] as const;
/** The margins of two pages are together at least so wide (of the type's size); a gutter of columns is narrower. */
const leastMargins = 2;
/** Pages with fewer lines are pieces of one. */
const fewestLines = 8;

/**
 * The pages that a picture shows, in reading order: two where it was taken of an open newspaper, which nothing printed
 * crosses at the fold. Each has the whole picture's measures and its own lines; of vertical type the right one is first.
 */
export function pagesOf(reading: PageReading): readonly PageReading[] {
  const isSideways = reading.turned === 90 || reading.turned === 270;
  const [width, height] = isSideways ? [reading.height, reading.width] : [reading.width, reading.height];
  if (width < landscape * height || reading.lines.length < 2 * fewestLines) return [reading];
  const page = uprightPage(reading);
  const { size } = measure(containersOf(reading, page).sheet.items, null);
  const fold = foldAmong(
    page.lines.map(({ box }) => box),
    width,
    leastMargins * size,
  );
  if (fold === null) return [reading];
  const isLeft = ({ left, right }: Upright) => (left + right) / 2 < fold;
  const half = (wantsLeft: boolean): PageReading => {
    const on = (boxes: readonly Upright[]) => (_: unknown, at: number) =>
      isLeft(boxes[at] as Upright) === wantsLeft;
    return {
      ...reading,
      lines: reading.lines.filter(on(page.lines.map(({ box }) => box))),
      rules: reading.rules.filter(on(page.rules.map(({ box }) => box))),
      frames: reading.frames.filter(on(page.frames)),
      pictures: reading.pictures.filter(on(page.pictures)),
    };
  };
  const halves = [half(true), half(false)];
  if (halves.some(({ lines }) => lines.length < fewestLines)) return [reading];
  return reading.writing === 'vertical-rl' ? halves.toReversed() : halves;
}

/** The middle of the widest strip about the middle of the picture that no line stands in. */
function foldAmong(boxes: readonly Upright[], width: number, least: number): number | null {
  let [fold, widest] = [null as number | null, least];
  let end = Number.NEGATIVE_INFINITY;
  for (const { left, right } of boxes.toSorted((a, b) => a.left - b.left)) {
    const middle = (end + left) / 2;
    if (left - end >= widest && middle > foldFrom * width && middle < foldTo * width) {
      [fold, widest] = [middle, left - end];
    }
    end = Math.max(end, right);
  }
  return fold;
}

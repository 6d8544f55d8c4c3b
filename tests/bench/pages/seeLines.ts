import type { PageReading, PixelBox, ReadLine } from '#shared/model/scans/pageReading.ts';
import type { SeenLine } from './figures.ts';
import type { LaidPage, TrueLine } from './laidPage.ts';

/** Which read line shows each true line, and how many characters lines have that show none. */
export interface Sight {
  readonly seen: readonly SeenLine[];
  readonly dirt: ReadonlyMap<number, number>;
}

/** A true line is shown by the read line that covers most of it; a read line that covers none is dirt. */
export function seeLines(reading: PageReading, page: LaidPage): Sight {
  const seen = page.lines.map((line) => ({ line, read: coverOf(line, reading.lines) }));
  const dirt = new Map<number, number>();
  reading.lines.forEach(({ box, words }, index) => {
    if (page.lines.some((line) => overlap(box, line.box) > Math.min(area(box), area(line.box)) * 0.25))
      return;
    dirt.set(
      index,
      words.reduce((sum, { text }) => sum + [...text].length, 0),
    );
  });
  return { seen, dirt };
}

function coverOf(line: TrueLine, lines: readonly ReadLine[]): number | null {
  let best: number | null = null;
  let most = area(line.box) * 0.2;
  lines.forEach(({ box }, index) => {
    const shared = overlap(box, line.box);
    if (shared <= most || shared < Math.min(area(box), area(line.box)) * 0.25) return;
    best = index;
    most = shared;
  });
  return best;
}

const area = ({ width, height }: PixelBox): number => width * height;

const overlap = (a: PixelBox, b: PixelBox): number =>
  Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top));

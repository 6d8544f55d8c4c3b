import type { PageReading, PixelBox, ReadLine } from '#shared/model/pageReading.ts';
import type { KnownReading, LaidPage, TrueLine } from './laidPage.ts';

/** Says of each line that an engine read which true line it shows: the one it covers most of. */
export function seeLines(reading: PageReading, page: LaidPage): KnownReading {
  return { reading, truth: reading.lines.map((line) => bestOf(line, page.lines)) };
}

function bestOf(read: ReadLine, lines: readonly TrueLine[]): TrueLine | null {
  let best: TrueLine | null = null;
  let most = 0;
  for (const line of lines) {
    const share = overlap(read.box, line.box) / Math.min(area(read.box), area(line.box));
    if (share > 0.25 && overlap(read.box, line.box) > most) {
      best = line;
      most = overlap(read.box, line.box);
    }
  }
  return best;
}

const area = ({ width, height }: PixelBox): number => width * height;

const overlap = (a: PixelBox, b: PixelBox): number =>
  Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top));

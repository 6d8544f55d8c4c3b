import type { Box } from '#shared/model/facsimile.ts';
import type { PageReading, PixelBox } from '#shared/model/scans/pageReading.ts';

/**
 * A page's reading with a part of it read once more: what stood in the part gives way to what was read there now.
 * Rules, frames and pictures stay, which were found on the whole page.
 */
export function withRegion(whole: PageReading, part: PageReading, box: Box): PageReading {
  const isOutside = (place: PixelBox): boolean => !isIn(place, box, whole);
  return {
    ...whole,
    engine:
      whole.engine.name === part.engine.name
        ? whole.engine
        : {
            name: joined(whole.engine.name, part.engine.name),
            version: joined(whole.engine.version, part.engine.version),
          },
    lines: [...whole.lines.filter((line) => isOutside(line.box)), ...part.lines],
  };
}

/** Whether the middle of a place lies in a part of the page. */
function isIn({ left, top, width, height }: PixelBox, box: Box, page: PageReading): boolean {
  const x = (left + width / 2) / page.width;
  const y = (top + height / 2) / page.height;
  return x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
}

const joined = (one: string, other: string): string =>
  [...new Set([...one.split(' + '), ...other.split(' + ')])].join(' + ');

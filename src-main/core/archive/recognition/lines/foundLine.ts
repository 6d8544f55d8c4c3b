import type { PixelBox } from '#shared/model/scans/pageReading.ts';

/** A line as found on the deskewed sheet, before it is read. */
export interface FoundLine {
  readonly box: PixelBox;
  readonly isVertical: boolean;
}

/** The thickness of the lines that most characters stand in (pixels); 0 where there is none. */
export function foundBodySize(lines: readonly FoundLine[]): number {
  const sides = lines.map(({ box, isVertical }) => {
    const [thick, long] = isVertical ? [box.width, box.height] : [box.height, box.width];
    return { thick, characters: long / thick };
  });
  let left = sides.reduce((sum, { characters }) => sum + characters, 0) / 2;
  for (const { thick, characters } of sides.toSorted((a, b) => a.thick - b.thick)) {
    left -= characters;
    if (left <= 0) return thick;
  }
  return 0;
}

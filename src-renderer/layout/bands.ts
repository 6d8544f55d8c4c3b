/**
 * Bands: the columns of a long text are cut across, so that none is longer than a window and nobody scrolls
 * back up to begin the next one. All numbers are lines of the body.
 */

/** How a body stands in bands, one below the other. A body without a cut is one band. */
export interface Bands {
  readonly count: number;
  /** Lines of every band but the last one. */
  readonly lines: number;
  /** Lines of the last band, whose columns are balanced. */
  readonly last: number;
}

/** Between two bands; a hairline runs through its middle. */
export const bandGap = 1;

/** A band is not longer than this, nor than this share of the window. */
const longest = 26;
const shareOfWindow = 0.8;
/** Bands of less lines than this are none; a window that is lower still has to be scrolled. */
const shortest = 6;
/** A body of one band may run over by this share before it is cut. */
export const overrun = 1.2;
/** Of a band; a last band that is shorter looks left over. */
const shortestLast = 0.5;
const stub = 4;
/** Bands are made no shorter than this share of the longest one for the last one's sake. */
const shortestBand = 0.55;
/**
 * A last band is short of a whole one by this share of all lines, since lines can only be estimated, but by no
 * more than this share of a band.
 */
const reserve = 0.02;
const mostReserve = 0.25;

/** The most lines that a band holds in a window of a height in pixels. */
export function longestBand(windowHeight: number, lineHeight: number): number {
  return Math.max(shortest, Math.min(longest, Math.floor((windowHeight * shareOfWindow) / lineHeight)));
}

/**
 * The bands of a body whose columns would be `rows` lines long without them: as few as hold it, and of those
 * the longest that leave a last band worth one. `most` lines to a band; infinite where there are no bands.
 */
export function bandsOf(rows: number, most: number): Bands {
  if (rows <= most * overrun) return oneBand(rows);
  let best: { bands: Bands; cost: number } | null = null;
  for (let lines = most; lines >= Math.ceil(most * shortestBand); lines--) {
    const count = Math.ceil(rows / lines);
    const last = rows - (count - 1) * lines;
    const tooShort = Math.max(0, lines * shortestLast - last);
    const tooFull = Math.max(0, last + Math.min(rows * reserve, lines * mostReserve) - lines);
    const cost = tooShort + tooFull;
    if (!best || cost < best.cost) best = { bands: { count, lines, last }, cost };
    if (cost === 0) break;
  }
  return best?.bands ?? oneBand(rows);
}

/** A body that is not cut. */
export const oneBand = (rows: number): Bands => ({ count: 1, lines: rows, last: rows });

/** Lines of the columns of bands, set one below the other. */
export const rowsOfBands = ({ count, lines, last }: Bands): number => (count - 1) * lines + last;

/** Whether the last band is no band but what was left over. */
export const isStub = ({ count, last }: Bands): boolean => count > 1 && last < stub;

/** Lines that bands take with the gaps between them. */
export function linesOfBands({ count, lines, last }: Bands): number {
  return (count - 1) * (lines + bandGap) + last;
}

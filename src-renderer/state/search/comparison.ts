import { mostCompared, type SearchComparison } from '#shared/model/search.ts';
import { binsOf, type TimelineBin } from './timeline.ts';

/** A query's place in one stretch of time. */
export interface ComparedPoint {
  readonly bin: TimelineBin;
  /** Articles found, or their share of all (0 to 1). */
  readonly value: number;
}

/** A query among those that are compared. */
export interface ComparedLine {
  readonly query: string;
  /** Articles found. */
  readonly total: number;
  readonly points: readonly ComparedPoint[];
}

/** All articles of each stretch of time, as bins: `count` and `of` are equal. */
export const allBins = ({ bins }: SearchComparison): readonly TimelineBin[] =>
  binsOf(bins.map(({ value, of }) => ({ value, count: of, of })));

export function comparedLines(comparison: SearchComparison, share: boolean): readonly ComparedLine[] {
  const bins = allBins(comparison);
  return comparison.series.map(({ query, total, counts }) => ({
    query,
    total,
    points: bins.map((bin, at) => {
      const count = counts[at] ?? 0;
      return { bin, value: share ? count / Math.max(1, bin.of) : count };
    }),
  }));
}

/** A line is not drawn over a silence of so many usual steps: nothing was printed there that could be counted. */
const longestGap = 3;

/** The stretches of a line without a long silence of the papers. */
export function stretchesOf(points: readonly ComparedPoint[]): readonly (readonly ComparedPoint[])[] {
  const steps = points.slice(1).map(({ bin }, at) => bin.start - (points[at]?.bin.start ?? 0));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const stretches: ComparedPoint[][] = [];
  points.forEach((point, at) => {
    const last = stretches.at(-1);
    if (last && (steps[at - 1] ?? 0) <= usual * longestGap) last.push(point);
    else stretches.push([point]);
  });
  return stretches;
}

/** Moves heights apart until neighbours are `least` apart and all lie within `[0, most]`, as near as can be. */
export function spread(heights: readonly number[], least: number, most: number): readonly number[] {
  const order = heights.map((_height, at) => at).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  let lowest = 0;
  for (const at of order) {
    placed[at] = Math.max(placed[at] ?? 0, lowest);
    lowest = (placed[at] ?? 0) + least;
  }
  let highest = most;
  for (const at of order.toReversed()) {
    placed[at] = Math.min(placed[at] ?? 0, highest);
    highest = (placed[at] ?? 0) - least;
  }
  return placed;
}

/** The words that are compared with a query after one more was typed; the same as before where it says nothing new. */
export function withCompared(query: string, compared: readonly string[], typed: string): readonly string[] {
  const word = typed.trim();
  const isKnown = [query.trim(), ...compared].includes(word);
  return word === '' || isKnown || compared.length >= mostCompared ? compared : [...compared, word];
}

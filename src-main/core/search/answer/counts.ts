import type { FacetCount } from '#shared/model/search.ts';
import { leastOfLargest } from './ranking.ts';

/** How many documents have a value. */
export type Counts = Map<string, number>;

export const byValue = (a: FacetCount, b: FacetCount) => (a.value < b.value ? -1 : Number(a.value > b.value));
export const byCount = (a: FacetCount, b: FacetCount) => b.count - a.count || byValue(a, b);

export function addCount(counts: Counts, value: string, count: number): void {
  if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
}

export const sortedCounts = (counts: Counts, order: typeof byCount): FacetCount[] =>
  [...counts].map(([value, count]) => ({ value, count })).sort(order);

/** An archive has thousands of names; more of them than this no one reads, and all would travel with every answer. */
const mostValues = 200;

/** The values with the highest counts, most first. */
export function frequentOf(counts: Counts): FacetCount[] {
  if (counts.size <= mostValues) return sortedCounts(counts, byCount);
  const least = leastOfLargest([Float64Array.from(counts.values())], mostValues);
  return sortedCounts(new Map([...counts].filter(([, count]) => count >= least)), byCount).slice(
    0,
    mostValues,
  );
}

/** Values that differ by letter case only are one, spelt as most of them are. */
export function inAnyCase(counts: Counts): Counts {
  const spellings = Map.groupBy(sortedCounts(counts, byCount), ({ value }) => value.toLowerCase());
  return new Map(
    [...spellings.values()].map(([first, ...others]) => [
      first?.value ?? '',
      others.reduce((sum, { count }) => sum + count, first?.count ?? 0),
    ]),
  );
}

import type { IssueSummary } from '#shared/model/library.ts';

type Dated = Pick<IssueSummary, 'publication' | 'date'>;

/**
 * Of each name that papers go by the newest `count` issues with a date, and the first `count` without one: enough for the
 * first screen of a shelf. They keep their order.
 */
export function newestOfEach<T extends Dated>(issues: readonly T[], count: number): readonly T[] {
  const kept = new Set<T>();
  for (const group of Map.groupBy(issues, ({ publication }) => publication).values()) {
    const undated = group.filter(({ date }) => date === null);
    const dates = group.flatMap(({ date }) => date ?? []).toSorted();
    const oldest = dates.at(-count) ?? dates[0] ?? '';
    const dated = group.filter(({ date }) => date !== null && date >= oldest);
    for (const issue of [...undated.slice(0, count), ...dated]) kept.add(issue);
  }
  return issues.filter((issue) => kept.has(issue));
}

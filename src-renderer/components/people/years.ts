import type { Person, WrittenArticle } from '#shared/model/finding/person.ts';

/** The years between somebody's first and last article, as one reads them: `1938–1942`; null where none is dated. */
export function yearsOf({ from, to }: Pick<Person, 'from' | 'to'>): string | null {
  if (from === null || to === null) return null;
  const [first, last] = [yearOf(from), yearOf(to)];
  return first === last ? first : `${first}–${last}`;
}

const yearOf = (date: string): string => date.slice(0, 4);

/** What somebody wrote in a year; `year` is null for what is not dated. */
export interface YearOfArticles {
  readonly year: string | null;
  readonly articles: readonly WrittenArticle[];
}

/** Articles by year in their order; years without any are left out. */
export function byYear(articles: readonly WrittenArticle[]): readonly YearOfArticles[] {
  const groups = Map.groupBy(articles, ({ date }) => (date === null ? null : yearOf(date)));
  return [...groups].map(([year, written]) => ({ year, articles: written }));
}

/** A unit of time and how much was written in it. */
export interface Written {
  /** `1938`, or `1938-05` where all was written within a few years. */
  readonly value: string;
  readonly count: number;
}

/** More bars than these are no drawing any more: one person does not write for so long. */
const mostBars = 120;
/** So few years are told month by month. */
const fewYears = 3;

/** How much was written over time, in every year from the first to the last, or in every month of a few years. */
export function overTime(articles: readonly WrittenArticle[]): readonly Written[] {
  const dates = articles.flatMap(({ date }) => date ?? []);
  const years = dates.map((date) => Number(yearOf(date)));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (dates.length === 0 || last - first >= mostBars) return [];
  const isByMonth = last - first < fewYears;
  const units = Array.from({ length: last - first + 1 }, (_, at) =>
    String(first + at).padStart(4, '0'),
  ).flatMap((year) =>
    isByMonth
      ? Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`)
      : [year],
  );
  const counts = Map.groupBy(dates, (date) => date.slice(0, isByMonth ? 7 : 4));
  return units.map((value) => ({ value, count: counts.get(value)?.length ?? 0 }));
}

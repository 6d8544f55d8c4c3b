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
  /** `1938`, or `1938-05` where all was written in one year. */
  readonly value: string;
  readonly count: number;
}

/** More bars than these are no drawing any more: one person does not write for so long. */
const mostBars = 120;

/** How much was written over time, every year from the first to the last, or every month of the only year. */
export function overTime(articles: readonly WrittenArticle[]): readonly Written[] {
  const dates = articles.flatMap(({ date }) => (date === null ? [] : [date]));
  const years = dates.map((date) => Number(yearOf(date)));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (dates.length === 0) return [];
  if (first === last) {
    return Array.from({ length: 12 }, (_, month) => {
      const value = `${yearOf(dates[0] ?? '')}-${String(month + 1).padStart(2, '0')}`;
      return { value, count: dates.filter((date) => date.startsWith(value)).length };
    });
  }
  if (last - first >= mostBars) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    value: String(first + at).padStart(4, '0'),
    count: years.filter((year) => year === first + at).length,
  }));
}

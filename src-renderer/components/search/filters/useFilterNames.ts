import type { SearchFilters } from '#shared/model/search.ts';
import { useTranslator } from '../../../state/application.ts';

/** How the values of filters are called. */
export function useFilterNames() {
  const { t, dates } = useTranslator();
  return {
    publication: (value: string) => value || t('shelf.untitled'),
    page: (value: string) => t('paper.page', { number: value }),
    /** A range of dates, open where one of them is missing; null without any. */
    range: ({ from, to }: Pick<SearchFilters, 'from' | 'to'>): string | null => {
      if (from !== undefined && to !== undefined) {
        return from === to
          ? dates.day(from)
          : t('search.between', { from: dates.day(from), to: dates.day(to) });
      }
      if (from !== undefined) return t('search.since', { date: dates.day(from) });
      return to === undefined ? null : t('search.until', { date: dates.day(to) });
    },
  };
}

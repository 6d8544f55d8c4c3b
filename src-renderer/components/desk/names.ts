import type { Translator } from '#shared/i18n/translate.ts';

/** What an issue is called: `今日柯城, 14 December 2020`, `今日柯城，2020年12月14日`; with the date as printed where that names no day. */
export const paperName = (
  { t, dates }: Translator,
  publication: string | null,
  date: string | null,
  dateText: string | null,
): string =>
  [publication ?? t('shelf.untitled'), date === null ? dateText : dates.fullDay(date)]
    .filter((part) => part !== null)
    .join(t('mark.comma'));

/** What a page is called: `第2版 要闻`, `Page 2 Sport`. */
export const pageHeading = ({ t }: Translator, number: number | string, name: string | null): string =>
  [t('paper.page', { number: String(number) }), name].filter(Boolean).join(' ');

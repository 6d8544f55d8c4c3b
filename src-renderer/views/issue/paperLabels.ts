import type { Translator } from '#shared/i18n/translate.ts';
import type { PaperLabels } from '../../components/desk/types.ts';

/** What an issue is called: `今日柯城, 14 December 2020`; with the date as printed where that names no day. */
export const paperName = (
  { t, dates }: Translator,
  publication: string | null,
  date: string | null,
  dateText: string | null,
): string =>
  [publication ?? t('shelf.untitled'), date === null ? dateText : dates.fullDay(date)]
    .filter((part) => part !== null)
    .join(', ');

/** The paper's words in the language of the interface. */
export function paperLabels({ t, dates }: Translator): PaperLabels {
  return {
    untitledPaper: t('shelf.untitled'),
    untitledArticle: t('paper.untitledArticle'),
    page: (number, name) =>
      [t('paper.page', { number: String(number) }), name].filter((part) => part !== null).join(' '),
    issueNumber: (number) => t('issue.number', { number }),
    pageCount: (count) => t('paper.pageCount', { count }),
    date: dates.fullDay,
    openArticle: t('paper.openArticle'),
    closeArticle: t('paper.closeArticle'),
    previousArticle: t('paper.previousArticle'),
    nextArticle: t('paper.nextArticle'),
    continuedOn: (page) => t('paper.continuedOn', { page: String(page) }),
    continuedFrom: (page) => t('paper.continuedFrom', { page: String(page) }),
    notice: (kind) => t(`notice.${kind}`),
    note: (numeral) => t('paper.note', { numeral: String(numeral) }),
    corrected: (printed) => t('correct.reads', { text: printed || t('correct.notPrinted') }),
    correctArticle: t('correct.articleButton'),
    imprint: t('paper.imprint'),
  };
}

import type { PrintContent, PrintedPlace } from '#shared/contract/calls/print.ts';
import type { Translator } from '#shared/i18n/translate.ts';
import { isIsoDate } from '#shared/model/issue.ts';
import { cutShort } from '#shared/text/cutShort.ts';
import type { PageHead } from './pageRule.ts';

/** So much of a name has room at the head of a page, in characters. */
const longest = 44;

/** Day and page of what was printed: `8 May 1949 · Page 3`. */
function whenAndWhere({ date, edition, page }: PrintedPlace, { t, dates }: Translator): string {
  const day = date === null ? null : isIsoDate(date) ? dates.day(date) : date;
  return [day, edition, page === null ? null : t('print.page', { page })].filter((part) => part).join(' · ');
}

/** The same with the paper's name before it. */
export const placeText = (place: PrintedPlace, translator: Translator): string =>
  [place.publication, whenAndWhere(place, translator)].filter((part) => part).join(' · ');

/** Paper on the left, day and page on the right; of several papers, what the whole is called. */
export function runningHead({ place, title }: PrintContent, translator: Translator): PageHead {
  const { t } = translator;
  if (!place) return { left: cut(title ?? t('print.noteList')), right: '' };
  return { left: cut(place.publication ?? t('print.untitled')), right: cut(whenAndWhere(place, translator)) };
}

/** What the document is called, as a window or a file. */
export const documentName = ({ place, title }: PrintContent, translator: Translator): string =>
  [place?.publication, place?.date, title].filter((part) => part).join(' ') || translator.t('print.noteList');

const cut = (text: string): string => cutShort(text.trim(), longest);

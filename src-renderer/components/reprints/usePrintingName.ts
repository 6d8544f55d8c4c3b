import type { ReprintPlace } from '#shared/model/finding/reprints.ts';
import { useTranslator } from '../../state/application.ts';

/** How a printing is called: its paper and its day. */
export function usePrintingName(): (place: Pick<ReprintPlace, 'publication' | 'date' | 'edition'>) => string {
  const { t, dates } = useTranslator();
  return ({ publication, date, edition }) => {
    const name = t('reprints.name', {
      paper: publication ?? t('shelf.untitled'),
      date: date === null ? t('shelf.undated') : dates.day(date),
    });
    return edition === null ? name : t('reprints.name', { paper: name, date: edition });
  };
}

/** A share in per cent; what is a little is never none. */
export const percentOf = (share: number): number => Math.max(1, Math.round(share * 100));

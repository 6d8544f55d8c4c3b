import { useTranslator } from '../../../state/application.ts';

/** How stretches of the timeline are called: `1998`, `March 1998`, `9 March 1998`. */
export function useBinName(): (value: string) => string {
  const { t, dates } = useTranslator();
  return (value) => {
    const [year = '', month, day] = value.split('-');
    if (day !== undefined) return dates.day(value);
    return month === undefined ? t('search.year', { year }) : dates.month(Number(year), Number(month));
  };
}

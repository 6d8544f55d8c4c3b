import type { IsoDate } from '#shared/model/issue.ts';
import { useTranslator } from '../../state/application.ts';

interface DateFieldsProps {
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
  /** `day` is undefined where the field was emptied. */
  readonly onChange: (end: 'from' | 'to', day: IsoDate | undefined) => void;
}

/** First and last day of a range; either may be open. */
export function DateFields({ from, to, onChange }: DateFieldsProps) {
  const { t } = useTranslator();
  const days = { from, to };
  return (
    <fieldset className="date-range">
      <legend className="panel-title">{t('search.dates')}</legend>
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {t(`search.${end}`)}
          <input
            type="date"
            value={days[end] ?? ''}
            min={end === 'to' ? from : undefined}
            max={end === 'from' ? to : '9999-12-31'}
            onChange={({ target }) => onChange(end, target.value || undefined)}
          />
        </label>
      ))}
    </fieldset>
  );
}

import { useTranslator } from '../../state/application.ts';
import { Icon } from '../base/Icon.tsx';

interface ChipsProps {
  /** Each filter that is on, by its name. */
  readonly chips: readonly { readonly label: string; readonly onLift: () => void }[];
  readonly onClear: () => void;
}

/** The filters that are on, each to be taken off. */
export function Chips({ chips, onClear }: ChipsProps) {
  const { t } = useTranslator();
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('search.filtersOn')}>
      {chips.map(({ label, onLift }) => (
        <li key={label}>
          <button
            type="button"
            className="chip"
            aria-label={t('search.lift', { filter: label })}
            onClick={onLift}
          >
            <span>{label}</span>
            <Icon name="close" />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="plain-button" onClick={onClear}>
          {t('search.clearFilters')}
        </button>
      </li>
    </ul>
  );
}

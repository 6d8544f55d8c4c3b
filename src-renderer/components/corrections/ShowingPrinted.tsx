import { useApplication, useTranslator } from '../../state/application.ts';

/** Says that corrections are out of sight, and brings them back. */
export function ShowingPrinted() {
  const { corrections } = useApplication();
  const { t } = useTranslator();
  return (
    <p className="printed-line" role="status">
      {t('correct.showingPrinted')}{' '}
      <button type="button" className="plain-button" onClick={() => void corrections.showPrinted(false)}>
        {t('correct.showCorrected')}
      </button>
    </p>
  );
}

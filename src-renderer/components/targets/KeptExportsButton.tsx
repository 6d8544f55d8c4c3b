import { useApplication, useTranslator } from '../../state/application.ts';
import { useTargets } from './useTargets.ts';

/** Leads to the kept exports, and says how many edits in their files wait. */
export function KeptExportsButton() {
  const { overlays } = useApplication();
  const { t } = useTranslator();
  const waiting = (useTargets() ?? []).reduce((sum, { edits }) => sum + edits.length, 0);
  return (
    <>
      <button
        type="button"
        className="button small manage-tags"
        aria-haspopup="dialog"
        onClick={() => overlays.setState({ dialog: { kind: 'targets' } })}
      >
        {t('targets.settings')}
      </button>
      {waiting > 0 && <p className="soft kept-waiting">{t('targets.edits', { count: waiting })}</p>}
    </>
  );
}

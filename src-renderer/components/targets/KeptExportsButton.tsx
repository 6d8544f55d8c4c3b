import { useTranslator } from '../../state/application.ts';
import { DialogButton } from '../base/DialogButton.tsx';
import { useTargets } from './useTargets.ts';

/** Leads to the kept exports, and says how many edits in their files wait. */
export function KeptExportsButton() {
  const { t } = useTranslator();
  const waiting = (useTargets() ?? []).reduce((sum, { edits }) => sum + edits.length, 0);
  return (
    <>
      <DialogButton className="button small manage-tags" dialog={{ kind: 'targets' }}>
        {t('targets.settings')}
      </DialogButton>
      {waiting > 0 && <p className="soft kept-waiting">{t('targets.edits', { count: waiting })}</p>}
    </>
  );
}

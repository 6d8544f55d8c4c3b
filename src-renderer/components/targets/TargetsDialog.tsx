import { useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';
import { TargetCard } from './TargetCard.tsx';
import { useTargets } from './useTargets.ts';

/** The exports that are kept up to date on this computer, with how they stand and what waits in their files. */
export function TargetsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslator();
  const targets = useTargets();
  return (
    <Dialog title={t('targets.title')} onClose={onClose} wide>
      <p className="targets-explain">{t('targets.explain')}</p>
      {targets?.length === 0 && <p className="soft">{t('targets.none')}</p>}
      <ul className="targets">
        {(targets ?? []).map((target) => (
          <li key={target.id}>
            <TargetCard target={target} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

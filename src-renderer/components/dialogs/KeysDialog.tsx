import { useApplication, useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';
import { keySheet } from './keySheet.ts';

/** The keys, all on one sheet. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { info } = useApplication();
  const { t } = useTranslator();
  const modifier = info.platform === 'darwin' ? '⌘' : 'Ctrl';
  return (
    <Dialog title={t('help.title')} onClose={onClose} wide>
      <div className="help">
        {keySheet(info.canChooseFolder).map((group) => (
          <section key={group.title}>
            <h3>{t(group.title)}</h3>
            <dl>
              {group.keys.map(([keys, what]) => (
                <div key={what}>
                  <dt>
                    {keys.map((key) =>
                      key === '…' ? (
                        <span key={key}>–</span>
                      ) : (
                        <kbd key={key}>{key.replace('Mod', modifier)}</kbd>
                      ),
                    )}
                  </dt>
                  <dd>{t(what)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

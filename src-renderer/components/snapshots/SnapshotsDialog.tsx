import { useCallback, useEffect, useState } from 'react';
import { message } from '#shared/i18n/translate.ts';
import type { SnapshotSummary } from '#shared/model/snapshot.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';
import { SnapshotDifference } from './SnapshotDifference.tsx';

/** The copies of people's work in the open library, and what going back to one of them would do. */
export function SnapshotsDialog({ onClose }: { readonly onClose: () => void }) {
  const { peer, toasts } = useApplication();
  const { t, dates } = useTranslator();
  const [snapshots, setSnapshots] = useState<readonly SnapshotSummary[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const load = useCallback(async () => {
    try {
      setSnapshots(await peer.call('snapshots.list', {}));
    } catch (error) {
      toasts.failed(error);
    }
  }, [peer, toasts]);
  useEffect(() => void load(), [load]);
  const take = async () => {
    try {
      await peer.call('snapshots.take', {});
      toasts.done(message('snapshots.taken'));
      await load();
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <Dialog title={t('snapshots.title')} onClose={onClose} wide>
      <p className="snapshots-explain">{t('snapshots.explain')}</p>
      <div className="snapshots">
        <div className="snapshots-side">
          {snapshots?.length === 0 && <p className="soft">{t('snapshots.none')}</p>}
          <fieldset className="snapshot-list">
            <legend className="visually-hidden">{t('snapshots.list')}</legend>
            {(snapshots ?? []).map(({ id, taken, reason }) => (
              <label key={id} className="snapshot">
                <input type="radio" name="snapshot" checked={id === chosen} onChange={() => setChosen(id)} />
                <span>
                  <time dateTime={taken}>{dates.moment(taken, new Date())}</time>
                  <span className="soft">{t(`snapshots.reason.${reason}`)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <button type="button" className="button small" onClick={() => void take()}>
            {t('snapshots.take')}
          </button>
        </div>
        {chosen !== null && <SnapshotDifference key={chosen} snapshotId={chosen} onRestored={onClose} />}
      </div>
    </Dialog>
  );
}

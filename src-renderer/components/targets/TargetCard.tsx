import type { TargetState } from '#shared/contract/calls/targets.ts';
import { fromFailure } from '#shared/contract/errors.ts';
import { type Message, message } from '#shared/i18n/translate.ts';
import { type BringBack, bringBackChoices } from '#shared/model/exportOptions.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { Segmented } from '../fields/Segmented.tsx';
import { ReturningEdits } from './ReturningEdits.tsx';
import { useTargetName } from './useTargetName.ts';

/** One kept export: what it is, how it stands, and what can be done with it. */
export function TargetCard({ target }: { readonly target: TargetState }) {
  const { peer, toasts } = useApplication();
  const { t } = useTranslator();
  const nameOf = useTargetName();
  const { id: targetId, folder, isPaused, fileCount } = target;
  const run = async (work: () => Promise<Message | null>) => {
    try {
      const said = await work();
      if (said) toasts.done(said);
    } catch (error) {
      toasts.failed(error);
    }
  };
  const change = (changes: { readonly bringBack?: BringBack; readonly isPaused?: boolean }) =>
    run(async () => {
      await peer.call('targets.change', { targetId, ...changes });
      return null;
    });
  const takeBack = () =>
    run(async () => {
      const { kept } = await peer.call('targets.takeBack', { targetId });
      if (kept.length === 0) return message('targets.takenBack');
      return message('targets.takenBackBut', { files: kept.join(t('mark.comma')) });
    });
  return (
    <section className="target" aria-label={folder}>
      <h3>{folder.split(/[\\/]/u).at(-1) || folder}</h3>
      <p className="path">{folder}</p>
      <p className="soft">
        {[nameOf(target), t('targets.count', { count: fileCount })].join(t('mark.comma'))}
      </p>
      <TargetStatus target={target} />
      <ReturningEdits target={target} run={run} />
      <div className="target-back">
        <span>{t('targets.back')}</span>
        <Segmented
          label={t('targets.back')}
          options={bringBackChoices.map((value) => ({ value, label: t(`targets.back.${value}`) }))}
          value={target.bringBack}
          onChange={(bringBack) => void change({ bringBack })}
        />
      </div>
      <div className="target-actions">
        {!isPaused && (
          <button
            type="button"
            className="button small"
            onClick={() =>
              void run(async () => {
                await peer.call('targets.write', { targetId });
                return null;
              })
            }
          >
            {t('targets.write')}
          </button>
        )}
        <button type="button" className="button small" onClick={() => void change({ isPaused: !isPaused })}>
          {t(isPaused ? 'targets.resume' : 'targets.pause')}
        </button>
        {target.canTakeBack && (
          <button type="button" className="button small" onClick={() => void takeBack()}>
            {t('targets.takeBack')}
          </button>
        )}
        <button
          type="button"
          className="button small"
          onClick={() =>
            void run(async () => {
              await peer.call('targets.remove', { targetId });
              return message('targets.removed');
            })
          }
        >
          {t('targets.remove')}
        </button>
      </div>
    </section>
  );
}

function TargetStatus({ target }: { readonly target: TargetState }) {
  const { t, dates, failure } = useTranslator();
  const { status, written, leftAlone } = target;
  const reason = target.failure ? failure(fromFailure(target.failure)) : '';
  const words = [
    t(`targets.status.${status}`, { reason }),
    ...(written === null || status === 'failed'
      ? []
      : [t('targets.written', { moment: dates.moment(written, new Date()) })]),
  ];
  return (
    <div role="status" className="target-status" data-status={status}>
      <p>{words.join(t('mark.comma'))}</p>
      {leftAlone.map(({ file, reason: why }) => (
        <p key={file}>{t(`targets.leftAlone.${why}`, { file })}</p>
      ))}
    </div>
  );
}

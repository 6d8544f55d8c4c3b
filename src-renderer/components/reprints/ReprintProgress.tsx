import { useApplication, usePart, useTranslator } from '../../state/application.ts';

/** How far the library was looked through, with a way to stop it; nothing once all of it was. */
export function ReprintProgress() {
  const { reprints } = useApplication();
  const { t } = useTranslator();
  const progress = usePart(reprints.store, (state) => state.progress);
  if (progress === null || progress.status === 'ready') return null;
  const isStopped = progress.status === 'stopped';
  const { done, total } = progress;
  return (
    <p className="reprint-progress">
      <span role="status">{t(isStopped ? 'reprints.stopped' : 'reprints.working', { done, total })}</span>
      <button
        type="button"
        className="plain-button"
        onClick={() => void (isStopped ? reprints.resume() : reprints.stop())}
      >
        {t(isStopped ? 'reprints.resume' : 'reprints.stop')}
      </button>
    </p>
  );
}

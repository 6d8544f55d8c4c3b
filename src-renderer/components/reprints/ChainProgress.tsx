import { useApplication, usePart, useTranslator } from '../../state/application.ts';

/** How many issues were looked through and compared; nothing once all were. */
export function ChainProgress() {
  const { chains } = useApplication();
  const { t } = useTranslator();
  const progress = usePart(chains.store, (state) => state.progress);
  if (progress === null) return null;
  const { status, done, compared, total } = progress;
  if (status === 'ready' && compared >= total) return null;
  return (
    <p className="soft" role="status">
      {status === 'ready'
        ? t('reprints.comparing', { done: compared, total })
        : t(status === 'stopped' ? 'reprints.stopped' : 'reprints.working', { done, total })}
    </p>
  );
}

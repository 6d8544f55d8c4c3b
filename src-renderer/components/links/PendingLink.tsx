import { useApplication, usePart, useTranslator } from '../../state/application.ts';

/** Says that the next selected passage can be linked, wherever it is. */
export function PendingLink() {
  const { links } = useApplication();
  const { t } = useTranslator();
  const pending = usePart(links.store, (state) => state.pending);
  if (!pending) return null;
  return (
    <p className="pending-link" role="status">
      {t('link.pending', { name: pending.name })}
      <button type="button" className="plain-button" onClick={() => links.wait(null)}>
        {t('link.cancel')}
      </button>
    </p>
  );
}

import { useCallback, useEffect, useState } from 'react';
import type { SearchIndexState } from '#shared/model/search.ts';
import { useApplication, useTranslator } from '../../state/application.ts';

/** While the index is being made, its state is asked for so often, in milliseconds. */
const every = 1000;

/** What is in this library's index, and a way to make that again. */
export function IndexSettings() {
  const { peer, toasts } = useApplication();
  const { t, number } = useTranslator();
  const [state, setState] = useState<SearchIndexState | null>(null);
  const load = useCallback(() => peer.call('search.index', {}).then(setState, toasts.failed), [peer, toasts]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    if (state === null || state.complete) return;
    const timer = setTimeout(load, every);
    return () => clearTimeout(timer);
  }, [state, load]);
  if (state === null) return null;
  const rebuild = async () => {
    try {
      await peer.call('search.rebuild', {});
      await load();
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <section className="settings-library">
      <h3>{t('search.index')}</h3>
      <p>
        {t('search.indexHolds', {
          issues: t('count.issues', { count: state.issues }),
          documents: t('search.documents', { count: state.documents }),
          size: number(Math.ceil(state.bytes / 1024 / 1024)),
        })}
      </p>
      <button type="button" className="button" disabled={!state.complete} onClick={() => void rebuild()}>
        {t(state.complete ? 'search.rebuild' : 'search.rebuilding')}
      </button>
    </section>
  );
}

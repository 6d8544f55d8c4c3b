import type { LibraryState } from '#shared/model/library.ts';
import { useApplication, useTranslator } from '../../state/application.ts';

/** How far opening has come; what is read already can be read meanwhile. */
export function OpeningProgress({ state }: { readonly state: LibraryState }) {
  const { library } = useApplication();
  const { t, number } = useTranslator();
  const { done, total } = state.progress;
  if (state.status === 'cancelled') {
    return (
      <div className="opening" role="status">
        <p>{t('opening.cancelled', { done: number(done) })}</p>
        <button type="button" className="button" onClick={() => void library.open(state.path)}>
          {t('opening.again')}
        </button>
      </div>
    );
  }
  return (
    <div className="opening" role="status">
      <p>
        {total === null
          ? t('opening.unknown', { done: number(done) })
          : t('opening.progress', { done: number(done), total: number(total) })}
      </p>
      <progress aria-label={t('opening.name')} max={total ?? 1} value={total === null ? undefined : done} />
      <button type="button" className="button" onClick={() => void library.cancel()}>
        {t('common.cancel')}
      </button>
    </div>
  );
}

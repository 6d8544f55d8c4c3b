import { NotLoadedError } from '../components/base/fetchedPart.tsx';
import { useApplication, useTranslator } from '../state/application.ts';

/** Stands in for a view that broke; everything saved is safe, and the way back is open. */
export function BrokenView({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { router } = useApplication();
  const { t } = useTranslator();
  return (
    <main id="content" className="desk" tabIndex={-1} aria-labelledby="broken-title">
      <div className="notice-page" role="alert">
        <h1 id="broken-title">{t('broken.title')}</h1>
        {error instanceof NotLoadedError ? (
          <p>{t('broken.notLoaded')}</p>
        ) : (
          <>
            <p>{t('broken.text')}</p>
            <pre className="command">{error instanceof Error ? error.message : String(error)}</pre>
          </>
        )}
        <p className="button-row">
          <button type="button" className="button primary" onClick={onRetry}>
            {t('common.retry')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => router.go({ name: 'shelf', publication: null })}
          >
            {t('broken.shelf')}
          </button>
        </p>
      </div>
    </main>
  );
}

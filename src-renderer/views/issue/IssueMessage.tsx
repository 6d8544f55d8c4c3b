import { useTranslator } from '../../state/application.ts';

/** Stands where the paper will be: it is on its way, or why it cannot come. */
export function IssueMessage({
  failure,
  onRetry,
}: {
  readonly failure: unknown;
  readonly onRetry: () => void;
}) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <div className="desk">
      {failure === null ? (
        <p className="loading" role="status">
          {t('issue.loading')}
        </p>
      ) : (
        <div className="notice-page" role="alert">
          <h1>{t('issue.failed')}</h1>
          <p>{translator.failure(failure)}</p>
          <button type="button" className="button primary" onClick={onRetry}>
            {t('common.retry')}
          </button>
        </div>
      )}
    </div>
  );
}

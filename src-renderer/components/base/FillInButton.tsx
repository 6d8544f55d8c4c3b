import { useApplication, useTranslator } from '../../state/application.ts';

/** Offers to fill in what the mastheads of issues do not say. */
export function FillInButton({
  issueIds,
  className = 'plain-button',
}: {
  readonly issueIds: readonly string[];
  readonly className?: string;
}) {
  const { overlays } = useApplication();
  const { t, language } = useTranslator();
  return (
    <button
      type="button"
      className={className}
      lang={language}
      title={t('describe.why')}
      aria-haspopup="dialog"
      onClick={() => overlays.setState({ dialog: { kind: 'describe', issueIds } })}
    >
      {t('describe.button')}
    </button>
  );
}

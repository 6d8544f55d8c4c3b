import { useTranslator } from '../../state/application.ts';
import { DialogButton } from './DialogButton.tsx';

/** Offers to fill in what the mastheads of issues do not say. */
export function FillInButton({
  issueIds,
  className = 'plain-button',
}: {
  readonly issueIds: readonly string[];
  readonly className?: string;
}) {
  const { t, language } = useTranslator();
  return (
    <DialogButton
      className={className}
      lang={language}
      title={t('describe.why')}
      dialog={{ kind: 'describe', issueIds }}
    >
      {t('describe.button')}
    </DialogButton>
  );
}

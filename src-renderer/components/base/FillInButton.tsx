import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { isArchive } from '../../state/library/library.ts';
import { DialogButton } from './DialogButton.tsx';

/** Offers to fill in what the mastheads of issues do not say. */
export function FillInButton({
  issueIds,
  className = 'plain-button',
}: {
  readonly issueIds: readonly string[];
  readonly className?: string;
}) {
  const { library } = useApplication();
  const { t, language } = useTranslator();
  // The issues of an archive on a server are filled in where it is fed from.
  const isOnServer = usePart(library.store, isArchive);
  if (isOnServer) return null;
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

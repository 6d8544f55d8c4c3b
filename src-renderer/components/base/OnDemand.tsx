import { type ReactNode, Suspense } from 'react';
import { useTranslator } from '../../state/application.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NotLoadedError } from './fetchedPart.tsx';

interface OnDemandProps {
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog or menu that was asked for: it comes when its script has, and says so when it cannot. */
export function OnDemand({ onClose, children }: OnDemandProps) {
  const { t } = useTranslator();
  return (
    <ErrorBoundary
      resetKey=""
      fallback={(error) => (
        <Dialog title={t('broken.dialog')} onClose={onClose}>
          <p role="alert">{error instanceof NotLoadedError ? t('broken.notLoaded') : t('broken.saved')}</p>
        </Dialog>
      )}
    >
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}

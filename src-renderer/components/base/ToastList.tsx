import { useEffect } from 'react';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import type { Toast } from '../../state/window/toasts.ts';
import { IconButton } from './IconButton.tsx';

const shownFor = 6000;

/** What was done, and what could not be, at the foot of the window. Failures stay until dismissed. */
export function ToastList() {
  const { toasts } = useApplication();
  const list = usePart(toasts.store, (state) => state.toasts);
  const { t } = useTranslator();
  return (
    <section className="toasts" aria-label={t('toasts.name')} aria-live="polite">
      {list.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const { toasts } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  useEffect(() => {
    if (toast.kind === 'failure') return;
    const timer = setTimeout(() => toasts.dismiss(toast.id), shownFor);
    return () => clearTimeout(timer);
  }, [toast, toasts]);
  return (
    <div className={`toast ${toast.kind}`} role={toast.kind === 'failure' ? 'alert' : 'status'}>
      <p>{toast.kind === 'failure' ? translator.failure(toast.error) : translator.say(toast.message)}</p>
      {toast.kind === 'done' && toast.undo !== null && (
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            toasts.dismiss(toast.id);
            toast.undo?.();
          }}
        >
          {t('common.undo')}
        </button>
      )}
      <IconButton icon="close" label={t('common.dismiss')} onClick={() => toasts.dismiss(toast.id)} />
    </div>
  );
}

import { useEffect, useState } from 'react';
import { useApplication, useTranslator } from '../../state/application.ts';
import { copyText } from '../base/clipboard.ts';
import { Dialog } from '../base/Dialog.tsx';
import { ScrolledText } from './ScrolledText.tsx';

/** How the program fares, to be read through and copied, and the way to its log. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { peer, toasts } = useApplication();
  const { t } = useTranslator();
  const [report, setReport] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    peer.call('runtime.report', {}).then(({ text }) => setReport(text), toasts.failed);
  }, [peer, toasts]);
  const copy = () => report !== null && void copyText(report).then(() => setCopied(true), toasts.failed);
  return (
    <Dialog title={t('settings.diagnostics')} onClose={onClose} wide>
      <p>{t('settings.reportHint')}</p>
      <ScrolledText label={t('settings.report')} text={report} lang="en" />
      <div className="dialog-actions">
        <button
          type="button"
          className="button"
          onClick={() => void peer.call('runtime.showLog', {}).catch(toasts.failed)}
        >
          {t('settings.showLog')}
        </button>
        <button type="button" className="button primary" disabled={report === null} onClick={copy}>
          {copied ? t('settings.copied') : t('settings.copy')}
        </button>
      </div>
    </Dialog>
  );
}

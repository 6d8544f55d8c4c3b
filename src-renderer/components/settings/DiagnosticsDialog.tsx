import { useEffect, useState } from 'react';
import { settingsWords } from '#shared/i18n/settingsWords.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { copyText } from '../base/clipboard.ts';
import { Dialog } from '../base/Dialog.tsx';

/** How the program fares, to be read through and copied, and the way to its log. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { peer, toasts } = useApplication();
  const { language } = useTranslator();
  const words = settingsWords[language];
  const [report, setReport] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    peer.call('runtime.report', {}).then(({ text }) => setReport(text), toasts.failed);
  }, [peer, toasts]);
  const copy = () => report !== null && void copyText(report).then(() => setCopied(true), toasts.failed);
  return (
    <Dialog title={words.diagnostics} onClose={onClose} wide>
      <p>{words.reportHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who uses the keyboard scrolls it as well. */}
      <section className="diagnostics" lang="en" tabIndex={0} aria-label={words.report}>
        <pre>{report ?? '…'}</pre>
      </section>
      <div className="dialog-actions">
        <button
          type="button"
          className="button"
          onClick={() => void peer.call('runtime.showLog', {}).catch(toasts.failed)}
        >
          {words.showLog}
        </button>
        <button type="button" className="button primary" disabled={report === null} onClick={copy}>
          {copied ? words.copied : words.copy}
        </button>
      </div>
    </Dialog>
  );
}

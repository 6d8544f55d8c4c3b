import { useEffect, useState } from 'react';
import { useApplication, useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';
import { ScrolledText } from './ScrolledText.tsx';

/** Made by the build: electron.vite.config.ts. */
const address = '/third-party.txt';

/** Under which licences the work of others is in the app. The text is long and is fetched when it is asked for. */
export function NoticesDialog({ onClose }: { readonly onClose: () => void }) {
  const { toasts } = useApplication();
  const { t } = useTranslator();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const load = async () => {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${address} is answered with ${answer.status}`);
      setText(await answer.text());
    };
    void load().catch(toasts.failed);
  }, [toasts]);
  return (
    <Dialog title={t('notices.title')} onClose={onClose} wide>
      <ScrolledText label={t('notices.title')} text={text} lang="en" />
    </Dialog>
  );
}

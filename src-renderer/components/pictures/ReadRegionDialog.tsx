import { useEffect, useRef, useState } from 'react';
import { message } from '#shared/i18n/translate.ts';
import type { Box } from '#shared/model/facsimile.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { possibleWriting } from '../../state/library/readablePictures.ts';
import { Dialog } from '../base/Dialog.tsx';
import { type Print, PrintFields } from './PrintFields.tsx';

interface ReadRegionDialogProps {
  readonly issueId: string;
  readonly page: number;
  readonly box: Box;
  readonly onClose: () => void;
}

/** How a part of a page is printed; then it is read once more and put in place of the lines there. */
export function ReadRegionDialog({ issueId, page, box, onClose }: ReadRegionDialogProps) {
  const { pictures, currentIssue, toasts } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const [print, setPrint] = useState<Print>({ language: null, writing: null });
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const read = async () => {
    setWorking(true);
    setFailure(null);
    try {
      const writing = possibleWriting(print.language, print.writing);
      await pictures.readRegion({ issueId, page, box: { ...box }, language: print.language, writing });
      await currentIssue.refresh();
      toasts.done(message('region.done'));
      if (isOpen.current) onClose();
    } catch (error) {
      // Whoever closed the dialog meanwhile hears of it all the same.
      if (!isOpen.current) toasts.failed(error);
      setFailure(error);
      setWorking(false);
    }
  };
  return (
    <Dialog title={t('region.title')} onClose={onClose}>
      <form
        className="read-pictures"
        onSubmit={(event) => {
          event.preventDefault();
          if (!working) void read();
        }}
      >
        <PrintFields print={print} onPrint={setPrint} />
        <p className="soft">{t('region.why')}</p>
        {working && (
          <div className="region-progress" role="status">
            <p>{t('region.working')}</p>
            <progress aria-label={t('region.working')} />
          </div>
        )}
        {failure !== null && (
          <p className="failure" role="alert">
            {translator.failure(failure)}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t(working ? 'common.close' : 'common.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={working}>
            {t('region.read')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

import { useEffect, useState } from 'react';
import type { PictureReadingOffer, PicturesToRead } from '#shared/model/scans/pictureReading.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { possibleWriting } from '../../state/library/readablePictures.ts';
import { Dialog } from '../base/Dialog.tsx';
import { type Print, PrintFields } from './PrintFields.tsx';

interface ReadPicturesDialogProps {
  readonly what: readonly PicturesToRead[];
  /** What they are called: an issue, a paper; null for the library. */
  readonly name: string | null;
  readonly onClose: () => void;
}

/** How many pages there are to read and how they are printed; then they are read in the background. */
export function ReadPicturesDialog({ what, name, onClose }: ReadPicturesDialogProps) {
  const { pictures } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const [offer, setOffer] = useState<PictureReadingOffer | null>(null);
  const [chosen, setChosen] = useState<Print | null>(null);
  const [again, setAgain] = useState(false);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let isLeft = false;
    pictures.offer(what).then(
      (answer) => !isLeft && setOffer(answer),
      (error: unknown) => !isLeft && setFailure(error),
    );
    return () => {
      isLeft = true;
    };
  }, [pictures, what]);

  const print = chosen ?? { language: offer?.language ?? null, writing: offer?.writing ?? null };
  const count = offer === null ? 0 : offer.unread + (again ? offer.read : 0);
  const start = async () => {
    setWorking(true);
    setFailure(null);
    try {
      await pictures.read(what, {
        language: print.language,
        writing: possibleWriting(print.language, print.writing),
        again,
      });
      onClose();
    } catch (error) {
      setFailure(error);
      setWorking(false);
    }
  };
  return (
    <Dialog title={t('pictures.title')} onClose={onClose}>
      <form
        className="read-pictures"
        onSubmit={(event) => {
          event.preventDefault();
          if (count > 0 && !working) void start();
        }}
      >
        <p className="read-pictures-what">{name ?? t('pictures.ofLibrary')}</p>
        {offer === null && failure === null && <p className="soft">{t('issue.loading')}</p>}
        {offer && (
          <p role="status">
            {offer.unread > 0
              ? t('pictures.unread', { count: offer.unread })
              : t(offer.read > 0 ? 'pictures.noneUnread' : 'pictures.none')}
          </p>
        )}
        {offer && offer.read > 0 && (
          <label className="read-pictures-again">
            <input type="checkbox" checked={again} onChange={({ target }) => setAgain(target.checked)} />
            {t('pictures.again', { count: offer.read })}
          </label>
        )}
        {offer && offer.unread + offer.read > 0 && <PrintFields print={print} onPrint={setChosen} />}
        <p className="soft">{t('pictures.why')}</p>
        {failure !== null && (
          <p className="failure" role="alert">
            {translator.failure(failure)}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={count === 0 || working}>
            {t('pictures.start')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

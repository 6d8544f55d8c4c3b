import type { PicturesToRead } from '#shared/model/scans/pictureReading.ts';
import { useTranslator } from '../../state/application.ts';
import { DialogButton } from '../base/DialogButton.tsx';

interface ReadPicturesButtonProps {
  readonly className: string;
  readonly what: readonly PicturesToRead[];
  /** What they are called; null for the library. */
  readonly name: string | null;
}

/** Asks how the pictures are to be read. */
export function ReadPicturesButton({ className, what, name }: ReadPicturesButtonProps) {
  const { t } = useTranslator();
  return (
    <DialogButton className={className} dialog={{ kind: 'readPictures', what, name }}>
      {t('pictures.button')}
    </DialogButton>
  );
}

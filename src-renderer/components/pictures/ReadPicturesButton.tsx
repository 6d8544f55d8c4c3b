import type { PicturesToRead } from '#shared/model/scans/pictureReading.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { isArchive } from '../../state/library/library.ts';
import { DialogButton } from '../base/DialogButton.tsx';

interface ReadPicturesButtonProps {
  readonly className: string;
  readonly what: readonly PicturesToRead[];
  /** What they are called; null for the library. */
  readonly name: string | null;
}

/** Asks how the pictures are to be read. */
export function ReadPicturesButton({ className, what, name }: ReadPicturesButtonProps) {
  const { library } = useApplication();
  const { t } = useTranslator();
  // The pictures of an archive on a server are read where it is fed from.
  const isOnServer = usePart(library.store, isArchive);
  if (isOnServer) return null;
  return (
    <DialogButton className={className} dialog={{ kind: 'readPictures', what, name }}>
      {t('pictures.button')}
    </DialogButton>
  );
}

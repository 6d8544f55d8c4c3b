import type { PicturesToRead } from '#shared/model/scans/pictureReading.ts';
import { useApplication, useTranslator } from '../../state/application.ts';

interface ReadPicturesButtonProps {
  readonly className: string;
  readonly what: readonly PicturesToRead[];
  /** What they are called; null for the library. */
  readonly name: string | null;
}

/** Asks how the pictures are to be read. */
export function ReadPicturesButton({ className, what, name }: ReadPicturesButtonProps) {
  const { overlays } = useApplication();
  const { t } = useTranslator();
  return (
    <button
      type="button"
      className={className}
      aria-haspopup="dialog"
      onClick={() => overlays.setState({ dialog: { kind: 'readPictures', what, name } })}
    >
      {t('pictures.button')}
    </button>
  );
}

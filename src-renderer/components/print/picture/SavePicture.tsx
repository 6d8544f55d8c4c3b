import { type RefObject, useState } from 'react';
import { message } from '#shared/i18n/translate.ts';
import { type PictureShape, pictureScale } from '../../../layout/picture/slide.ts';
import { useApplication, useTranslator } from '../../../state/application.ts';
import { saveFile } from '../../base/saveFile.ts';

interface SavePictureProps {
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly shape: PictureShape;
  /** What the picture is called, of any characters. */
  readonly name: string;
  readonly isReady: boolean;
}

const formats = ['svg', 'png'] as const;

/** Saves what is on the stage as a picture. */
export function SavePicture({ stage, shape, name, isReady }: SavePictureProps) {
  const application = useApplication();
  const { t } = useTranslator();
  const [busy, setBusy] = useState(false);
  const save = async (format: (typeof formats)[number]) => {
    setBusy(true);
    try {
      const { pictureOf } = await import('./pictureOf.ts');
      const element = stage.current;
      if (!element) return;
      const blob = await pictureOf(
        element,
        name,
        pictureScale(shape, sizeOf(element)),
        format,
        application.peer,
      );
      const file = `${safeName(name)}.${format}`;
      if (await saveFile(application, file, blob)) {
        application.toasts.done(message('print.pictureSaved', { name: file }));
      }
    } catch (error) {
      application.toasts.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return formats.map((format) => (
    <button
      key={format}
      type="button"
      className={format === 'png' ? 'button primary' : 'button'}
      disabled={!isReady || busy}
      onClick={() => void save(format)}
    >
      {t(`print.save.${format}`)}
    </button>
  ));
}

const sizeOf = ({ offsetWidth: width, offsetHeight: height }: HTMLElement) => ({ width, height });

/** So many bytes of a name leave room for endings and numbers where a file system takes 255. */
const mostBytes = 200;
const mostLetters = 100;

/** A name as a part of a file name that every system takes. */
function safeName(text: string): string {
  const encoder = new TextEncoder();
  let name = '';
  let size = 0;
  for (const character of text.replaceAll(/[\p{Cc}/\\:*?"<>|]+/gu, ' ').trim()) {
    size += encoder.encode(character).length;
    if (size > mostBytes || name.length > mostLetters) break;
    name += character;
  }
  return name.trim() || 'Broadsheet';
}

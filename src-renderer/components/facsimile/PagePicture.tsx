import { memo, useCallback, useState } from 'react';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { DrawnPage, type DrawPage } from './drawing/DrawnPage.tsx';
import { drawPdfPage } from './drawing/pdf.ts';
import type { WordPlaces } from './geometry/wordPlaces.ts';
import { TextInPlace } from './TextInPlace.tsx';

interface PagePictureProps {
  readonly sheet: FacsimileSheet;
  /** Width on the screen in CSS pixels. */
  readonly width: number;
  readonly places: WordPlaces | null;
  readonly textOf: (start: number, end: number) => string;
  readonly language: string;
}

/** The page as it was printed: its picture, its PDF page, or, where there is neither, its text set in place. */
export function PagePicture({ sheet, width, places, textOf, language }: PagePictureProps) {
  const { t } = useTranslator();
  const { files } = useApplication();
  const { image } = sheet;
  const pictureUrl = sheet.pictureUrl === null ? null : files.address(sheet.pictureUrl);
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const broken = pictureUrl !== null && brokenUrl === pictureUrl;
  const onBroken = useCallback(() => setBrokenUrl(pictureUrl), [pictureUrl]);
  if (!image || pictureUrl === null || broken) {
    const why = broken || image ? t('facsimile.noPicture') : t('facsimile.noImage');
    return (
      <>
        {places && places.words.length > 0 && (
          <TextInPlace
            places={places}
            aspect={sheet.width / sheet.height}
            width={width}
            textOf={textOf}
            language={language}
          />
        )}
        <p className="facsimile-missing" data-empty={places?.words.length === 0 ? true : undefined}>
          {why}
        </p>
      </>
    );
  }
  if (image.kind === 'pdf') {
    return (
      <PdfPage key={pictureUrl} url={pictureUrl} pdfPage={image.pdfPage} width={width} onBroken={onBroken} />
    );
  }
  return (
    <>
      <p className="facsimile-waiting" aria-hidden="true">
        {t('facsimile.loading')}
      </p>
      <Photograph key={pictureUrl} url={pictureUrl} onBroken={onBroken} />
    </>
  );
}

/** Apart, so that enlarging the page asks nothing of the picture. */
const Photograph = memo(function Photograph({
  url,
  onBroken,
}: {
  readonly url: string;
  readonly onBroken: () => void;
}) {
  return (
    <img
      className="facsimile-picture"
      src={url}
      alt=""
      draggable={false}
      decoding="async"
      onError={onBroken}
    />
  );
});

interface PdfPageProps {
  readonly url: string;
  readonly pdfPage: number;
  readonly width: number;
  readonly onBroken: () => void;
}

function PdfPage({ url, pdfPage, width, onBroken }: PdfPageProps) {
  const draw = useCallback<DrawPage>(
    (pixels, signal) => drawPdfPage(url, pdfPage, pixels, signal),
    [url, pdfPage],
  );
  return <DrawnPage className="facsimile-picture" width={width} draw={draw} onBroken={onBroken} />;
}

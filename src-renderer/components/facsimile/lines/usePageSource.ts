import { useEffect, useState } from 'react';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import { useApplication } from '../../../state/application.ts';
import { drawPdfPage } from '../drawing/pdf.ts';
import type { StripSource } from './LineStrip.tsx';

/** So wide a page of a PDF is drawn to cut lines from it, in pixels: body type of a broadsheet stays sharp. */
const drawnWidth = 4000;

/** What lines are cut from; null while a PDF's page is drawn, and where there is no picture. */
export function usePageSource(sheet: FacsimileSheet | undefined, isWanted: boolean): StripSource | null {
  const { files } = useApplication();
  const url = sheet?.pictureUrl ? files.address(sheet.pictureUrl) : null;
  const image = sheet?.image ?? null;
  const pdfPage = image?.kind === 'pdf' ? image.pdfPage : null;
  const [drawn, setDrawn] = useState<{ readonly key: string; readonly canvas: HTMLCanvasElement } | null>(
    null,
  );
  const key = `${url} ${pdfPage}`;
  useEffect(() => {
    if (!isWanted || url === null || pdfPage === null) return;
    const abort = new AbortController();
    drawPdfPage(url, pdfPage, drawnWidth, abort.signal).then(
      (canvas) => canvas && setDrawn({ key, canvas }),
      // The page itself says that it cannot be shown; lines are corrected without their strips.
      () => undefined,
    );
    return () => {
      abort.abort();
      setDrawn(null);
    };
  }, [isWanted, url, pdfPage, key]);
  if (!isWanted || url === null || !image) return null;
  if (image.kind === 'image') return { kind: 'image', url };
  return drawn?.key === key ? { kind: 'drawing', canvas: drawn.canvas } : null;
}

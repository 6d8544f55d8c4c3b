import type { PageImage } from '#shared/model/facsimile.ts';
import type { PageReading } from '#shared/model/scans/pageReading.ts';
import { writeAlto } from '../parse/readers/alto/writeAlto.ts';
import { structurePage } from '../parse/structure/structurePage.ts';

/** The picture of a file: a page of a PDF, or the only one. */
export const pictureNumber = (image: PageImage): number => (image.kind === 'pdf' ? image.pdfPage : 1);

/** What was read of a page, made articles of, as ALTO; `identifier` tells the picture's file from any other. */
export const pageAlto = (image: PageImage, reading: PageReading, identifier: string, time: Date): string =>
  writeAlto(structurePage(reading), {
    fileName: image.path,
    ...(image.kind === 'pdf' ? { pdfPage: image.pdfPage } : {}),
    identifier,
    processed: time.toISOString(),
  });

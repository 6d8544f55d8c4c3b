import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page of a PDF: its size in millimetres, and its text without the spaces that setting puts in. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** Millimetres in a point. */
const point = 25.4 / 72;

/** The pages of a PDF. */
export async function pdfPages(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    pages.push({
      width: (right - left) * point,
      height: (top - bottom) * point,
      text: items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/gu, ''),
    });
  }
  await task.destroy();
  return pages;
}

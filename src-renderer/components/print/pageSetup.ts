import { pictureShapes } from '../../layout/picture/slide.ts';

/** How a print is set up: the paper, its margins, and where notes go. Lengths are in millimetres. */

export const paperSizes = ['A4', 'A3', 'Letter'] as const;
export type PaperSize = (typeof paperSizes)[number];

/** What is made of a clipping: pages for paper, or a picture. */
export const printForms = ['pages', ...pictureShapes] as const;
export type PrintForm = (typeof printForms)[number];

/** Notes stand beside their passages in a margin of their own, below the text, or nowhere. */
export const notePlaces = ['margin', 'below', 'none'] as const;
export type PrintedNotesPlace = (typeof notePlaces)[number];

export interface PrintOptions {
  readonly paper: PaperSize;
  readonly notes: PrintedNotesPlace;
  readonly highlights: boolean;
}

/** ISO 216, and ANSI/ASME Y14.1 for Letter. */
const sheets: Readonly<Record<PaperSize, { readonly width: number; readonly height: number }>> = {
  A4: { width: 210, height: 297 },
  A3: { width: 297, height: 420 },
  Letter: { width: 215.9, height: 279.4 },
};

/** Round the text of a page; running head and foot stand in the upper and lower one. */
export const margins = { top: 23, right: 17, bottom: 19, left: 17 } as const;
/** For notes, in print or by hand, within the text's own part of the page. */
export const noteMargin = 60;
/** Between text and notes. */
export const noteGutter = 6;

export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  /** Of what lies within the margins, that for notes included. */
  readonly textWidth: number;
  readonly textHeight: number;
  /** Columns of an article: narrow enough to be read, and one where notes stand beside it. */
  readonly columns: number;
}

export function pageGeometry({ paper, notes }: Pick<PrintOptions, 'paper' | 'notes'>): PageGeometry {
  const { width, height } = sheets[paper];
  const large = paper === 'A3';
  return {
    width,
    height,
    textWidth: width - margins.left - margins.right,
    textHeight: height - margins.top - margins.bottom,
    columns: (large ? 3 : 2) - (notes === 'margin' ? 1 : 0),
  };
}

/** What most printers hold, by the system's language. */
export const usualPaper = (locales: readonly string[]): PaperSize =>
  /-(?:US|CA|MX|PH|CL|CO|VE)\b/.test(locales[0] ?? '') ? 'Letter' : 'A4';

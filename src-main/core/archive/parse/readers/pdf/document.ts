import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { hasInk } from '../blocks/canonicalText.ts';
import { UnreadableFileError } from '../reader.ts';
import type { Run } from './lines.ts';

/** A page as its text layer has it. Lengths are in points, from the top left of the page as it is shown. */
export interface PdfPage {
  readonly number: number;
  readonly label: string | null;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  /** The page could not be read; its runs are those found before. */
  readonly isDamaged: boolean;
}

export interface PdfFile {
  readonly pages: readonly PdfPage[];
  readonly title: string | null;
}

/** Pages beyond this are not read; an issue never has as many. */
const maximumPages = 3000;

/**
 * Reads the text layer of a PDF page by page with pdf.js, which runs no scripts of the file and fetches
 * nothing. Throws UnreadableFileError.
 */
export async function readPdf(path: string, bytes: Uint8Array): Promise<PdfFile> {
  const document = await openPdf(path, bytes);
  try {
    if (document.numPages > maximumPages) {
      throw new UnreadableFileError(
        'tooLarge',
        `${path} has ${document.numPages} pages; split it into one file an issue.`,
      );
    }
    const labels = await document.getPageLabels().catch(() => null);
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await readPage(document, number, labels?.[number - 1] ?? null));
    }
    return { pages, title: await readTitle(document) };
  } finally {
    await document.loadingTask.destroy();
  }
}

/** A PDF with its text and, of JBIG2 and JPEG 2000 too, its pictures; `loadingTask.destroy` closes it. Throws UnreadableFileError. */
export async function openPdf(path: string, bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await loadPdfJs();
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  try {
    return await getDocument({
      // pdf.js takes the buffer away from whoever hands it over.
      data: Uint8Array.from(bytes),
      cMapUrl: join(library, 'cmaps', '/'),
      cMapPacked: true,
      standardFontDataUrl: join(library, 'standard_fonts', '/'),
      wasmUrl: join(library, 'wasm', '/'),
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') {
      throw new UnreadableFileError(
        'unreadable',
        `${path} is protected with a password; save a copy of it without the password.`,
      );
    }
    throw new UnreadableFileError(
      'unreadable',
      `${path} is a PDF that is damaged or cut off; fetch it again.`,
    );
  }
}

/** pdf.js misses a canvas and says so before it can be told to be silent; only drawing needs one, and nothing is drawn here. */
async function loadPdfJs() {
  const { warn } = console;
  console.warn = (...said: readonly unknown[]) => {
    if (!/canvas|DOMMatrix|Path2D/.test(String(said[0]))) warn(...said);
  };
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
}

async function readPage(document: PDFDocumentProxy, number: number, label: string | null): Promise<PdfPage> {
  try {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const runs: Run[] = [];
    let isDamaged = false;
    try {
      const { items, styles } = await page.getTextContent({ disableNormalization: true });
      for (const item of items) {
        if (!('str' in item) || !hasInk(item.str)) continue;
        const run = toRun(item.str, viewport.transform, item, styles[item.fontName]);
        if (run) runs.push(run);
      }
    } catch {
      isDamaged = true;
    }
    page.cleanup();
    return { number, label, width: viewport.width, height: viewport.height, runs, isDamaged };
  } catch {
    return { number, label, width: 0, height: 0, runs: [], isDamaged: true };
  }
}

interface Item {
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

interface Style {
  readonly ascent: number;
  readonly descent: number;
  readonly vertical: boolean;
}

/** From the item's own space to the page as it is shown; null where it lies nowhere. */
function toRun(text: string, view: readonly number[], item: Item, style: Style | undefined): Run | null {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = multiply(view, item.transform);
  const size = Math.hypot(c, d);
  const along = Math.hypot(a, b);
  if (!(size > 0) || !(along > 0) || ![e, f, item.width].every(Number.isFinite)) return null;
  const ascent = within(style?.ascent, 0.5, 1.1, 0.8);
  const descent = within(style && -style.descent, 0.05, 0.5, 0.2);
  // Directions along the text and from its baseline up, in the shown page.
  const dx = a / along;
  const dy = b / along;
  const isVertical = style?.vertical === true;
  const length = isVertical ? item.height : item.width;
  const corners = isVertical
    ? [
        [e - size / 2, f],
        [e + size / 2, f + Math.abs(length)],
      ]
    : [
        [e + (c / size) * -descent * size, f + (d / size) * -descent * size],
        [e + dx * length + (c / size) * ascent * size, f + dy * length + (d / size) * ascent * size],
      ];
  const xs = corners.map(([x = 0]) => x);
  const ys = corners.map(([, y = 0]) => y);
  return {
    text,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
    size,
    direction: isVertical ? 'vertical' : Math.abs(dy) > 0.2 || dx < 0 ? 'turned' : 'horizontal',
  };
}

const within = (value: number | undefined, least: number, most: number, otherwise: number): number =>
  value !== undefined && value >= least && value <= most ? value : otherwise;

/** Product of two transforms `[a b c d e f]`. */
function multiply(m: readonly number[], n: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = n;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

async function readTitle(document: PDFDocumentProxy): Promise<string | null> {
  const metadata = await document.getMetadata().catch(() => null);
  const info: unknown = metadata?.info;
  if (typeof info !== 'object' || info === null) return null;
  const title: unknown = Reflect.get(info, 'Title');
  return typeof title === 'string' && hasInk(title) ? title.trim() : null;
}

import type { PDFDocumentProxy } from 'pdfjs-dist';
import { makeCanvas } from './canvas.ts';

/** Where the build puts the files that pdf.js asks for itself (see electron.vite.config.ts). */
const resources = '/pdf';

/** Read in pieces of this size, so that one page of a long file does not fetch the file, in bytes. */
const chunk = 256 * 1024;

let library: Promise<typeof import('pdfjs-dist')> | null = null;

function loadLibrary(): Promise<typeof import('pdfjs-dist')> {
  library ??= import('pdfjs-dist').then((pdfjs) => {
    pdfjs.GlobalWorkerOptions.workerPort = new Worker(new URL('./pdfWorker.ts', import.meta.url), {
      type: 'module',
    });
    return pdfjs;
  });
  return library;
}

/** The file that was asked for last stays open: its pages are turned. */
let opened: { readonly url: string; readonly document: Promise<PDFDocumentProxy> } | null = null;

function openPdf(url: string): Promise<PDFDocumentProxy> {
  if (opened?.url === url) return opened.document;
  const previous = opened;
  const document = loadLibrary().then(async (pdfjs) => {
    await (await previous?.document.catch(() => null))?.loadingTask.destroy();
    const task = pdfjs.getDocument({
      url,
      rangeChunkSize: chunk,
      disableAutoFetch: true,
      disableStream: true,
      cMapUrl: `${resources}/cmaps/`,
      standardFontDataUrl: `${resources}/standard_fonts/`,
      wasmUrl: `${resources}/wasm/`,
      // The content security policy lets nothing be compiled at run time.
      useWasm: false,
      enableXfa: false,
    });
    return await task.promise;
  });
  opened = { url, document };
  document.catch(() => {
    if (opened?.url === url) opened = null;
  });
  return document;
}

/**
 * Draws a page of a PDF, `width` device pixels wide, on a new canvas. Aborted, it answers null; anything
 * else that goes wrong is thrown.
 */
export async function drawPdfPage(
  url: string,
  pdfPage: number,
  width: number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement | null> {
  const document = await openPdf(url);
  if (signal.aborted) return null;
  const page = await document.getPage(pdfPage);
  const natural = page.getViewport({ scale: 1 });
  const canvas = makeCanvas(width, natural.width / natural.height);
  const viewport = page.getViewport({ scale: canvas.width / natural.width });
  const task = page.render({ canvas, viewport });
  const stop = () => task.cancel();
  signal.addEventListener('abort', stop);
  try {
    await task.promise;
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    page.cleanup();
  }
  return canvas;
}

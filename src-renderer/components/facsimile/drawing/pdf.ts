import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type Box, wholePage } from '#shared/model/facsimile.ts';
import { makeCanvas } from './canvas.ts';
import { type FileParts, openFileParts } from './fileParts.ts';

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

interface OpenPdf {
  readonly url: string;
  readonly document: Promise<PDFDocumentProxy>;
  /** So many pages are being drawn from it. */
  drawing: number;
}

/** The files that were asked for last stay open, for each of two panes one: their pages are turned. */
const mostOpen = 2;
let opened: readonly OpenPdf[] = [];

function openPdf(url: string): OpenPdf {
  const known = opened.find((one) => one.url === url);
  const entry = known ?? { url, document: loadPdf(url), drawing: 0 };
  opened = [entry, ...opened.filter((one) => one !== entry)];
  entry.document.catch(() => {
    opened = opened.filter((one) => one !== entry);
  });
  return entry;
}

/** Closes what has not been asked for in a while; what is being drawn stays until it is. */
function closeOthers(): void {
  const tooMany = opened.slice(mostOpen).filter(({ drawing }) => drawing === 0);
  opened = opened.filter((one) => !tooMany.includes(one));
  for (const { document } of tooMany) {
    document.then((proxy) => proxy.loadingTask.destroy()).catch(() => undefined);
  }
}

async function loadPdf(url: string): Promise<PDFDocumentProxy> {
  const [pdfjs, parts] = await Promise.all([loadLibrary(), openFileParts(url, chunk)]);
  const isWhole = parts.start.length === parts.size;
  const task = pdfjs.getDocument({
    ...(isWhole ? { data: parts.start } : { range: rangeTransport(pdfjs, parts, () => task.destroy()) }),
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
}

/** What pdf.js asks for when it is given no address. It knows no part that does not come: `fail` ends the document. */
function rangeTransport(
  { PDFDataRangeTransport }: typeof import('pdfjs-dist'),
  parts: FileParts,
  fail: () => Promise<void>,
): InstanceType<typeof PDFDataRangeTransport> {
  const transport = new PDFDataRangeTransport(parts.size, parts.start);
  transport.requestDataRange = (begin, end) => {
    parts
      .read(begin, end)
      .then((bytes) => transport.onDataRange(begin, bytes), fail)
      .catch(() => undefined);
  };
  transport.abort = parts.stop;
  return transport;
}

/**
 * Draws a page of a PDF or a part of it, `width` device pixels wide, on a new canvas. Aborted, it answers null;
 * anything else that goes wrong is thrown.
 */
export async function drawPdfPage(
  url: string,
  pdfPage: number,
  width: number,
  signal: AbortSignal,
  part = wholePage,
): Promise<HTMLCanvasElement | null> {
  const file = openPdf(url);
  file.drawing++;
  try {
    return await drawPage(await file.document, pdfPage, width, signal, part);
  } finally {
    file.drawing--;
    closeOthers();
  }
}

async function drawPage(
  document: PDFDocumentProxy,
  pdfPage: number,
  width: number,
  signal: AbortSignal,
  part: Box,
): Promise<HTMLCanvasElement | null> {
  if (signal.aborted) return null;
  const page = await document.getPage(pdfPage);
  const natural = page.getViewport({ scale: 1 });
  const [across, down] = [natural.width * part.width, natural.height * part.height];
  const canvas = makeCanvas(width, across / down);
  const scale = canvas.width / across;
  const viewport = page.getViewport({
    scale,
    offsetX: -part.left * natural.width * scale,
    offsetY: -part.top * natural.height * scale,
  });
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

import { openPdf } from '../../parse/readers/pdf/document.ts';
import { UnreadableFileError } from '../../parse/readers/reader.ts';
import { RecognitionError } from '../recognitionError.ts';
import { shared } from './boxes.ts';
import { chain, identity, type Placing, placeBox, scaling } from './placing.ts';
import { blankRaster, type Raster } from './raster.ts';
import { resample } from './resample.ts';
import { greyOf } from './samples.ts';

/** A picture on the page, and where its unit square lies (points from the page's top left, y down). */
interface PlacedPicture {
  readonly raster: Raster;
  readonly placing: Placing;
}

/** pdf.js, `ImageKind`. */
const imageKind = { bits: 1, rgb: 2, rgba: 3 } as const;

/**
 * The pictures of a PDF's page, laid as they lie on it, at the resolution of the finest that covers a good part of it;
 * text and drawings are left out. Throws RecognitionError, also where they cover less than `leastShare` (0 to 1) of it.
 */
export async function rasterOfPdfPage(
  bytes: Uint8Array,
  number: number,
  mostPixels: number,
  leastShare = 0,
): Promise<Raster> {
  const { pictures, width, height } = await picturesOf(bytes, number);
  const resolution = Math.min(finest(pictures, width * height), Math.sqrt(mostPixels / (width * height)));
  if (!(resolution > 0) || shareOf(pictures, width, height) < leastShare) {
    throw new RecognitionError(
      'noText',
      `Page ${number} of the PDF holds no picture; its text needs no reading.`,
    );
  }
  const size = { width: Math.round(width * resolution), height: Math.round(height * resolution) };
  const laid = pictures.map(({ raster, placing }) => ({
    raster,
    placing: chain(chain(scaling(1 / raster.width, 1 / raster.height), placing), scaling(resolution)),
  }));
  const [first] = laid;
  if (laid.length === 1 && first && covers(first.placing, first.raster, size)) {
    return first.placing.a > 0 && first.placing.d > 0 && Math.abs(first.placing.a - 1) < 0.01
      ? first.raster
      : resample(first.raster, first.placing, size.width, size.height);
  }
  const sheet = blankRaster(size.width, size.height);
  for (const { raster, placing } of laid) {
    const drawn = resample(raster, placing, size.width, size.height);
    for (let at = 0; at < sheet.data.length; at++) {
      sheet.data[at] = Math.min(sheet.data[at] as number, drawn.data[at] as number);
    }
  }
  return sheet;
}

/** How much of the page its pictures cover, each on its own (0 to 1). */
function shareOf(pictures: readonly PlacedPicture[], width: number, height: number): number {
  const areas = pictures.map(({ placing }) => {
    const box = placeBox(placing, { left: 0, top: 0, width: 1, height: 1 });
    return shared(box, { left: 0, top: 0, width, height });
  });
  return Math.min(1, areas.reduce((sum, area) => sum + area, 0) / (width * height));
}

/** Pixels a point of the finest picture that covers at least a fiftieth of the page. */
function finest(pictures: readonly PlacedPicture[], area: number): number {
  const large = pictures.filter(({ placing }) => {
    const box = placeBox(placing, { left: 0, top: 0, width: 1, height: 1 });
    return box.width * box.height > area / 50;
  });
  return Math.max(0, ...large.map(({ raster, placing }) => raster.width / Math.hypot(placing.a, placing.b)));
}

function covers(placing: Placing, raster: Raster, size: { width: number; height: number }): boolean {
  const isUpright = Math.abs(placing.b) < 1e-6 && Math.abs(placing.c) < 1e-6;
  const box = placeBox(placing, { left: 0, top: 0, width: raster.width, height: raster.height });
  const near = (a: number, b: number) => Math.abs(a - b) <= 0.01 * Math.max(size.width, size.height);
  return (
    isUpright &&
    near(box.left, 0) &&
    near(box.top, 0) &&
    near(box.width, size.width) &&
    near(box.height, size.height)
  );
}

async function picturesOf(
  bytes: Uint8Array,
  number: number,
): Promise<{ pictures: readonly PlacedPicture[]; width: number; height: number }> {
  const document = await openPdf('The PDF', bytes).catch((error: unknown) => {
    if (error instanceof UnreadableFileError) throw new RecognitionError('damaged', error.message);
    throw error;
  });
  try {
    const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    if (number > document.numPages) {
      throw new RecognitionError(
        'damaged',
        `The PDF has ${document.numPages} pages; there is no page ${number}.`,
      );
    }
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const list = await page.getOperatorList();
    const pictures: PlacedPicture[] = [];
    const view = toPlacing(viewport.transform);
    let current = view;
    const saved: Placing[] = [];
    for (const [at, operator] of list.fnArray.entries()) {
      const operands: readonly unknown[] = list.argsArray[at] ?? [];
      if (operator === OPS.save) saved.push(current);
      else if (operator === OPS.restore) current = saved.pop() ?? view;
      else if (operator === OPS.transform) current = chain(toPlacing(operands), current);
      else if (operator === OPS.paintFormXObjectBegin) {
        saved.push(current);
        if (Array.isArray(operands[0])) current = chain(toPlacing(operands[0]), current);
      } else if (operator === OPS.paintFormXObjectEnd) current = saved.pop() ?? view;
      else if (
        operator === OPS.paintImageXObject ||
        operator === OPS.paintInlineImageXObject ||
        operator === OPS.paintImageMaskXObject
      ) {
        const image = await imageOf(page, operands[0]);
        const raster = image && toRaster(image, operator === OPS.paintImageMaskXObject);
        // A picture's unit square has its foot at y = 0.
        if (raster) pictures.push({ raster, placing: chain({ ...identity, d: -1, f: 1 }, current) });
      }
    }
    return { pictures, width: viewport.width, height: viewport.height };
  } finally {
    await document.loadingTask.destroy();
  }
}

interface PdfImage {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

interface PageObjects {
  readonly objs: { get(id: string, done: (value: unknown) => void): unknown };
  readonly commonObjs: { get(id: string, done: (value: unknown) => void): unknown };
}

/** The picture that an operand is or names. */
async function imageOf(page: PageObjects, operand: unknown): Promise<PdfImage | null> {
  const named = typeof operand === 'string' ? operand : isMask(operand) ? operand.data : null;
  const found = named === null ? operand : await objectOf(page, named);
  return isImage(found) ? found : null;
}

const isMask = (value: unknown): value is { readonly data: string } =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'data') === 'string';

const objectOf = (page: PageObjects, id: string): Promise<unknown> =>
  new Promise((done) => void (id.startsWith('g_') ? page.commonObjs : page.objs).get(id, done));

function isImage(value: unknown): value is PdfImage {
  if (typeof value !== 'object' || value === null) return false;
  const data: unknown = Reflect.get(value, 'data');
  return (
    (data instanceof Uint8Array || data instanceof Uint8ClampedArray) && 'width' in value && 'height' in value
  );
}

function toRaster({ width, height, kind, data }: PdfImage, isMask: boolean): Raster | null {
  if (!isMask && kind === imageKind.rgb) return greyOf({ width, height, channels: 3, data });
  if (!isMask && kind === imageKind.rgba) return greyOf({ width, height, channels: 4, data });
  if (!isMask && kind !== imageKind.bits) return null;
  const row = (width + 7) >> 3;
  if (data.length < row * height) return null;
  const grey = new Uint8Array(width * height);
  // Set bits of a picture are white; of a mask, what is not set is painted.
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isSet = ((data[y * row + (x >> 3)] as number) >> (7 - (x & 7))) & 1;
      grey[y * width + x] = isSet ? 255 : 0;
    }
  }
  return { width, height, data: grey };
}

function toPlacing(values: readonly unknown[]): Placing {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values.map(Number);
  return { a, b, c, d, e, f };
}

import {
  type PDFContext,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFObjectParser,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { ExportedPage } from '../exportedPages.ts';
import { fontDictionaries, fontFiles, fontName } from './fontObjects.ts';
import { GlyphCodes } from './glyphCodes.ts';
import { type Matrix, textLayer } from './textLayer.ts';

/**
 * A copy of a PDF with what is read on some of its pages laid over them, unseen. Pages are those that the
 * pages' pictures name (`pdfPage`). Throws pdf-lib's Error where the file cannot be read.
 */
export async function addTextToPdf(bytes: Uint8Array, pages: readonly ExportedPage[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = document;
  const codes = new GlyphCodes();
  const font = context.nextRef();
  for (const { page, structured } of pages) {
    if (page.image?.kind !== 'pdf') continue;
    const target = document.getPages()[page.image.pdfPage - 1];
    if (!target || structured.reading.lines.length === 0) continue;
    const text = textLayer(structured, codes, fontName, placeOn(target, structured.reading));
    addContent(context, target, text, font);
  }
  addFont(context, font, codes);
  return await document.save();
}

/** What a page drew before may have left the page turned or scaled: it is put between braces. */
function addContent(context: PDFContext, page: PDFPage, text: string, font: PDFRef): void {
  const { node } = page;
  node.normalize();
  node.wrapContentStreams(
    context.getPushGraphicsStateContentStream(),
    context.getPopGraphicsStateContentStream(),
  );
  node.addContentStream(context.register(context.flateStream(text)));
  node.setFontDictionary(PDFName.of(fontName), font);
}

function addFont(context: PDFContext, font: PDFRef, codes: GlyphCodes): void {
  const files = fontFiles();
  const put = (object: PDFObject): string => context.register(object).toString();
  const file = put(context.flateStream(files.font, { Length1: files.font.length }));
  const glyphs = put(context.flateStream(files.glyphs));
  const toUnicode = put(context.flateStream(codes.toUnicode()));
  const descriptor = put(parsed(context, fontDictionaries.descriptor(file)));
  const descendant = put(parsed(context, fontDictionaries.descendant(descriptor, glyphs)));
  context.assign(font, parsed(context, fontDictionaries.type0(descendant, toUnicode)));
}

const parsed = (context: PDFContext, text: string): PDFObject =>
  PDFObjectParser.forBytes(Buffer.from(text, 'latin1'), context).parseObject();

/** From the page as it is shown, turned as its file says, to the space that it is drawn in: PDF 32000-1, 7.7.3.3 (Rotate) and 14.11.2. */
function placeOn(page: PDFPage, reading: { readonly width: number; readonly height: number }): Matrix {
  const { x, y, width, height } = page.getCropBox();
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  const isOnSide = turn === 90 || turn === 270;
  const across = (isOnSide ? height : width) / reading.width;
  const down = (isOnSide ? width : height) / reading.height;
  switch (turn) {
    case 90:
      return [0, across, down, 0, x, y];
    case 180:
      return [-across, 0, 0, down, x + width, y];
    case 270:
      return [0, -across, -down, 0, x + width, y + height];
    default:
      return [across, 0, 0, -down, x, y + height];
  }
}

import type { ExportedPage } from '../exportedPages.ts';
import { fontDictionaries, fontFiles, fontName } from './fontObjects.ts';
import { GlyphCodes } from './glyphCodes.ts';
import { deflated, type PdfSink, PdfWriter, textString } from './pdfWriter.ts';
import { type DecodePicture, type PdfPicture, pictureStream } from './pictureStream.ts';
import { textLayer } from './textLayer.ts';

/** Pictures of which nobody knows the resolution are taken for scans of this one (dots per inch). */
const usualDpi = 300;
/** What programs write that know of none is a screen's: no page was ever scanned so coarsely. */
const leastDpi = 100;
/** Longest side of a page in points: PDF 32000-1, annex C.2. */
const longestSide = 14_400;

/** What a PDF says of itself. */
export interface PdfAbout {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
}

/** Where the pictures of pages come from. */
export interface PagePictures {
  readonly bytesOf: (path: string) => Promise<Uint8Array>;
  readonly decode?: DecodePicture | undefined;
  /** Hears of a picture that cannot be had, and why. */
  readonly onMissing?: (path: string, reason: string) => void;
}

/**
 * Writes the pictures of pages as a PDF with their text over them, unseen. One picture at a time is held. A page
 * whose picture cannot be had is left white, with its text.
 */
export async function writePicturePdf(
  pages: readonly ExportedPage[],
  about: PdfAbout,
  pictures: PagePictures,
  sink: PdfSink,
): Promise<void> {
  const writer = new PdfWriter(sink);
  await writer.begin();
  const codes = new GlyphCodes();
  const [catalogue, tree, font] = [writer.reserve(), writer.reserve(), writer.reserve()];
  const kids: number[] = [];
  for (const page of pages) kids.push(await writePage(writer, page, { codes, tree, font }, pictures));
  await writeFont(writer, font, codes);
  const list = kids.map((number) => `${number} 0 R`).join(' ');
  await writer.object(tree, `<< /Type /Pages /Kids [${list}] /Count ${kids.length} >>`);
  await writer.object(
    catalogue,
    `<< /Type /Catalog /Pages ${tree} 0 R /Lang ${textString(about.language)} >>`,
  );
  const info = writer.reserve();
  await writer.object(info, `<< /Title ${textString(about.title)} /Creator ${textString('Broadsheet')} >>`);
  await writer.end(catalogue, info);
}

interface Shared {
  readonly codes: GlyphCodes;
  readonly tree: number;
  readonly font: number;
}

async function writePage(
  writer: PdfWriter,
  { page, structured }: ExportedPage,
  { codes, tree, font }: Shared,
  { bytesOf, decode, onMissing }: PagePictures,
): Promise<number> {
  const { reading } = structured;
  let picture: PdfPicture | null = null;
  if (page.image?.kind === 'image') {
    const { path } = page.image;
    try {
      picture = await pictureStream(await bytesOf(path), decode);
    } catch (error) {
      onMissing?.(path, error instanceof Error ? error.message : String(error));
    }
  }
  const size = picture ?? reading;
  const stated = picture?.dpi ?? 0;
  const dpi = stated < leastDpi ? usualDpi : stated;
  const scale = Math.min(72 / dpi, longestSide / Math.max(size.width, size.height));
  const [width, height] = [size.width * scale, size.height * scale];
  const drawn = picture ? `q ${width} 0 0 ${height} 0 0 cm /Page Do Q\n` : '';
  // What was read may be counted in another unit than the picture's pixels.
  const text = textLayer(structured, codes, fontName, [
    width / reading.width,
    0,
    0,
    -height / reading.height,
    0,
    height,
  ]);
  const [number, contents] = [writer.reserve(), writer.reserve()];
  let resource = '';
  if (picture) {
    const image = writer.reserve();
    await writer.stream(image, picture.stream);
    resource = ` /XObject << /Page ${image} 0 R >>`;
  }
  await writer.stream(contents, deflated(drawn + text));
  await writer.object(
    number,
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /${fontName} ${font} 0 R >>${resource} >> /Contents ${contents} 0 R >>`,
  );
  return number;
}

async function writeFont(writer: PdfWriter, font: number, codes: GlyphCodes): Promise<void> {
  const files = fontFiles();
  const [descendant, descriptor, file, glyphs, toUnicode] = Array.from({ length: 5 }, () => writer.reserve());
  const ref = (number: number | undefined) => `${number} 0 R`;
  await writer.object(font, fontDictionaries.type0(ref(descendant), ref(toUnicode)));
  await writer.object(descendant ?? 0, fontDictionaries.descendant(ref(descriptor), ref(glyphs)));
  await writer.object(descriptor ?? 0, fontDictionaries.descriptor(ref(file)));
  await writer.stream(file ?? 0, deflated(files.font, `/Length1 ${files.font.length}`));
  await writer.stream(glyphs ?? 0, deflated(files.glyphs));
  await writer.stream(toUnicode ?? 0, deflated(codes.toUnicode()));
}

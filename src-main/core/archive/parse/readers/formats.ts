import { archiveKind } from './archive/archive.ts';
import type { SourceReader } from './reader.ts';

type Load = () => Promise<SourceReader>;

/** Formats whose files begin with an angle bracket, the most particular first; the last takes any HTML. */
const markup: readonly Load[] = [
  async () => (await import('./mets/mets.ts')).metsReader,
  async () => (await import('./didl/didl.ts')).didlReader,
  async () => (await import('./pageFiles/alto.ts')).altoReader,
  async () => (await import('./pageFiles/pageXml.ts')).pageXmlReader,
  async () => (await import('./ecpo/xmlEdition.ts')).xmlEditionReader,
  async () => (await import('./tei/tei.ts')).teiReader,
  async () => (await import('./newswire/nitf.ts')).nitfReader,
  async () => (await import('./newswire/newsml.ts')).newsmlReader,
  async () => (await import('./pageFiles/hocr.ts')).hocrReader,
  async () => (await import('./html/html.ts')).htmlReader,
];

/** Formats whose files begin with a brace or bracket. */
const json: readonly Load[] = [async () => (await import('./iiif/iiif.ts')).iiifReader];

const pdf: readonly Load[] = [async () => (await import('./pdf/pdf.ts')).pdfReader];

const packaged: readonly Load[] = [async () => (await import('./epub/epub.ts')).epubReader];

/** Formats that look like plain text at their beginning. */
const text: readonly Load[] = [
  async () => (await import('./mhtml/mhtml.ts')).mhtmlReader,
  async () => (await import('./newswire/iptc7901.ts')).iptc7901Reader,
  async () => (await import('./text/crawl.ts')).crawlReader,
  async () => (await import('./markdown/articleFiles.ts')).articleFilesReader,
  async () => (await import('./text/textPages.ts')).textPagesReader,
  async () => (await import('./text/bracketedHeads.ts')).bracketedHeadsReader,
  async () => (await import('./csv/csv.ts')).csvReader,
];

/**
 * The readers to ask about a file, in order. Only the family that its first bytes belong to is asked, so
 * that a folder of plain text never loads a PDF library.
 */
export function sourceReaders(bytes: Uint8Array): readonly Load[] {
  const head = headOf(bytes);
  if (head.includes('%PDF-')) return pdf;
  if (head.startsWith('PK')) return packaged;
  if (head.startsWith('<')) return markup;
  // A table or a text may begin with a bracket as well.
  if (head.startsWith('{') || head.startsWith('[')) return [...json, ...text];
  return text;
}

/** Whether the file holds files that are sources of their own. */
export function isArchive(bytes: Uint8Array): boolean {
  return archiveKind(bytes.subarray(0, 2048)) !== null;
}

/** The first characters as far as the families need them: byte order marks, zeros and white space left out. */
function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 1024))
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, '')
    .replaceAll('\0', '')
    .trimStart();
}

import type { Warning } from '#shared/model/issue.ts';
import { type DecodedText, decode } from '../../decode/decode.ts';
import { parseAlto } from '../alto/parseAlto.ts';
import { parseHocr } from '../hocr/parseHocr.ts';
import type { PrintedPage } from '../pages/printedPage.ts';
import { parsePageXml } from '../pageXml/parsePageXml.ts';
import { type Source, UnreadableFileError } from '../reader.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { unreadableXml } from '../xml/parseXml.ts';
import { maximumLength } from '../xml/scanXml.ts';
import { XmlError } from '../xml/xmlError.ts';

export type PageFormat = 'alto' | 'pageXml' | 'hocr';

/** The pages of a file, in its order, and what people should know about it. */
export interface PageFile {
  readonly format: PageFormat;
  readonly encoding: string;
  readonly pages: readonly PrintedPage[];
  readonly warnings: readonly Warning[];
}

/** How much of a file tells its format. */
const headLength = 64 * 1024;

const rootElements: readonly (readonly [PageFormat, RegExp])[] = [
  // Also a root of another name in ALTO's own namespace: exporters have misspelt it.
  ['alto', /<(?:[\w.-]+:)?alto[\s>]|<\w+\s+xmlns="[^"]*\/alto\/ns-v\d#?"/iu],
  ['pageXml', /<(?:[\w.-]+:)?PcGts[\s>]/u],
  ['hocr', /class\s*=\s*["'](?:[^"']*\s)?ocr_page[\s"']/u],
];

/** Which page format a text is in, by its root element; null for any other text. */
export function pageFormatOf(text: string): PageFormat | null {
  const head = text.slice(0, headLength);
  return rootElements.find(([, pattern]) => pattern.test(head))?.[0] ?? null;
}

/**
 * Reads a page file. Null when it is in no page format; throws UnreadableFileError for what is damaged.
 * `known` is what the bytes were decoded to already: a large page is not held twice.
 */
export function readPageFile(
  path: string,
  bytes: Uint8Array,
  known: DecodedText | null = null,
): PageFile | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headLength)).replaceAll('\0', '');
  const format = pageFormatOf(head);
  if (!format) return null;
  const decoded = format === 'hocr' ? (known ?? decode(bytes)) : decodeXml(bytes, known);
  if (!decoded) return null;
  const { text, encoding } = decoded;
  try {
    const { pages, warnings } =
      format === 'alto'
        ? parseAlto(path, text)
        : format === 'pageXml'
          ? parsePageXml(path, text)
          : { pages: parseHocr(text), warnings: [] };
    return { format, encoding, pages, warnings };
  } catch (error) {
    throw error instanceof XmlError ? unreadableXml(path, error) : error;
  }
}

/** The bytes of a file of a source. Throws UnreadableFileError, before reading, for one that is too large. */
export async function bytesOf(source: Source, path: string): Promise<Uint8Array> {
  const size = source.files.find((file) => file.path === path)?.size ?? 0;
  if (size > maximumLength) {
    throw new UnreadableFileError(
      'tooLarge',
      `${path} is too large (${Math.round(size / 1024 / 1024)} MB; at most ${maximumLength / 1024 / 1024} MB can be read for one page); split it into one file a page.`,
    );
  }
  return source.bytes(path);
}

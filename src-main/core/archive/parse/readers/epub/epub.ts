import type { MastheadField } from '#shared/model/issue.ts';
import { ArchiveError, maximumTotal, safePath } from '../archive/entry.ts';
import { zipEntries } from '../archive/zip.ts';
import { find, textIn } from '../blocks/mixedContent.ts';
import { type HtmlPage, isPlausible, joinPages, readPage } from '../html/html.ts';
import { type SourceReader, UnreadableFileError } from '../reader.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { attributeOf, childrenOf, descendantsOf, parseXmlFile, type XmlElement } from '../xml/parseXml.ts';

/** EPUB 2 and 3: the documents of its spine, in order, are the pages of one issue. Source: W3C EPUB 3.3. */
export const epubReader: SourceReader = {
  format: 'epub',
  matches: ({ bytes }) =>
    bytes[0] === 0x50 &&
    Buffer.from(bytes.subarray(30, 58)).toString('latin1') === 'mimetypeapplication/epub+zip',
  read: async ({ path, bytes }) => {
    const book = openBook(path, bytes);
    const rootFile = [...descendantsOf(book.xml('META-INF/container.xml'), 'rootfile')][0];
    const packagePath = rootFile && attributeOf(rootFile, 'full-path');
    if (!packagePath)
      throw new UnreadableFileError('unreadable', `${path} is an EPUB that names no contents.`);
    const contents = book.xml(packagePath);
    const pages: HtmlPage[] = [];
    for (const name of spineOf(contents, packagePath)) {
      const chapter = book.read(name);
      if (!chapter) continue;
      try {
        pages.push(readPage(`${path}/${name}`, chapter, null));
      } catch (error) {
        // A cover or a blank leaf is no reason to refuse the book.
        if (!(error instanceof UnreadableFileError) || error.code !== 'empty') throw error;
      }
    }
    if (pages.length === 0) throw new UnreadableFileError('empty', `${path} is an EPUB without text.`);
    const result = joinPages(pages, 'epub');
    const language = textIn([...descendantsOf(contents, 'language')][0]);
    return [
      {
        ...result,
        fields: { ...result.fields, ...fieldsOf(contents) },
        ...(language !== null && isPlausible(language, result) ? { language } : {}),
      },
    ];
  },
};

interface Book {
  /** The bytes of a file of the book; null where it has none of this name. Throws UnreadableFileError. */
  read(name: string): Uint8Array | null;
  xml(name: string): XmlElement;
}

function openBook(path: string, bytes: Uint8Array): Book {
  const guarded = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      throw new UnreadableFileError('unreadable', `${path} ${error.message}; it was not read.`);
    }
  };
  const entries = guarded(() => zipEntries(bytes));
  if (entries.reduce((sum, { size }) => sum + size, 0) > maximumTotal)
    throw new UnreadableFileError('tooLarge', `${path} would unpack to more than 1 GB; it was not read.`);
  const byName = new Map(entries.map((entry) => [safePath(entry.name), entry]));
  const read = (name: string) => {
    const entry = byName.get(name);
    return entry ? guarded(() => entry.read()) : null;
  };
  return {
    read,
    xml: (name) => {
      const packed = read(name);
      const text = packed && decodeXml(packed);
      if (!text)
        throw new UnreadableFileError(
          'unreadable',
          `${path} is an EPUB without its ${name}; it may be cut off.`,
        );
      return parseXmlFile(`${path}/${name}`, text.text);
    },
  };
}

/** Paths of the documents in reading order. */
function spineOf(contents: XmlElement, packagePath: string): string[] {
  const folder = packagePath.includes('/') ? packagePath.replace(/\/[^/]*$/u, '/') : '';
  const manifest = find(contents, 'manifest');
  const spine = find(contents, 'spine');
  const items = new Map(
    (manifest ? childrenOf(manifest) : []).map((item) => [attributeOf(item, 'id'), item]),
  );
  return (spine ? childrenOf(spine) : []).flatMap((reference) => {
    const item = items.get(attributeOf(reference, 'idref'));
    const href = item && attributeOf(item, 'href');
    if (!href || !/html|xml/iu.test(attributeOf(item, 'media-type') ?? '')) return [];
    const resolved = safePath(resolve(folder + decodeURIComponentSafely(href.replace(/#.*$/u, ''))));
    return resolved === null ? [] : [resolved];
  });
}

function resolve(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..' && segments.length > 0) segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fieldsOf(contents: XmlElement): Partial<Record<MastheadField, string>> {
  const metadata = find(contents, 'metadata');
  const value = (name: string) => (metadata ? textIn([...descendantsOf(metadata, name)][0]) : null);
  const fields: Partial<Record<MastheadField, string>> = {};
  const title = value('title');
  const date = value('date');
  const publisher = value('publisher');
  if (title !== null) fields.title = title;
  if (date !== null) fields.date = /^\d{4}-\d{2}-\d{2}/u.exec(date)?.[0] ?? date;
  if (publisher !== null) fields.publisher = publisher;
  return fields;
}

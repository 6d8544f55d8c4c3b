import { type HtmlPage, joinPages, readPage } from '../html/html.ts';
import { type SourceReader, UnreadableFileError } from '../reader.ts';
import { parameterOf, partsOf, readHeader } from './parts.ts';

/**
 * Pages that a browser saved as one file (MHTML, RFC 2557): the page and its frames are read as HTML, its
 * pictures, styles and scripts are left alone. See docs/formats/html.md.
 */
export const mhtmlReader: SourceReader = {
  format: 'mhtml',
  matches: ({ bytes }) => {
    const headers = readHeader(bytes)?.headers;
    const type = headers?.get('content-type') ?? '';
    return (
      headers?.has('mime-version') === true &&
      /^multipart\/(?:related|alternative|mixed)\b/iu.test(type) &&
      parameterOf(type, 'boundary') !== null
    );
  },
  read: async ({ path, bytes }) => {
    const type = readHeader(bytes)?.headers.get('content-type') ?? '';
    const documents = partsOf(bytes).filter(({ headers }) =>
      /^(?:text\/html|application\/xhtml\+xml)\b/iu.test(headers.get('content-type') ?? ''),
    );
    if (documents.length === 0) {
      throw new UnreadableFileError(
        'unreadable',
        `${path} is a saved page in which there is no HTML, or it is cut off; save the page again.`,
      );
    }
    const start = parameterOf(type, 'start');
    const isStart = (part: (typeof documents)[number]) => part.headers.get('content-id') === start;
    const ordered =
      start === null ? documents : [...documents].sort((a, b) => Number(isStart(b)) - Number(isStart(a)));
    const pages: HtmlPage[] = [];
    let failure: UnreadableFileError | null = null;
    for (const document of ordered) {
      try {
        pages.push(readPage(path, document.bytes, null));
      } catch (error) {
        // Frames of advertisers are often empty.
        if (!(error instanceof UnreadableFileError)) throw error;
        failure ??= error;
      }
    }
    if (pages.length === 0 && failure) throw failure;
    return [joinPages(pages, 'mhtml')];
  },
};

import { decode } from '../../decode/decode.ts';
import { joinPageTexts } from '../blocks/joinPageTexts.ts';
import { type ReadResult, type Source, type SourceReader, UnreadableFileError } from '../reader.ts';
import { readPlainText } from './text.ts';

const textName = /\.(?:txt|text|md|markdown)$/i;
/** Between two pages of the canonical text. */
const pageBreak = '\f';

/** An issue whose pages are text files of their own, in the order of the source's files. */
export const textPagesReader: SourceReader = {
  format: 'text',
  matches: ({ source, path, decoded }) =>
    decoded !== null && textName.test(path) && pagesOf(source).length > 1,
  async read({ source }) {
    const pages: ReadResult[] = [];
    for (const path of pagesOf(source)) {
      const bytes = await source.bytes(path);
      const decoded = decode(bytes);
      if (!decoded) {
        throw new UnreadableFileError(
          'binary',
          `${path} is not text (it looks like a binary file); replace it with the text of the page.`,
        );
      }
      pages.push(readPlainText(decoded));
    }
    return [joinPageTexts(pages, pageBreak, (block, index) => ({ ...block, page: index + 1 }))];
  },
};

const pagesOf = (source: Source): readonly string[] =>
  source.files.map(({ path }) => path).filter((path) => textName.test(path));

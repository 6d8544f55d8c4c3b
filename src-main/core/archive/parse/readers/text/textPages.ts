import { codePointLength } from '#shared/text/codePoints.ts';
import { decode } from '../../decode/decode.ts';
import { type ReadResult, type Source, type SourceReader, UnreadableFileError } from '../reader.ts';
import { textReader } from './text.ts';

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
      pages.push(textReader.read({ path, bytes, decoded }));
    }
    return [joinPages(pages)];
  },
};

const pagesOf = (source: Source): readonly string[] =>
  source.files.map(({ path }) => path).filter((path) => textName.test(path));

function joinPages(pages: readonly ReadResult[]): ReadResult {
  let offset = 0;
  const texts: string[] = [];
  const blocks: ReadResult['blocks'][number][] = [];
  const dropped: ReadResult['dropped'][number][] = [];
  const warnings: ReadResult['warnings'][number][] = [];
  for (const [index, page] of pages.entries()) {
    const at = offset;
    const moved = <T extends { readonly start: number; readonly end: number }>(span: T): T => ({
      ...span,
      start: span.start + at,
      end: span.end + at,
    });
    texts.push(page.text);
    blocks.push(...page.blocks.map((block) => ({ ...moved(block), page: index + 1 })));
    dropped.push(...page.dropped.map(moved));
    warnings.push(
      ...page.warnings.map((warning) => ({
        ...warning,
        start: warning.start === null ? null : warning.start + at,
      })),
    );
    offset += codePointLength(page.text) + pageBreak.length;
  }
  const forms = new Set(pages.map(({ normalForm }) => normalForm));
  return {
    format: 'text',
    encoding: pages[0]?.encoding ?? 'utf-8',
    normalForm: forms.size === 1 ? (pages[0]?.normalForm ?? 'NFC') : 'mixed',
    text: texts.join(pageBreak),
    blocks,
    dropped,
    fields: {},
    warnings,
  };
}

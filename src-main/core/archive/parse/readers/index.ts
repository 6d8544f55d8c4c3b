import { type DecodedText, decode, maximumFileSize } from '../decode/decode.ts';
import { sourceReaders } from './formats.ts';
import { markdownReader } from './markdown/markdown.ts';
import {
  type Reader,
  type ReaderInput,
  type ReadResult,
  type Source,
  type SourceReaderInput,
  UnreadableFileError,
} from './reader.ts';
import { textReader } from './text/text.ts';

/** Asked last, in this order; the last reads whatever is text. */
const textReaders: readonly Reader[] = [markdownReader, textReader];

/**
 * Reads the issues of a source with the reader that its content asks for. Paths are only named in messages
 * and looked at last. Throws UnreadableFileError with one sentence for people.
 */
export async function readSource(source: Source): Promise<readonly ReadResult[]> {
  const path = namingFile(source);
  const bytes = await source.bytes(path);
  if (bytes.length === 0) throw empty(path);
  const input = sourceInput(source, path, bytes);
  for (const load of sourceReaders(bytes)) {
    const reader = await load();
    if (!reader.matches(input)) continue;
    const results = await reader.read(input);
    if (results.length === 0) throw empty(path);
    return results;
  }
  refuseSize(path, bytes.length);
  refuseMarkup(path);
  return [readText(input)];
}

/**
 * Reads one issue file that is text. `path` is only named in messages and looked at last. Throws
 * UnreadableFileError with one sentence for people.
 */
export function readIssueFile(path: string, bytes: Uint8Array): ReadResult {
  refuseSize(path, bytes.length);
  if (bytes.length === 0) throw empty(path);
  return readText({ path, bytes, decoded: decode(bytes) });
}

function readText(input: ReaderInput): ReadResult {
  const { path, decoded } = input;
  if (!decoded) {
    throw new UnreadableFileError(
      'binary',
      `${path} is not text (it looks like a binary file); replace it with the text of the issue.`,
    );
  }
  if (decoded.text.trim() === '') throw empty(path);
  const reader = textReaders.find((candidate) => candidate.matches(input));
  if (!reader) throw new UnreadableFileError('noReader', `${path} is in a format that no reader knows.`);
  return reader.read(input);
}

/** The file that names the source, or the first of a folder's. */
function namingFile(source: Pick<Source, 'path' | 'files'>): string {
  const named = source.files.find(({ path }) => path === source.path) ?? source.files[0];
  if (!named) throw new UnreadableFileError('empty', `${source.path} has no files that can be read.`);
  return named.path;
}

/** Decoding a large file that a reader takes by its bytes would be in vain, so it waits until it is asked for. */
function sourceInput(source: Source, path: string, bytes: Uint8Array): SourceReaderInput {
  let decoded: DecodedText | null | undefined;
  return {
    source,
    path,
    bytes,
    get decoded() {
      // A gigabyte is no string: the readers of text do not claim it, and its size is refused by name.
      if (decoded === undefined) decoded = bytes.length > maximumFileSize ? null : decode(bytes);
      return decoded;
    },
  };
}

/** What calls itself a data file and is none that a reader knows is not shown to people as if it were prose. */
function refuseMarkup(path: string): void {
  if (!dataFile.test(path)) return;
  throw new UnreadableFileError(
    'noReader',
    `${path} is data in a form that no reader knows; give its issue as METS/ALTO, PAGE, hOCR, TEI, NITF, NewsML, HTML, a table with a column of text, PDF or plain text.`,
  );
}

const dataFile = /\.(?:xml|alto|mets|tei|nitf|json|jsonld|html?|xhtml|mht|mhtml|hocr|csv|tsv|pdf|epub)$/i;

function refuseSize(path: string, size: number): void {
  if (size <= maximumFileSize) return;
  throw new UnreadableFileError(
    'tooLarge',
    `${path} is too large (${Math.round(size / 1024 / 1024)} MB; at most ${maximumFileSize / 1024 / 1024} MB can be read); split it into one file an issue.`,
  );
}

function empty(path: string): UnreadableFileError {
  return new UnreadableFileError(
    'empty',
    `${path} is empty; replace it with the text of the issue or delete it.`,
  );
}

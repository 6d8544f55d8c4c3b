import { decode, maximumFileSize } from '../decode/decode.ts';
import { markdownReader } from './markdown.ts';
import { type Reader, type ReadResult, UnreadableFileError } from './reader.ts';
import { textReader } from './text.ts';

/** In the order they are asked; the last reads whatever is text. */
const readers: readonly Reader[] = [markdownReader, textReader];

/**
 * Reads one issue file with the reader that its content asks for. `path` is only named in messages and
 * looked at last. Throws UnreadableFileError with one sentence for people.
 */
export function readIssueFile(path: string, bytes: Uint8Array): ReadResult {
  if (bytes.length > maximumFileSize) {
    const size = Math.round(bytes.length / 1024 / 1024);
    throw new UnreadableFileError(
      'tooLarge',
      `${path} is too large (${size} MB; at most ${maximumFileSize / 1024 / 1024} MB can be read); split it into one file an issue.`,
    );
  }
  if (bytes.length === 0) throw empty(path);
  const decoded = decode(bytes);
  if (!decoded) {
    throw new UnreadableFileError(
      'binary',
      `${path} is not text (it looks like a binary file); replace it with the text of the issue.`,
    );
  }
  if (decoded.text.trim() === '') throw empty(path);
  const input = { path, bytes, decoded };
  const reader = readers.find((candidate) => candidate.matches(input));
  if (!reader) throw new UnreadableFileError('noReader', `${path} is in a format that no reader knows.`);
  return reader.read(input);
}

function empty(path: string): UnreadableFileError {
  return new UnreadableFileError(
    'empty',
    `${path} is empty; replace it with the text of the issue or delete it.`,
  );
}

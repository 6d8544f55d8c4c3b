import { createHash } from 'node:crypto';
import { type ComposedIssue, composeIssue } from './compose/composeIssue.ts';
import { readIssueFile } from './readers/index.ts';

export type { ComposedIssue } from './compose/composeIssue.ts';
export { maximumFileSize } from './decode/decode.ts';
export { UnreadableFileError } from './readers/reader.ts';

/**
 * From a file's bytes to its issue: decode, read, compose. `path` is below the library folder, with `/`
 * between names. Throws UnreadableFileError with one sentence for people.
 */
export function parseIssueFile(path: string, bytes: Uint8Array): ComposedIssue {
  const read = readIssueFile(path, bytes);
  return composeIssue(read, {
    path,
    format: read.format,
    encoding: read.encoding,
    size: bytes.length,
    contentHash: createHash('sha256').update(bytes).digest('hex'),
    normalForm: read.normalForm,
  });
}

/** Set by the build (electron.vite.config.ts) to a hash of the sources that `parseIssueFile` consists of. */
declare const __BROADSHEET_PARSER__: string | undefined;

/**
 * Changes whenever `parseIssueFile` may give something else for the same bytes, so that caches know what
 * is out of date. What runs from the sources without a build has no cache that outlives it.
 */
export const parserVersion: string =
  typeof __BROADSHEET_PARSER__ === 'string' ? __BROADSHEET_PARSER__ : 'source';

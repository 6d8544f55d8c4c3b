import { folderSource } from '../folder/folderSource.ts';
import type { SourceParser } from '../library/sourceParser.ts';
import { parseSourceWhole } from '../parse/parse.ts';

/** Reads in this thread, without limits: for the command line's single files and for tests. */
export function parseHere(): SourceParser {
  return {
    parse: ({ root, path, files, readings }) => parseSourceWhole(folderSource(root, path, files, readings)),
    close: async () => undefined,
  };
}

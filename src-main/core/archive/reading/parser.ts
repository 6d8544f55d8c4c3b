import { folderSource } from '../folder/folderSource.ts';
import { type ParsedSource, parseSourceWhole } from '../parse/parse.ts';
import type { SourceFile } from '../parse/readers/reader.ts';

/** A source in a folder, as plain data. */
export interface ParseRequest {
  /** Real path of the folder that the paths are below. */
  readonly root: string;
  /** See `Source`. */
  readonly path: string;
  readonly files: readonly SourceFile[];
}

/** Reads sources; in a worker of its own, or here. */
export interface SourceParser {
  /** Throws UnreadableFileError with one sentence for people, or the system's error. */
  parse(request: ParseRequest): Promise<ParsedSource>;
  close(): Promise<void>;
}

/** Reads in this thread, without limits: for the command line's single files and for tests. */
export function parseHere(): SourceParser {
  return {
    parse: ({ root, path, files }) => parseSourceWhole(folderSource(root, path, files)),
    close: async () => undefined,
  };
}

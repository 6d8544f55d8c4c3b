import {
  type Source,
  type SourceFile,
  type SourceReading,
  UnreadableFileError,
} from '../parse/readers/reader.ts';
import { readLibraryFile, readLibraryHead } from './readFile.ts';

/** A source whose files lie below a folder (its real path). Gives the bytes of its own files and of the readings of their pages only. */
export function folderSource(
  root: string,
  path: string,
  files: readonly SourceFile[],
  readings: readonly SourceReading[] = [],
): Source {
  const own = new Set([...files, ...readings].map((file) => file.path));
  const mustBeOwn = (file: string) => {
    if (!own.has(file)) throw new UnreadableFileError('unreadable', `${file} does not belong to ${path}.`);
  };
  return {
    path,
    files,
    ...(readings.length > 0 && { readings }),
    async bytes(file) {
      mustBeOwn(file);
      return (await readLibraryFile(root, file)).bytes;
    },
    async head(file, length) {
      mustBeOwn(file);
      return await readLibraryHead(root, file, length);
    },
  };
}

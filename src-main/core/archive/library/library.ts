import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '#core/disk/files/fileErrors.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { IssueCache } from './cache.ts';
import { FolderLibrary } from './folderLibrary.ts';
import { sha256 } from './identity/identity.ts';
import { openRegistryFiles } from './identity/registryFile.ts';
import type { Library, LibraryOptions } from './libraryInterface.ts';

export type {
  FacsimileSource,
  IssueHandle,
  Library,
  LibraryOptions,
} from './libraryInterface.ts';

/**
 * Opens a folder, to be read once `start` is called. Throws `libraryNotFound`, `notAFolder` or `noAccess`.
 */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const root = await realFolder(options.path);
  const cacheFolder = libraryCache(options.cacheFolder, root);
  const problems: FileProblem[] = [];
  const registryFiles = await openRegistryFiles(root, cacheFolder, options.clock, (problem) =>
    problems.push(problem),
  );
  const cache = await IssueCache.open(cacheFolder, options.parserVersion);
  return new FolderLibrary(options, root, cache, registryFiles, problems);
}

/** A library's own folder among those for what can be made again, by its real path. */
export const libraryCache = (caches: string, root: string): string =>
  join(caches, 'libraries', sha256(root).slice(0, 16));

/** The real path of a library's folder. Throws `libraryNotFound`, `notAFolder` or `noAccess`. */
export async function realFolder(path: string): Promise<string> {
  try {
    const root = await realpath(path);
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    if (isMissing(error)) {
      throw new BroadsheetError(
        'libraryNotFound',
        `There is no folder ${path}: check its name, or choose another.`,
        { path },
      );
    }
    throw new BroadsheetError(
      'noAccess',
      `The folder ${path} cannot be opened: give yourself the right to read it.`,
      { path },
      { cause: error },
    );
  }
  throw new BroadsheetError(
    'notAFolder',
    `${path} is not a folder: choose the folder that your issues are in.`,
    { path },
  );
}

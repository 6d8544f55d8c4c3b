import { unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureFolder, removeLeftovers, writeDurably } from '#core/disk/files/durableWrite.ts';
import { isMissing, toSaveError } from '#core/disk/files/fileErrors.ts';
import { diskFiles, type WritableFiles } from '#core/disk/files/files.ts';
import { pictureKey } from './pictureKey.ts';
import { parseReadingName, pathOfReading, readingsFolder } from './readingName.ts';
import { type KeptReading, keptReading } from './readings.ts';

/** The page that a reading is of. */
export interface ReadPage {
  /** Path of the picture or PDF below the library folder. */
  readonly path: string;
  /** Page of a PDF, counted from 1; 1 for a picture. */
  readonly page: number;
}

/**
 * Keeps the reading of a page, ALTO as `writeAlto` gives it, in the place of an earlier one; it is on the disk
 * when this resolves, and whatever dies before leaves the earlier one whole. `root` is the library's real
 * path. Throws `diskFull`, `readOnly` or `saveFailed`; where the picture cannot be read, the system's error.
 */
export async function saveReading(
  root: string,
  { path, page }: ReadPage,
  alto: string,
  files: WritableFiles = diskFiles,
): Promise<KeptReading> {
  const { size, key } = await pictureKey(join(root, path));
  const kept = pathOfReading({ size, key, page });
  try {
    await ensureFolder(join(root, readingsFolder), root, files);
    await writeDurably(join(root, kept), alto, files);
  } catch (error) {
    throw toSaveError(kept, error);
  }
  const saved = await keptReading(root, kept, page);
  if (saved === null) throw toSaveError(kept, new Error('it is not where it was written'));
  return saved;
}

/** Removes a reading by its path below the library; one that is gone already is no error. Throws as `saveReading`. */
export async function removeReading(
  root: string,
  path: string,
  files: WritableFiles = diskFiles,
): Promise<void> {
  const name = path.startsWith(`${readingsFolder}/`) ? path.slice(readingsFolder.length + 1) : '';
  if (parseReadingName(name) === null) throw new TypeError(`${path} is no reading of a page.`);
  const absolute = join(root, path);
  try {
    await unlink(absolute);
    await files.syncFolder(dirname(absolute));
  } catch (error) {
    if (!isMissing(error)) throw toSaveError(path, error);
  }
}

/** Removes what writers that died in the middle left behind, once it is a day old. */
export const sweepReadings = (root: string, now: Date): Promise<void> =>
  removeLeftovers(join(root, readingsFolder), now);

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '#core/disk/files/durableWrite.ts';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import { diskFiles, type WritableFiles } from '#core/disk/files/files.ts';
import { findFile } from '#core/disk/files/findFile.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';

/** A folder that is gone is not made anew: its drive may only be unplugged. Throws `saveFailed` or `readOnly`. */
export async function checkFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: unknown) => {
    throw toSaveError(join(folder, '.'), error);
  });
  if (!found.isDirectory()) {
    throw new BroadsheetError('notAFolder', `${folder} is not a folder: choose another.`, { path: folder });
  }
}

/** A program saved the file while it was being written here. */
export class ChangedMeanwhile extends Error {}

/**
 * Replaces a text that was read before, durably and only where the file still has that text: looked at
 * last thing before the new file takes its place. Throws `ChangedMeanwhile`, or what saving throws.
 */
export async function replaceFile(
  path: string,
  before: string | null,
  text: string,
  files: WritableFiles = diskFiles,
): Promise<void> {
  const checked: WritableFiles = {
    ...files,
    async rename(from, to) {
      const found = await findFile(path);
      if ((found.kind === 'text' ? found.text : null) !== before || found.kind === 'notText') {
        throw new ChangedMeanwhile();
      }
      await files.rename(from, to);
    },
  };
  try {
    await writeDurably(path, text, checked);
  } catch (error) {
    if (error instanceof ChangedMeanwhile) throw error;
    throw toSaveError(path, error);
  }
}

import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMissing } from './fileErrors.ts';

/**
 * Replaces a file that can be made again: whole or not at all, without waiting until it is on the disk. Its folder is
 * made where there is none.
 */
export async function writeCacheFile(path: string, data: Parameters<typeof writeFile>[1]): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, data);
  } catch (error) {
    if (!isMissing(error)) throw error;
    // The first file of its kind, or the folder was deleted meanwhile.
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, data);
  }
  await rename(temporary, path);
}

import { join } from 'node:path';
import { writeDurably } from '#core/disk/files/durableWrite.ts';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import { isNameTaken } from '#core/disk/files/findFile.ts';
import { numberedName } from './fileName.ts';

/**
 * Writes a file into a folder under the first free name (`Name.csv`, `Name (2).csv`…) and answers its
 * path: nothing that is there is written over. Throws `readOnly`, `diskFull` or `saveFailed`.
 */
export async function writeBeside(folder: string, name: string, content: Uint8Array): Promise<string> {
  const path = await freePath(folder, name);
  await writeDurably(path, content).catch((error: unknown) => {
    throw toSaveError(path, error);
  });
  return path;
}

/** The path of the first name in a folder that is free. Throws as `isNameTaken`. */
export async function freePath(folder: string, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : numberedName(name, number));
    if (!(await isNameTaken(path))) return path;
  }
}

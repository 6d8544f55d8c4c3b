import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pathExists } from '#core/disk/files/pathExists.ts';

/** What the copy is called, wherever it was made from: `build/sampleLibrary.mjs` makes the same for `npm start`. */
const name = 'Broadsheet Sample Library';

/**
 * The person's copy of the sample library, made where there is none yet: the original is never opened, since
 * a library holds the notes made in it. `documents` is the folder to keep it in. Answers the copy's path;
 * throws where it cannot be written.
 */
export async function copySampleLibrary(original: URL, documents: string): Promise<string> {
  const copy = join(documents, name);
  if (await pathExists(copy)) return copy;
  const unfinished = `${copy}.${process.pid}.partial`;
  try {
    await copyFolder(fileURLToPath(original), unfinished);
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  return copy;
}

/** File by file: of Electron's archives `fs.cp` knows nothing. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, target);
    else await writeFile(target, await readFile(source));
  }
}

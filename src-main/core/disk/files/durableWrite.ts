import { randomBytes } from 'node:crypto';
import { mkdir, readdir, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { systemCode } from './fileErrors.ts';
import { diskFiles, type WritableFiles } from './files.ts';

/** Names of the temporary files that a write leaves behind only when the process dies in the middle. */
const temporaryName = /^\.(.+)\.[0-9a-f]{12}\.tmp$/;

/**
 * Replaces a file so that, whatever dies when, either the old or the new content is there, and the new
 * one once this resolves: temporary file in the same folder, fsync, rename, fsync of the folder.
 * (write-file-atomic does not look at how much of its one write() arrived, and does not sync the folder.)
 */
export async function writeDurably(
  path: string,
  content: string | Uint8Array,
  files: WritableFiles = diskFiles,
): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await files.createSynced(temporary, content);
    await files.rename(temporary, path);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(folder);
}

/**
 * Creates a folder and those above it; they are on the disk when this resolves. `within`, where given,
 * must be there already: a library on a drive that was pulled out must not come to life again as an
 * empty folder.
 */
export async function ensureFolder(
  path: string,
  within: string | null,
  files: WritableFiles = diskFiles,
): Promise<void> {
  if (within === null) {
    const first = await mkdir(path, { recursive: true });
    if (first === undefined) return;
    for (let folder = path; ; folder = dirname(folder)) {
      await files.syncFolder(dirname(folder));
      if (folder === first || folder === dirname(folder)) return;
    }
  }
  let folder = within;
  for (const name of relative(within, path).split(sep)) {
    const parent = folder;
    folder = join(folder, name);
    try {
      await mkdir(folder);
      await files.syncFolder(parent);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  }
}

/** How old a temporary file is that nobody can be writing, however far machines' clocks are apart (milliseconds). */
const abandonedAfter = 24 * 3_600_000;

/**
 * Removes temporary files that writers which died in the middle left behind: those of the files that `isOurs` names,
 * which nobody else writes, and of others what is a day old.
 */
export async function removeLeftovers(
  folder: string,
  now: Date,
  isOurs: (name: string) => boolean = () => false,
): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [, original] = temporaryName.exec(name) ?? [];
    if (original === undefined) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    const isAbandoned = found !== null && now.getTime() - found.mtimeMs > abandonedAfter;
    if (isOurs(original) || isAbandoned) await unlink(path).catch(() => undefined);
  }
}

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { constants, copyFile, link, mkdir, open, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode } from '#core/disk/files/fileErrors.ts';
import { openRegularFile } from '#core/disk/files/regularFile.ts';
import { numbered } from './safeName.ts';

/** A file that an import made, as it was then. */
export interface CopiedFile {
  /** Below the library folder, with `/`. */
  readonly path: string;
  readonly sha256: string;
}

/** Names of one import that were taken. More than this many of one name is a mistake. */
const mostNumbers = 10_000;

/**
 * Copies files into a folder of the library, under a name of the folder's own that nothing has yet: one
 * file under its name, several in a folder of that name. Nothing is ever overwritten; a copy that breaks
 * off leaves nothing behind.
 */
export async function copyInto(
  root: string,
  folder: string,
  name: string,
  files: readonly { readonly from: string; readonly to: string | null }[],
): Promise<readonly CopiedFile[]> {
  await mkdir(join(root, folder), { recursive: true });
  const [only] = files;
  if (only && files.length === 1 && only.to === null) return [await copyAlone(root, folder, name, only.from)];
  const own = await makeFolder(root, folder, name);
  const copied: CopiedFile[] = [];
  try {
    for (const { from, to } of files) {
      const path = `${own}/${to ?? name}`;
      await mkdir(dirname(join(root, path)), { recursive: true });
      await copyTo(from, join(root, path));
      copied.push({ path, sha256: await hashFile(join(root, path)) });
    }
    return copied;
  } catch (error) {
    await removeCopied(root, copied);
    await rmdir(join(root, own)).catch(() => undefined);
    throw error;
  }
}

async function copyAlone(root: string, folder: string, name: string, from: string): Promise<CopiedFile> {
  for (let number = 1; number < mostNumbers; number++) {
    const path = joined(folder, numbered(name, number));
    try {
      await copyTo(from, join(root, path));
      return { path, sha256: await hashFile(join(root, path)) };
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  }
  throw new Error(`there are too many files named ${name}`);
}

async function makeFolder(root: string, folder: string, name: string): Promise<string> {
  for (let number = 1; number < mostNumbers; number++) {
    const path = joined(folder, number < 2 ? name : `${name} (${number})`);
    try {
      await mkdir(join(root, path));
      return path;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  }
  throw new Error(`there are too many folders named ${name}`);
}

/** Copies under a hidden name first, so that nobody reads half a file. Throws EEXIST where something is there. */
async function copyTo(from: string, to: string): Promise<void> {
  const temporary = join(dirname(to), `.${randomUUID()}.part`);
  try {
    await copyRegular(from, temporary);
    await link(temporary, to).catch(async (error: unknown) => {
      if (systemCode(error) === 'EEXIST') throw error;
      // A file system without links.
      await copyFile(temporary, to, constants.COPYFILE_EXCL);
    });
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
}

/** What was read as an issue may be another thing by now: a pipe is not waited for, a device not copied. */
async function copyRegular(from: string, temporary: string): Promise<void> {
  const source = await openRegularFile(from);
  try {
    const target = await open(temporary, 'wx', 0o644);
    try {
      await target.writeFile(source.createReadStream({ autoClose: false }));
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

function hashFile(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(path)
      .on('data', (data) => hash.update(data))
      .on('error', reject)
      .on('end', () => resolve(hash.digest('hex')));
  });
}

/** Removes copies that nobody changed, and the folders that are empty then; answers what stayed. */
export async function removeCopied(root: string, files: readonly CopiedFile[]): Promise<readonly string[]> {
  const stayed: string[] = [];
  const folders = new Set<string>();
  for (const { path, sha256 } of files) {
    const absolute = join(root, path);
    const found = await stat(absolute).catch(() => null);
    if (!found) continue;
    if ((await hashFile(absolute).catch(() => null)) !== sha256) {
      stayed.push(path);
      continue;
    }
    await unlink(absolute);
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  }
  // The deepest first; a folder that holds anything else stays.
  for (const folder of [...folders].toSorted((a, b) => b.length - a.length)) {
    await rmdir(join(root, folder)).catch(() => undefined);
  }
  return stayed;
}

const joined = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

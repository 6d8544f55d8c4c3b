import { constants, type FileHandle, open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { maximumFileSize } from '../parse/decode/decode.ts';
import { UnreadableFileError } from '../parse/readers/reader.ts';
import type { FileState } from './walk.ts';

/** How often a file that changes under the reader is read again before it is taken as it is. */
const attempts = 3;

/** A file's bytes with the state that they belong to. */
export interface FileContent extends FileState {
  readonly bytes: Uint8Array;
}

/**
 * Reads an issue file whole. Never follows a link out of the library, never waits for a pipe, never
 * reads a file that is too large. Throws UnreadableFileError or the system's error.
 */
export async function readLibraryFile(root: string, path: string): Promise<FileContent> {
  const handle = await openLibraryFile(root, path);
  try {
    for (let attempt = 1; ; attempt++) {
      const before = await stateOf(handle, path);
      const bytes = await readAll(handle, before.size);
      const after = await stateOf(handle, path);
      const steady = before.size === after.size && before.mtimeNs === after.mtimeNs;
      if (steady || attempt === attempts) return { ...after, bytes };
    }
  } finally {
    await handle.close();
  }
}

/** The first bytes of an issue file, at most `length`. Refuses what `readLibraryFile` refuses. */
export async function readLibraryHead(root: string, path: string, length: number): Promise<Uint8Array> {
  const handle = await openLibraryFile(root, path);
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new UnreadableFileError('unreadable', `${path} is not an ordinary file.`);
    return await readAll(handle, Math.min(length, found.size));
  } finally {
    await handle.close();
  }
}

/** Opens a file that really lies below the (real) folder `root`, for reading only. */
export async function openLibraryFile(root: string, path: string): Promise<FileHandle> {
  const real = await realpath(join(root, path));
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) {
    throw new UnreadableFileError('unreadable', `${path} leads out of the library: copy the file into it.`);
  }
  return await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
}

async function stateOf(handle: FileHandle, path: string): Promise<FileState> {
  const found = await handle.stat({ bigint: true });
  if (!found.isFile()) throw new UnreadableFileError('unreadable', `${path} is not an ordinary file.`);
  if (found.size > sizeLimit(path)) throw tooLarge(path, Number(found.size));
  return { size: Number(found.size), mtimeNs: String(found.mtimeNs) };
}

async function readAll(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

/** Containers that are not decoded as text may be larger than texts (bytes). */
const containerLimit = 1024 * 1024 * 1024;
const container = /\.(?:pdf|zip|tar|tgz|gz|epub|jpe?g|png|webp|tiff?|jp[2xf]|j2k)$/i;

/** The largest size that a file of this name is read at, in bytes. */
export function sizeLimit(path: string): number {
  return container.test(path) ? containerLimit : maximumFileSize;
}

export function tooLarge(path: string, size: number): UnreadableFileError {
  const megabytes = Math.ceil(size / 1024 / 1024);
  return new UnreadableFileError(
    'tooLarge',
    `${path} is too large to be one issue (${megabytes} MB, at most ${sizeLimit(path) / 1024 / 1024} MB are read): split it into its issues.`,
  );
}

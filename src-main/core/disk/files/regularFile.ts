import { constants, type FileHandle, open, stat } from 'node:fs/promises';

/** What is at a path is no ordinary file: a folder, a pipe, a device. */
export class NotRegularError extends Error {}

/**
 * Opens an ordinary file for reading. A pipe would keep whoever reads it waiting for ever, a device may not even end, and
 * opening some does something: so nothing else is opened, nor waited for if it takes the file's place in between.
 * Throws `NotRegularError` or the system's error.
 */
export async function openRegularFile(path: string): Promise<FileHandle> {
  const refused = () => new NotRegularError(`${path} is not an ordinary file.`);
  if (!(await stat(path)).isFile()) throw refused();
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const isRegular = await handle.stat().then(
    (found) => found.isFile(),
    () => false,
  );
  if (isRegular) return handle;
  await handle.close();
  throw refused();
}

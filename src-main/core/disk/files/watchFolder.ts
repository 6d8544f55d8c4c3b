import { relative } from 'node:path';
import { watch } from 'chokidar';
import { ensureFolder } from './durableWrite.ts';

/** Calls `onFile` with the name of every file that appears or changes in a library's folder of marks; answers how to stop. */
export async function watchMarks(
  libraryPath: string,
  folder: string,
  onFile: (name: string) => void,
): Promise<() => Promise<void>> {
  // A folder that is not there yet cannot be watched; where it cannot be made, no marks will come.
  await ensureFolder(folder, libraryPath).catch(() => undefined);
  const watcher = watch(folder, {
    ignoreInitial: true,
    depth: 0,
    followSymlinks: false,
    ignorePermissionErrors: true,
  });
  const noticed = (path: string) => onFile(relative(folder, path));
  watcher.on('add', noticed).on('change', noticed);
  // Where the system cannot watch, marks are still read, and merged before every write.
  watcher.on('error', () => undefined);
  return () => watcher.close();
}

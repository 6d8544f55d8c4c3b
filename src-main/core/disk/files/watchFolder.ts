import { basename, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { ensureFolder } from './durableWrite.ts';

/**
 * Calls `onFile` with the path, below `folder` and with `/` between names, of every file that appears or changes in
 * a library's folder or two folders below; answers how to stop. `passedOver`: names of folders of it to leave out.
 */
export async function watchTree(
  libraryPath: string,
  folder: string,
  passedOver: ReadonlySet<string>,
  onFile: (path: string) => void,
): Promise<() => Promise<void>> {
  // A folder that is not there yet cannot be watched; where it cannot be made, nothing will come.
  await ensureFolder(folder, libraryPath).catch(() => undefined);
  const below = (path: string) => relative(folder, path).split(sep).join('/');
  const watcher = watch(folder, {
    ignoreInitial: true,
    depth: 2,
    followSymlinks: false,
    ignorePermissionErrors: true,
    ignored: (path) => basename(path).endsWith('.tmp') || passedOver.has(below(path).split('/')[0] ?? ''),
  });
  const ready = new Promise<void>((resolve) => watcher.once('ready', resolve));
  watcher.on('add', (path) => onFile(below(path))).on('change', (path) => onFile(below(path)));
  // Where the system cannot watch, what others wrote is still read when the library is opened.
  watcher.on('error', () => undefined);
  await ready;
  return () => watcher.close();
}

import { relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { isIgnoredName } from './walk.ts';

export interface WatchHandlers {
  /** Something came, changed or went at this path (below the library folder, with `/`). */
  readonly onPath: (path: string) => void;
  /** Anything may have changed: look at the whole folder again. */
  readonly onAnything: () => void;
}

/** A file is taken as written when its size stood still for this long (milliseconds). */
const stability = { stabilityThreshold: 300, pollInterval: 100 };
/** How often the folder is looked through where the system cannot watch it (milliseconds). */
const lookEvery = 1500;

/** Watches a library folder (its real path) until the answered function is called. */
export function watchLibrary(root: string, { onPath, onAnything }: WatchHandlers): () => Promise<void> {
  let timer: NodeJS.Timeout | null = null;
  const lookAgainLater = () => {
    // Watching is what the system refused (no more watches, a network drive), so the folder is looked through.
    timer ??= setInterval(onAnything, lookEvery);
    timer.unref();
  };
  const below = (path: string) => relative(root, path).split(sep).join('/');
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    awaitWriteFinish: stability,
    atomic: true,
    ignored: (path) => {
      const inside = below(path);
      return inside !== '' && inside.split('/').some(isIgnoredName);
    },
  });
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') onAnything();
    else onPath(below(path));
  });
  // What changed between the first look through the folder and now went unnoticed.
  watcher.on('ready', onAnything);
  watcher.on('error', lookAgainLater);
  return async () => {
    if (timer) clearInterval(timer);
    await watcher.close();
  };
}

import { resolve, sep } from 'node:path';
import { BroadsheetError } from '#shared/contract/errors.ts';

/** The paths of the disk that windows may name in their calls. */
export interface GrantedPaths {
  /** From now on these may be named, and whatever lies below them. Absolute paths, as a dialog or a drop gives them. */
  grant(paths: readonly string[]): void;
  /** Throws `pathNotChosen` where one was not granted. */
  check(paths: readonly string[]): void;
}

/**
 * What a window shows comes from files of anybody; should such a file ever take a window over, it must not be able to
 * name what it likes. So a path counts only where a person chose it outside the page: in a dialog of the system, by
 * dropping it, on the command line, or before (`known`: libraries that were open).
 */
export function createGrantedPaths(known: () => readonly string[]): GrantedPaths {
  const granted = new Set<string>();
  const isBelow = (path: string): boolean => {
    if (granted.has(path)) return true;
    for (let at = path.lastIndexOf(sep); at >= 0; at = path.lastIndexOf(sep, at - 1)) {
      // A root keeps its separator.
      if (granted.has(path.slice(0, at)) || granted.has(path.slice(0, at + 1))) return true;
      if (at === 0) break;
    }
    return false;
  };
  return {
    grant(paths) {
      for (const path of paths) granted.add(resolve(path));
    },
    check(paths) {
      for (const path of paths) {
        const plain = resolve(path);
        if (plain === path && known().includes(path)) continue;
        if (isBelow(plain)) continue;
        throw new BroadsheetError(
          'pathNotChosen',
          `${path} was not chosen here: choose it in the dialog, drop it on the window, or name it when you start Broadsheet (serve LIBRARY --folder FOLDER).`,
          { path },
        );
      }
    },
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/** Where a person's own things live outside any library. Absolute paths; they need not exist yet. */
export interface PersonalFolders {
  /** Preferences and recent libraries. */
  readonly config: string;
  /** Everything that can be made again: index, composed issues. */
  readonly cache: string;
  /** The program's own log. */
  readonly log: string;
}

/**
 * The system's usual places, the same for every host. `BROADSHEET_PROFILE` names one folder to keep
 * everything in instead: a portable or a second profile.
 */
export function personalFolders(environment: Readonly<Record<string, string | undefined>>): PersonalFolders {
  const profile = environment.BROADSHEET_PROFILE;
  if (profile) {
    const folder = resolve(profile);
    return { config: join(folder, 'config'), cache: join(folder, 'cache'), log: join(folder, 'log') };
  }
  const { config, cache, log } = envPaths('broadsheet', { suffix: '' });
  return { config, cache, log };
}

/** Where a person keeps documents, for hosts that have no system to ask: XDG's folder, `Documents` at home, or home itself. */
export function documentsFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const home = homedir();
  const named = environment.XDG_DOCUMENTS_DIR ?? userDirectory(environment.XDG_CONFIG_HOME, home);
  return [named, join(home, 'Documents')].find((folder) => folder && existsSync(folder)) ?? home;
}

/** https://www.freedesktop.org/wiki/Software/xdg-user-dirs/ */
function userDirectory(config: string | undefined, home: string): string | undefined {
  const file = join(config ?? join(home, '.config'), 'user-dirs.dirs');
  if (!existsSync(file)) return undefined;
  const value = /^XDG_DOCUMENTS_DIR="(.*)"$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return value?.replace(/^\$HOME/, home);
}

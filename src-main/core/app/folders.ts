import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/** Where a person's own things live outside any library. Absolute paths; they need not exist yet. */
export interface PersonalFolders {
  /** Preferences and recent libraries. */
  readonly config: string;
  /** Everything that can be made again: index, composed issues. */
  readonly cache: string;
}

/**
 * The system's usual places, the same for every host. `BROADSHEET_PROFILE` names one folder to keep
 * everything in instead: a portable or a second profile.
 */
export function personalFolders(environment: Readonly<Record<string, string | undefined>>): PersonalFolders {
  const profile = environment.BROADSHEET_PROFILE;
  if (profile) {
    const folder = resolve(profile);
    return { config: join(folder, 'config'), cache: join(folder, 'cache') };
  }
  const { config, cache } = envPaths('broadsheet', { suffix: '' });
  return { config, cache };
}

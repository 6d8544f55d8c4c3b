import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Looks through folders for files that came or changed, where the system may tell of nothing (network drives). */
export interface FolderLooks {
  /** What is there now is known: it is no news at the next look. */
  takeAsSeen(): Promise<void>;
  /**
   * The files, below the folder and with `/` between names, of all folders in which one came, went or was replaced
   * since the last look; at the first look, of all. Files are written by renaming, which every folder's time tells of.
   */
  changed(): Promise<readonly string[]>;
}

/** `passedOver`: names of folders right below `root` to leave out. */
export function folderLooks(root: string, passedOver: ReadonlySet<string>): FolderLooks {
  /** By folder, its time as it was last seen. */
  let times = new Map<string, number>();
  /** A file that is replaced in the same tick as the look would not be told of: such folders are looked at once more. */
  let fresh = new Set<string>();
  /** By folder, the folders right below it. */
  const below = new Map<string, readonly string[]>();

  return {
    async takeAsSeen() {
      await this.changed();
      fresh = new Set();
    },
    async changed() {
      const files: string[] = [];
      const now = new Map<string, number>();
      const stillFresh = new Set<string>();
      const look = async (folder: string): Promise<void> => {
        const time = await stat(join(root, folder)).then(
          ({ mtimeMs }) => mtimeMs,
          () => null,
        );
        if (time === null) return;
        now.set(folder, time);
        const isChanged = times.get(folder) !== time;
        if (isChanged) stillFresh.add(folder);
        if (isChanged || fresh.has(folder)) {
          const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
          const path = (name: string) => (folder === '' ? name : `${folder}/${name}`);
          for (const entry of entries) if (entry.isFile()) files.push(path(entry.name));
          below.set(
            folder,
            entries.flatMap((entry) =>
              entry.isDirectory() && !(folder === '' && passedOver.has(entry.name)) ? [path(entry.name)] : [],
            ),
          );
        }
        for (const child of below.get(folder) ?? []) await look(child);
      };
      await look('');
      times = now;
      fresh = stillFresh;
      return files;
    },
  };
}

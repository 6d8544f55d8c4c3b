import { open, rename, unlink } from 'node:fs/promises';

/** What a durable write needs of the disk. Tests pass one that fails. */
export interface WritableFiles {
  /** Creates a file that must not exist, writes all of `content` and brings it to the disk (fsync). */
  createSynced(path: string, content: string | Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Brings a folder's entries to the disk (fsync). */
  syncFolder(path: string): Promise<void>;
}

/** The machine's own disk. */
export const diskFiles: WritableFiles = filesOf(0o666);

/** The same for files that their owner alone may read, from the moment they are there. */
export const privateFiles: WritableFiles = filesOf(0o600);

/** `mode`: what a new file is created with, before the system's mask. */
function filesOf(mode: number): WritableFiles {
  return {
    async createSynced(path, content) {
      const handle = await open(path, 'wx', mode);
      try {
        await handle.writeFile(content, 'utf8');
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    rename,
    remove: unlink,
    async syncFolder(path) {
      // Windows opens no folders and needs no such fsync: NTFS journals the rename itself.
      if (process.platform === 'win32') return;
      const handle = await open(path, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}

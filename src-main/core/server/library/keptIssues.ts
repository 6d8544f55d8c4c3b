import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeCacheFile } from '#core/disk/files/cacheFile.ts';
import type { ArchivePaper } from '#shared/model/library.ts';
import type { ArchivedIssue, ListedIssue } from '../issues.ts';
import { packed, unpacked } from '../packed.ts';

/** What a shelf showed last, to be shown again where the server is away. */
export interface KeptShelf {
  readonly papers: readonly ArchivePaper[];
  readonly issues: readonly ListedIssue[];
}

/** What was read of an archive, kept on this computer so that it can be read again without the server. */
export interface KeptIssues {
  /** Null where the issue was never read. */
  issue(id: string): Promise<ArchivedIssue | null>;
  keep(issue: ArchivedIssue): Promise<void>;
  shelf(): Promise<KeptShelf | null>;
  keepShelf(shelf: KeptShelf): Promise<void>;
  /** Removes the issues that were kept longest, down to `mostKept`. */
  sweep(): Promise<void>;
}

/** So many issues are kept, some 20 KB each. */
const mostKept = 5_000;

/** `folder`: absolute path of what can be made again of the library. What cannot be written is not kept. */
export function keptIssues(folder: string): KeptIssues {
  const issues = join(folder, 'archived');
  const shelf = join(folder, 'archive-shelf.json.gz');
  const pathOf = (id: string) =>
    join(issues, `${createHash('sha256').update(id).digest('hex').slice(0, 32)}.json.gz`);
  const read = async <T>(path: string): Promise<T | null> => {
    try {
      return await unpacked<T>(await readFile(path));
    } catch {
      // Never kept, or damaged: it is read from the server again.
      return null;
    }
  };
  const write = async (path: string, value: unknown) => {
    await writeCacheFile(path, await packed(value)).catch(() => undefined);
  };
  return {
    async issue(id) {
      const kept = await read<ArchivedIssue>(pathOf(id));
      return kept?.summary.id === id ? kept : null;
    },
    keep: (issue) => write(pathOf(issue.summary.id), issue),
    shelf: () => read<KeptShelf>(shelf),
    keepShelf: (kept) => write(shelf, kept),
    async sweep() {
      const names = await readdir(issues).catch(() => []);
      if (names.length <= mostKept) return;
      const files = await Promise.all(
        names.map(async (name) => {
          const path = join(issues, name);
          return { path, time: (await stat(path).catch(() => null))?.mtimeMs ?? 0 };
        }),
      );
      const oldest = files.toSorted((a, b) => a.time - b.time).slice(0, files.length - mostKept);
      for (const { path } of oldest) await rm(path, { force: true });
    },
  };
}
